package org.leadnest.leads.showings;

import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.leadnest.kernel.FieldErrors;
import org.leadnest.leads.KeptText;
import org.leadnest.leads.Showings;

/** Showings of a lead, and the form of another one. */
public record ShowingForm(
        String lead, String name, List<Row> rows, Map<String, String> values, Map<String, String> errors) {
    private static final int MAX_PLACE = 300;
    private static final int MAX_NOTE = 5_000;
    private static final Duration AHEAD = Duration.ofDays(731);

    /** @param booked whether it is still to come */
    public record Row(String id, String place, String when, String who, String status, String tone, boolean booked) {}

    public String path() {
        return "/app/leads/" + lead + "/showings";
    }

    public String value(String field) {
        return values.getOrDefault(field, "");
    }

    public @Nullable String error(String field) {
        return errors.get(field);
    }

    static Optional<Showings.Wanted> read(Map<String, String> given, Instant now, ZoneId zone, FieldErrors errors) {
        String written = given.getOrDefault("minutes", "30").strip();
        return wanted(
                given.getOrDefault("place", ""),
                at(given.getOrDefault("at", "").strip(), zone),
                "at",
                written.matches("[0-9]{1,3}") ? Integer.parseInt(written) : -1,
                given.getOrDefault("note", ""),
                given.containsKey("confirm"),
                now,
                errors);
    }

    /** What is to be entered, or nothing and {@code errors}. @param atField what the form or the API calls the time */
    static Optional<Showings.Wanted> wanted(
            String writtenPlace,
            Optional<Instant> writtenAt,
            String atField,
            int minutes,
            String writtenNote,
            boolean confirm,
            Instant now,
            FieldErrors errors) {
        String place = writtenPlace.strip();
        errors.expect(!place.isEmpty(), "place", "expected the address of the home");
        KeptText.check(errors, "place", place, MAX_PLACE);
        String note = writtenNote.strip();
        KeptText.check(errors, "note", note, MAX_NOTE);
        errors.expect(minutes >= 5 && minutes <= 480, "minutes", "expected minutes from 5 to 480");
        Optional<Instant> at = writtenAt.filter(one -> sane(one, now));
        errors.expect(at.isPresent(), atField, "expected a day and a time, at most two years ahead");
        if (errors.any() || at.isEmpty()) {
            return Optional.empty();
        }
        return Optional.of(new Showings.Wanted(
                place, at.get(), Duration.ofMinutes(minutes), note.isEmpty() ? null : note, confirm));
    }

    /** Behind 1970 and at most two years ahead. */
    static boolean sane(Instant at, Instant now) {
        return at.isAfter(Instant.EPOCH) && at.isBefore(now.plus(AHEAD));
    }

    static Optional<Instant> at(String text, ZoneId zone) {
        try {
            return Optional.of(LocalDateTime.parse(text).atZone(zone).toInstant());
        } catch (DateTimeException other) {
            return Optional.empty();
        }
    }
}
