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
public record ListingFormPage(
        String action, long version, List<Section> sections, List<Group> groups, Map<String, String> errors) {
    public record Section(String title, List<Field> fields) {}

    /**
     * Things of one kind, a line each.
     *
     * @param error what was not understood in one of the lines, or null
     */
    public record Group(
            String name,
            String title,
            List<Line> lines,
            @Nullable String error) {}

    /** @param placeName name of the hidden field that says where the thing stood before */
    public record Line(int number, String placeName, String place, List<Field> fields) {}

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
        return new ListingFormPage(
                action, version, ListingForm.sections(typed, errors), groups(typed, errors), labelled);
    }

    private static List<Group> groups(Map<String, String> typed, Map<String, String> errors) {
        return ThingsForm.names().stream()
                .map(name -> new Group(name, ThingsForm.title(name), ThingsForm.page(name, typed), errors.get(name)))
                .toList();
    }
}
