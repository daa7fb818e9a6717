package org.leadnest.leads.agenda;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.util.Optional;
import org.leadnest.kernel.FieldErrors;
import org.leadnest.kernel.Ids;
import org.leadnest.kernel.UserId;
import org.leadnest.leads.NewTask;
import org.leadnest.leads.Repeat;

/** A task as it was typed; kept as it is while it is wrong. */
record TaskForm(String title, String due, String repeats, String assignee) {
    private static final int FIRST_YEAR = 2000;
    private static final int LAST_YEAR = 2100;

    FieldErrors check(ZoneId zone) {
        return new FieldErrors()
                .expect(!title.isBlank(), "title", "Say what is to be done.")
                .expect(title.length() <= NewTask.MAX_TITLE, "title", "At most " + NewTask.MAX_TITLE + " characters.")
                .expect(
                        due.isBlank() || at(zone).isPresent(),
                        "due",
                        "Expected a date and a time between 2000 and 2100.")
                .expect(repeats.isBlank() || !due.isBlank(), "due", "A task that comes again needs a date.")
                .expect(repeats.isBlank() || Repeat.of(repeats).isPresent(), "repeats", "Choose how often.");
    }

    NewTask task(ZoneId zone) {
        return new NewTask(
                null,
                title.strip(),
                at(zone).orElse(null),
                Ids.parse(assignee).map(UserId::new).orElse(null),
                Repeat.of(repeats).orElse(null));
    }

    private Optional<Instant> at(ZoneId zone) {
        try {
            return due.isBlank()
                    ? Optional.empty()
                    : Optional.of(LocalDateTime.parse(due.strip()))
                            .filter(at -> at.getYear() >= FIRST_YEAR && at.getYear() <= LAST_YEAR)
                            .map(at -> at.atZone(zone).toInstant());
        } catch (DateTimeException other) {
            return Optional.empty();
        }
    }
}
