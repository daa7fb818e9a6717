package org.leadnest.listings;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The form of a listing.
 *
 * @param version that the form was filled from; 0 for a new listing
 * @param errors by field, for the summary, each with its label
 */
public record ListingFormPage(String action, long version, List<Section> sections, Map<String, String> errors) {
    public record Section(String title, List<Field> fields) {}

    /** @param shape {@code text}, {@code number}, {@code select}, {@code lines}, {@code area} or {@code date} */
    public record Field(
            String name,
            String label,
            String shape,
            Map<String, String> options,
            @Nullable String value,
            @Nullable String error,
            @Nullable String hint,
            @Nullable String prefix) {}

    static ListingFormPage of(String action, long version, Map<String, String> typed, Map<String, String> errors) {
        Map<String, String> labelled = new LinkedHashMap<>();
        errors.forEach((name, message) ->
                labelled.put(name, name.isEmpty() ? message : ListingForm.label(name) + ": " + message + "."));
        return new ListingFormPage(action, version, ListingForm.sections(typed, errors), labelled);
    }
}
