package org.leadnest.leads.profile;

import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The form of a lead, new or there already.
 *
 * @param version that the edit is made on; null for a new lead
 * @param values what the fields show
 * @param was what the fields said when the form was opened
 * @param theirs what somebody else wrote meanwhile, where it differs from what is shown; empty without a conflict
 */
public record LeadFormPage(
        String title,
        String action,
        String back,
        @Nullable Integer version,
        Map<String, String> values,
        Map<String, String> was,
        Map<String, String> errors,
        List<Difference> theirs,
        Options options) {

    /** A field that two people changed: what it says now, what this form would make of it. */
    public record Difference(String label, String now, String yours) {}

    public record Options(
            Map<String, String> stages,
            Map<String, String> states,
            Map<String, String> zones,
            Map<String, String> owners,
            List<String> sources,
            List<Own> own) {}

    /**
     * The input of a field of the account's own.
     *
     * @param type of the input
     * @param keyboard that a phone shows, or null
     * @param options to choose from; empty for a text
     */
    public record Own(
            String name,
            String label,
            String type,
            @Nullable String keyboard,
            Map<String, String> options) {}

    public String value(String field) {
        return values.getOrDefault(field, "");
    }

    public @Nullable String error(String field) {
        return errors.get(field);
    }

    public boolean fresh() {
        return version == null;
    }
}
