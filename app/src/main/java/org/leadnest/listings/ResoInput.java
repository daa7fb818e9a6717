package org.leadnest.listings;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.leadnest.kernel.FieldErrors;

/**
 * Fields as somebody gave them, read by the catalogue: what is to be kept, what is to be cleared, what is wrong.
 *
 * @param cleared names that were given as null
 */
record ResoInput(Map<String, Object> values, List<String> cleared, FieldErrors errors) {
    /** Reads {@code given}; each unknown name and each unreadable value is an error under its own name. */
    static ResoInput of(Map<String, ? extends @Nullable Object> given) {
        Map<String, Object> values = new LinkedHashMap<>();
        List<String> cleared = new ArrayList<>();
        FieldErrors errors = new FieldErrors();
        given.forEach((name, value) -> {
            FieldKind kind = ListingFields.kind(name).orElse(null);
            if (kind == null) {
                errors.add(name, unknown(name));
            } else if (value == null) {
                cleared.add(name);
            } else {
                switch (kind.read(value)) {
                    case FieldKind.Reading.Kept kept -> values.put(name, kept.value());
                    case FieldKind.Reading.Missed missed -> errors.add(name, missed.expected());
                }
            }
        });
        return new ResoInput(values, cleared, errors);
    }

    private static String unknown(String name) {
        if (ListingFields.GIVEN.contains(name)) {
            return name + " is given by the service and cannot be set";
        }
        String hint = ListingFields.meant(name)
                .map(meant -> "; did you mean " + meant + "?")
                .orElse("; names are those of the RESO Data Dictionary 2.0");
        return "unknown field " + name + hint;
    }

    /**
     * {@code given} as a listing would keep it, for texts: what can be read in the catalogue's order and form, then the
     * rest as it is, for the copydesk to judge.
     */
    static Map<String, Object> asFarAsKnown(Map<String, ? extends @Nullable Object> given) {
        Map<String, Object> known = new LinkedHashMap<>(of(given).appliedTo(Map.of()));
        given.forEach((name, value) -> {
            if (value != null) {
                known.putIfAbsent(name, value);
            }
        });
        return known;
    }

    /** {@code before} with these changes, in the order of the catalogue. */
    Map<String, Object> appliedTo(Map<String, Object> before) {
        Map<String, Object> after = new LinkedHashMap<>();
        for (String name : ListingFields.names()) {
            Object value = values.containsKey(name) ? values.get(name) : before.get(name);
            if (value != null && !cleared.contains(name)) {
                after.put(name, value);
            }
        }
        return after;
    }
}
