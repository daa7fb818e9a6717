package org.leadnest.leads;

import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.leadnest.kernel.EmailAddress;
import org.leadnest.kernel.FieldErrors;
import org.leadnest.kernel.PhoneNumber;

/**
 * A lead's fields as somebody wrote them, and which of them were written at all: a field that was not given is left as it
 * is, one that was given as null is emptied. Filled by forms and the API; {@link #over} checks it.
 */
public final class LeadInput {
    static final int MAX_NAME = 500;
    static final int MAX_POSTAL_CODE = 20;
    static final int MAX_WORD = 60;
    static final int MAX_SOURCE = 100;
    static final int MAX_LIST = 50;
    private static final Set<String> ZONES = ZoneId.getAvailableZoneIds();

    private final Map<String, @Nullable Object> given = new HashMap<>();
    private final Map<String, @Nullable Object> fields = new LinkedHashMap<>();

    /** Names of fields that are one text: firstName, lastName, source, stage, state, postalCode, timeZone. */
    public LeadInput text(String field, @Nullable String value) {
        given.put(field, value);
        return this;
    }

    /** Names of fields that are a list: emails, phones, tags. */
    public LeadInput list(String field, @Nullable List<String> values) {
        given.put(field, values == null ? null : List.copyOf(values));
        return this;
    }

    /** Values of the account's own fields by key, each a text, number, boolean or null. */
    public LeadInput fields(Map<String, ? extends @Nullable Object> values) {
        fields.putAll(values);
        return this;
    }

    public Map<String, @Nullable Object> fields() {
        return Collections.unmodifiableMap(fields);
    }

    public boolean has(String field) {
        return given.containsKey(field);
    }

    /** What the lead would be with these, the account's own fields apart; {@code errors} gets what cannot be taken. */
    public NewLead over(NewLead before, FieldErrors errors) {
        NewLead after = new NewLead(
                name("firstName", before.firstName(), errors),
                name("lastName", before.lastName(), errors),
                contacts("emails", before.emails(), EmailAddress::parse, "an e-mail address", errors),
                contacts("phones", before.phones(), PhoneNumber::parse, "a phone number", errors),
                word("source", before.source(), MAX_SOURCE, errors),
                word("stage", before.stage(), MAX_WORD, errors),
                tags(before.tags(), errors),
                state(before.state(), errors),
                word("postalCode", before.postalCode(), MAX_POSTAL_CODE, errors),
                zone(before.timeZone(), errors),
                before.fields(),
                before.owner(),
                before.inquiry());
        boolean named = present(after.firstName()) || present(after.lastName());
        if (!named && after.emails().isEmpty() && after.phones().isEmpty() && errors.none()) {
            errors.add("emails", "expected a name, an e-mail address or a phone number");
        }
        return after;
    }

    private @Nullable String name(String field, @Nullable String before, FieldErrors errors) {
        if (!has(field)) {
            return before;
        }
        String value = (String) given.get(field);
        KeptText.check(errors, field, value, MAX_NAME);
        return value;
    }

    private @Nullable String word(String field, @Nullable String before, int max, FieldErrors errors) {
        if (!has(field)) {
            return before;
        }
        String value = stripped(field);
        KeptText.check(errors, field, value, max);
        return value;
    }

    private @Nullable String state(@Nullable String before, FieldErrors errors) {
        String value = stripped("state");
        if (!has("state") || value == null) {
            return has("state") ? null : before;
        }
        Optional<String> code = UsStates.parse(value);
        errors.expect(code.isPresent(), "state", "expected a state of the United States, such as FL");
        return code.orElse(null);
    }

    private @Nullable String zone(@Nullable String before, FieldErrors errors) {
        if (!has("timeZone")) {
            return before;
        }
        String value = stripped("timeZone");
        errors.expect(
                value == null || ZONES.contains(value), "timeZone", "expected a time zone such as America/New_York");
        return value;
    }

    private <T> List<T> contacts(
            String field, List<T> before, Function<String, Optional<T>> parse, String what, FieldErrors errors) {
        if (!has(field)) {
            return before;
        }
        List<T> values = new ArrayList<>();
        for (String text : list(field)) {
            Optional<T> value = parse.apply(text);
            errors.expect(value.isPresent(), field, "expected " + what + ", not “" + shown(text) + "”");
            value.ifPresent(values::add);
        }
        errors.expect(values.size() <= MAX_LIST, field, "expected at most " + MAX_LIST);
        return values;
    }

    private List<String> tags(List<String> before, FieldErrors errors) {
        if (!has("tags")) {
            return before;
        }
        List<String> tags = list("tags").stream()
                .map(String::strip)
                .filter(tag -> !tag.isEmpty())
                .distinct()
                .toList();
        errors.expect(tags.size() <= MAX_LIST, "tags", "expected at most " + MAX_LIST);
        tags.stream().limit(MAX_LIST).forEach(tag -> KeptText.check(errors, "tags", tag, MAX_WORD));
        return tags;
    }

    @SuppressWarnings("unchecked")
    private List<String> list(String field) {
        Object value = given.get(field);
        return value == null ? List.of() : (List<String>) value;
    }

    private @Nullable String stripped(String field) {
        String value = (String) given.get(field);
        return value == null || value.isBlank() ? null : value.strip();
    }

    private static boolean present(@Nullable String text) {
        return text != null && !text.isBlank();
    }

    private static String shown(String text) {
        String clean = text.replace('\0', ' ');
        return clean.length() <= 60 ? clean : clean.substring(0, 60) + "…";
    }
}
