package org.leadnest.listings;

import io.swagger.v3.oas.annotations.media.Schema;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.leadnest.copydesk.Outlet;
import org.leadnest.kernel.FieldErrors;

/** What the API is asked about texts. */
final class TextRequest {
    private static final int MOST_TEXT = 20_000;
    private static final int MOST_NAME = 200;
    private static final int MOST_REASON = 2000;

    private TextRequest() {}

    static @Nullable Outlet outlet(String word, FieldErrors errors) {
        try {
            return Outlet.parse(word);
        } catch (IllegalArgumentException unknown) {
            errors.add("outlet", String.valueOf(unknown.getMessage()));
            return null;
        }
    }

    @Schema(name = "ListingTextCheck")
    record Check(
            @Nullable String text,
            @Nullable String outlet,
            @Nullable String language,
            @Nullable Integer limit) {
        BriefInput brief(int remarksCap) {
            Map<String, @Nullable Object> wanted = new LinkedHashMap<>();
            wanted.put("outlet", outlet);
            wanted.put("language", language);
            wanted.put("limit", limit);
            BriefInput input = BriefInput.of(wanted, remarksCap);
            TextRequest.text(text, input.errors());
            return input;
        }
    }

    @Schema(name = "ListingTextFindings")
    record Answer(List<DescriptionAnswer.Found> findings) {}

    /**
     * @param text what to publish; or
     * @param version the id of a version to publish
     * @param override who answers for what is found against it
     */
    @Schema(name = "ListingRemarksRequest")
    record Publish(
            @Nullable String text,
            @Nullable String version,
            @Nullable Answering override) {
        FieldErrors errors() {
            FieldErrors errors = new FieldErrors();
            errors.expect(text == null || version == null, "version", "expected a text or a version, not both");
            if (version == null) {
                TextRequest.text(text, errors);
            }
            if (override != null) {
                said(override.name(), "override.name", MOST_NAME, errors);
                said(override.reason(), "override.reason", MOST_REASON, errors);
            }
            return errors;
        }

        Descriptions.@Nullable Override answer() {
            return override == null ? null : TextRequest.answer(override.name(), override.reason());
        }
    }

    @Schema(name = "ListingRemarksAnswering")
    record Answering(@Nullable String name, @Nullable String reason) {}

    /** Who answers for a text; null unless both are said. */
    static Descriptions.@Nullable Override answer(@Nullable String name, @Nullable String reason) {
        FieldErrors errors = new FieldErrors();
        said(name, "name", MOST_NAME, errors);
        said(reason, "reason", MOST_REASON, errors);
        return errors.any() || name == null || reason == null
                ? null
                : new Descriptions.Override(name.strip(), reason.strip());
    }

    private static void said(@Nullable String words, String field, int most, FieldErrors errors) {
        errors.expect(
                words != null && !words.isBlank() && words.length() <= most,
                field,
                "expected 1 to %,d characters".formatted(most));
    }

    private static void text(@Nullable String text, FieldErrors errors) {
        errors.expect(
                text != null && !text.isBlank() && text.length() <= MOST_TEXT,
                "text",
                "expected 1 to %,d characters".formatted(MOST_TEXT));
    }
}
