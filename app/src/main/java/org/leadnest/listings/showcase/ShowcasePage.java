package org.leadnest.listings.showcase;

import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.leadnest.platform.web.QrCode;

/**
 * A property as visitors see it, formatted.
 *
 * @param state what the visitor has to know of its status; null while it is for sale
 * @param openHouses those that are still to come
 * @param agents who offers it, each in a line
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
        List<Fact> rooms,
        List<String> openHouses,
        String mapUrl,
        String company,
        @Nullable String companyPhone,
        List<String> agents,
        String description,
        String structured,
        Question question,
        boolean sent) {

    /**
     * @param webp the same picture for browsers that take it, with widths, as a {@code srcset}
     * @param original address of the unaltered picture
     * @param statement how the picture is altered; null when it is not
     * @param code of the address where both stand side by side; null when nothing but privacy was looked after
     */
    public record Shown(
            String url,
            @Nullable String webp,
            @Nullable String original,
            String alt,
            String caption,
            @Nullable String width,
            @Nullable String height,
            @Nullable String statement,
            @Nullable QrCode code) {}

    /** Whether any photo is altered beyond light, colour and angle. */
    public boolean altered() {
        return photos.stream().anyMatch(photo -> photo.statement() != null);
    }

    /** Whether any photo stands beside its original. */
    public boolean paired() {
        return photos.stream().anyMatch(photo -> photo.code() != null);
    }

    public record Fact(String label, String value) {}

    /** What a visitor typed, kept while it is wrong. */
    public record Question(
            String mark, String name, String email, String phone, String message, Map<String, String> errors) {}
}
