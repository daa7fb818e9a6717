package org.leadnest.followups;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.leadnest.kernel.FieldErrors;

/** What enrolls leads in a sequence by itself. */
public record TriggersPage(
        String name,
        String url,
        List<Row> rows,
        Map<String, String> kinds,
        String kind,
        String value,
        String days,
        Map<String, String> errors) {

    public record Row(String id, String words) {}

    static TriggersPage of(
            Sequence sequence, List<Trigger> triggers, String kind, String value, String days, FieldErrors errors) {
        Map<String, String> kinds = new LinkedHashMap<>();
        for (Trigger.Kind one : Trigger.Kind.values()) {
            kinds.put(one.name(), one.label());
        }
        return new TriggersPage(
                sequence.name(),
                "/app/sequences/" + sequence.id(),
                triggers.stream()
                        .map(one -> new Row(one.id().toString(), words(one)))
                        .toList(),
                kinds,
                kind,
                value,
                days,
                errors.ordered());
    }

    public @Nullable String error(String field) {
        return errors.get(field);
    }

    private static String words(Trigger trigger) {
        String value = trigger.value();
        return switch (trigger.kind()) {
            case CAPTURED -> "A new lead comes in" + (value.isEmpty() ? "" : " from " + value);
            case INQUIRY -> value.isEmpty() ? "A lead asks anything" : "A lead asks: " + value;
            case STAGE -> "A lead reaches the stage " + value;
            case TAG -> "A lead gets the tag " + value;
            case FORM -> value.isEmpty() ? "Any form is sent" : "The form " + value + " is sent";
            case DATE ->
                trigger.days() == 0
                        ? "The day of " + value + " comes round"
                        : trigger.days() + " days before the day of " + value;
            case PRICE -> trigger.kind().label();
            case SILENCE -> "Nobody was in touch for " + trigger.days() + " days";
        };
    }
}
