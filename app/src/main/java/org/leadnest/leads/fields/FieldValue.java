package org.leadnest.leads.fields;

/** What a lead says to a field of the account's own, in its canonical writing. */
public record FieldValue(String key, String label, FieldType type, String value) {
    public String shown() {
        return type.shown(value);
    }

    public Object json() {
        return type.json(value);
    }
}
