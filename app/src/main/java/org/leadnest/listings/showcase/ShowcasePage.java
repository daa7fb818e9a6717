package org.leadnest.listings.showcase;

import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A property as visitors see it, formatted.
 *
 * @param state what the visitor has to know of its status; null while it is for sale
 * @param structured schema.org data as JSON, safe inside of a script element
 * @param sent that a question was just taken
 */
public record ShowcasePage(
        String url,
        String title,
        String place,
        String price,
        @Nullable String state,
        boolean asks,
        List<String> size,
        List<Shown> photos,
        List<String> remarks,
        List<Fact> facts,
        List<String> features,
        String mapUrl,
        String company,
        @Nullable String companyPhone,
        String description,
        String structured,
        Question question,
        boolean sent) {

    /** @param original address of the unaltered picture */
    public record Shown(
            String url,
            @Nullable String original,
            String alt,
            String caption,
            @Nullable String width,
            @Nullable String height) {}

    public record Fact(String label, String value) {}

    /** What a visitor typed, kept while it is wrong. */
    public record Question(
            String mark, String name, String email, String phone, String message, Map<String, String> errors) {}
}
