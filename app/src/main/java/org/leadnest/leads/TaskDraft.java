package org.leadnest.leads;

import java.time.DateTimeException;
import java.time.DayOfWeek;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.ZoneId;
import java.time.temporal.TemporalAdjusters;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.leadnest.kernel.FieldErrors;
import org.leadnest.kernel.Ids;
import org.leadnest.kernel.UserId;

/** A task as it was typed; kept as it is while it is wrong. */
public record TaskDraft(String title, String due, String repeats, String assignee) {
    private static final int FIRST_YEAR = 2000;
    private static final int LAST_YEAR = 2100;

    /** A task that names only a day is due at the end of the working day. */
    private static final LocalTime END_OF_DAY = LocalTime.of(17, 0);

    private static final LocalTime MORNING = LocalTime.of(9, 0);

    /** Nothing typed yet; it would be this user's. */
    public static TaskDraft blank(UserId user) {
        return new TaskDraft("", "", "", user.toString());
    }

    /** Every rhythm by its name. */
    public static Map<String, String> rhythms() {
        Map<String, String> rhythms = new LinkedHashMap<>();
        Arrays.stream(Repeat.values()).forEach(repeat -> rhythms.put(repeat.name(), repeat.words()));
        return rhythms;
    }

    /** Until when a task may be put off, in words. */
    public static Map<String, String> snoozes(LocalDate today, ZoneId zone) {
        Map<String, String> snoozes = new LinkedHashMap<>();
        snoozes.put(morning(today.plusDays(1), zone), "tomorrow");
        snoozes.putIfAbsent(morning(today.with(TemporalAdjusters.next(DayOfWeek.MONDAY)), zone), "on Monday");
        snoozes.putIfAbsent(morning(today.plusWeeks(1), zone), "in a week");
        snoozes.putIfAbsent(morning(today.plusMonths(1), zone), "in a month");
        return snoozes;
    }

    private static String morning(LocalDate day, ZoneId zone) {
        return day.atTime(MORNING).atZone(zone).toInstant().toString();
    }

    /** @param members to whom it may be given */
    public FieldErrors check(ZoneId zone, List<UserId> members) {
        return new FieldErrors()
                .expect(!title.isBlank(), "title", "Say what is to be done.")
                .expect(title.length() <= NewTask.MAX_TITLE, "title", "At most " + NewTask.MAX_TITLE + " characters.")
                .expect(
                        due.isBlank() || at(zone).isPresent(),
                        "due",
                        "Expected a date and a time between 2000 and 2100.")
                .expect(repeats.isBlank() || !due.isBlank(), "due", "A task that comes again needs a date.")
                .expect(repeats.isBlank() || Repeat.of(repeats).isPresent(), "repeats", "Choose how often.")
                .expect(
                        assignee.isBlank() || user().filter(members::contains).isPresent(),
                        "assignee",
                        "Choose somebody of the account.");
    }

    /** What was typed, once {@link #check} found nothing wrong. */
    public NewTask task(@Nullable LeadId lead, ZoneId zone) {
        return new NewTask(
                lead,
                title.strip(),
                at(zone).orElse(null),
                user().orElse(null),
                Repeat.of(repeats).orElse(null));
    }

    private Optional<UserId> user() {
        return Ids.parse(assignee).map(UserId::new);
    }

    private Optional<Instant> at(ZoneId zone) {
        try {
            String text = due.strip();
            LocalDateTime at = text.contains("T")
                    ? LocalDateTime.parse(text)
                    : LocalDate.parse(text).atTime(END_OF_DAY);
            return Optional.of(at)
                    .filter(one -> one.getYear() >= FIRST_YEAR && one.getYear() <= LAST_YEAR)
                    .map(one -> one.atZone(zone).toInstant());
        } catch (DateTimeException other) {
            return Optional.empty();
        }
    }
}
