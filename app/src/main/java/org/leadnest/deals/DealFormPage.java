package org.leadnest.deals;

import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The form of a deal, new or not.
 *
 * @param version that is edited; 0 for a new deal
 * @param leads id to name, of those offered; the chosen one is among them
 * @param findHref where the form is asked for again with other leads to choose from
 * @param lostReasons to choose from, or write another
 * @param q what the offered leads were looked up by
 */
public record DealFormPage(
        String title,
        String action,
        String cancelHref,
        String findHref,
        String submit,
        int version,
        Map<String, String> values,
        Map<String, String> errors,
        Map<String, String> stages,
        Map<String, String> leads,
        Map<String, String> owners,
        Map<String, String> listings,
        List<String> lostReasons,
        String q) {

    public String value(String field) {
        return values.getOrDefault(field, "");
    }

    public @Nullable String error(String field) {
        return errors.get(field);
    }
}
