package org.leadnest.kernel;

import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** What is wrong with a form, by field; each message says what was expected. Filled while a form is checked. */
public final class FieldErrors {
    private final Map<String, String> messages = new LinkedHashMap<>();

    public FieldErrors add(String field, String message) {
        messages.putIfAbsent(field, message);
        return this;
    }

    /** Adds the message when {@code expected} does not hold. */
    public FieldErrors expect(boolean expected, String field, String message) {
        return expected ? this : add(field, message);
    }

    public boolean none() {
        return messages.isEmpty();
    }

    public boolean any() {
        return !messages.isEmpty();
    }

    public @Nullable String of(String field) {
        return messages.get(field);
    }

    public Map<String, String> all() {
        return Map.copyOf(messages);
    }

    /** In the order in which the fields were checked. */
    public Map<String, String> ordered() {
        return new LinkedHashMap<>(messages);
    }
}
