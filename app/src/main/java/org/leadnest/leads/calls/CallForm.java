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
        String note = given.getOrDefault("note", "").strip();
        KeptText.check(errors, "note", note, MAX_NOTE);
        Optional<Call.Outcome> outcome = java.util.Arrays.stream(Call.Outcome.values())
                .filter(one -> one.name().equals(given.get("outcome")))
                .findFirst();
        errors.expect(outcome.isPresent(), "outcome", "expected how the call went");
        String written = given.getOrDefault("minutes", "").strip();
        boolean counted = written.matches("[0-9]{1,4}") && Integer.parseInt(written) <= 1_440;
        errors.expect(written.isEmpty() || counted, "minutes", "expected minutes from 0 to 1440");
        Instant at = at(given.getOrDefault("at", "").strip(), now, zone);
        errors.expect(at != null, "at", "expected a day and a time that are not ahead of us");
        if (errors.any() || at == null) {
            return Optional.empty();
        }
        return Optional.of(new Call(
                "IN".equals(given.get("direction")),
                outcome.orElseThrow(),
                counted ? Integer.valueOf(written) : null,
                note.isEmpty() ? null : note,
                at));
    }

    private static @Nullable Instant at(String text, Instant now, ZoneId zone) {
        if (text.isEmpty()) {
            return now;
        }
        try {
            Instant at = LocalDateTime.parse(text).atZone(zone).toInstant();
            return at.isAfter(now.plusSeconds(60)) || at.isBefore(Instant.EPOCH) ? null : at.isAfter(now) ? now : at;
        } catch (DateTimeException other) {
            return null;
        }
    }
}
