package org.leadnest.leads.fields;

import java.util.List;
import java.util.UUID;

/**
 * A field of the account's own.
 *
 * @param key as the API names it; stays when the label changes
 * @param choices of a {@link FieldType#CHOICE}, in order; else empty
 */
public record CustomField(UUID id, String key, String label, FieldType type, List<String> choices, boolean archived) {
    public CustomField {
        choices = List.copyOf(choices);
    }

    /** The name of its input in forms and of its member in errors. */
    public String input() {
        return CustomFields.PREFIX + key;
    }
}
