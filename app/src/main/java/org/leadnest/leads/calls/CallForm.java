package org.leadnest.leads.calls;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.time.temporal.ChronoUnit;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.leadnest.kernel.FieldErrors;
import org.leadnest.leads.KeptText;

/**
 * The form of a call.
 *
 * @param values what its inputs show
 * @param last latest moment that the call can have been, as a local time
 */
public record CallForm(String lead, String name, Map<String, String> values, Map<String, String> errors, String last) {
    private static final int MAX_NOTE = 5_000;
    private static final String EXPECTED_MINUTES = "expected minutes from 0 to 1440";

    static CallForm blank(String lead, String name, Instant now, ZoneId zone) {
        String here = local(now, zone);
        return new CallForm(lead, name, Map.of("outcome", "TALKED", "direction", "OUT", "at", here), Map.of(), here);
    }

    public String path() {
        return "/app/leads/" + lead + "/calls";
    }

    public String value(String field) {
        return values.getOrDefault(field, "");
    }

    public @Nullable String error(String field) {
        return errors.get(field);
    }

    public Map<String, String> outcomes() {
        Map<String, String> outcomes = new LinkedHashMap<>();
        for (Call.Outcome outcome : Call.Outcome.values()) {
            outcomes.put(outcome.name(), outcome.label());
        }
        return outcomes;
    }

    public Map<String, String> directions() {
        Map<String, String> directions = new LinkedHashMap<>();
        directions.put("OUT", "I called");
        directions.put("IN", "The lead called");
        return directions;
    }

    static String local(Instant now, ZoneId zone) {
        return now.atZone(zone)
                .toLocalDateTime()
                .truncatedTo(ChronoUnit.MINUTES)
                .toString();
    }

    static Optional<Call> read(Map<String, String> given, Instant now, ZoneId zone, FieldErrors errors) {
        String minutes = given.getOrDefault("minutes", "").strip();
        errors.expect(minutes.isEmpty() || minutes.matches("[0-9]{1,4}"), "minutes", EXPECTED_MINUTES);
        return call(
                given.get("direction"),
                given.get("outcome"),
                minutes.matches("[0-9]{1,4}") ? Integer.valueOf(minutes) : null,
                given.getOrDefault("note", ""),
                at(given.getOrDefault("at", "").strip(), now, zone),
                now,
                errors);
    }

    /** The call, or nothing and {@code errors}. @param writtenAt null when it could not be read */
    static Optional<Call> call(
            @Nullable String direction,
            @Nullable String written,
            @Nullable Integer minutes,
            String writtenNote,
            @Nullable Instant writtenAt,
            Instant now,
            FieldErrors errors) {
        String note = writtenNote.strip();
        KeptText.check(errors, "note", note, MAX_NOTE);
        Optional<Call.Outcome> outcome = java.util.Arrays.stream(Call.Outcome.values())
                .filter(one -> one.name().equals(written))
                .findFirst();
        errors.expect(outcome.isPresent(), "outcome", "expected how the call went");
        errors.expect(minutes == null || (minutes >= 0 && minutes <= 1_440), "minutes", EXPECTED_MINUTES);
        Instant at = writtenAt == null ? null : past(writtenAt, now);
        errors.expect(at != null, "at", "expected a day and a time that are not ahead of us");
        if (errors.any() || at == null) {
            return Optional.empty();
        }
        return Optional.of(
                new Call("IN".equals(direction), outcome.orElseThrow(), minutes, note.isEmpty() ? null : note, at));
    }

    /** A clock that is a little ahead of ours is forgiven. */
    private static @Nullable Instant past(Instant at, Instant now) {
        return at.isAfter(now.plusSeconds(60)) || at.isBefore(Instant.EPOCH) ? null : at.isAfter(now) ? now : at;
    }

    private static @Nullable Instant at(String text, Instant now, ZoneId zone) {
        if (text.isEmpty()) {
            return now;
        }
        try {
            return LocalDateTime.parse(text).atZone(zone).toInstant();
        } catch (DateTimeException other) {
            return null;
        }
    }
}
