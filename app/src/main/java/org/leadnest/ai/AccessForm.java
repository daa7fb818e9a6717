package org.leadnest.ai;

import java.net.URI;
import java.net.URISyntaxException;
import java.util.OptionalLong;
import org.jspecify.annotations.Nullable;
import org.leadnest.kernel.FieldErrors;

/** What somebody typed as the account's own way to a model; kept as it is while it is wrong. */
record AccessForm(
        String baseUrl, String model, String imageModel, String key, boolean forgetKey, String monthlyCredits) {
    private static final int URL_CHARS = 300;
    private static final int MODEL_CHARS = 120;
    private static final int KEY_CHARS = 400;
    private static final long MOST_CREDITS = 1_000_000_000L;

    static AccessForm of(AccessSettings.Kept kept) {
        ModelAccess own = kept.own();
        return new AccessForm(
                own == null ? "" : own.baseUrl(),
                own == null ? "" : own.model(),
                own == null || own.imageModel() == null ? "" : own.imageModel(),
                "",
                false,
                kept.monthlyCredits().isPresent()
                        ? Long.toString(kept.monthlyCredits().getAsLong())
                        : "");
    }

    FieldErrors check() {
        return new FieldErrors()
                .expect(
                        baseUrl.isBlank() || isUrl(),
                        "baseUrl",
                        "Expected an address such as https://routellm.abacus.ai/v1.")
                .expect(baseUrl.length() <= URL_CHARS, "baseUrl", "At most " + URL_CHARS + " characters.")
                .expect(baseUrl.isBlank() == model.isBlank(), "model", "An address and a model belong together.")
                .expect(model.length() <= MODEL_CHARS, "model", "At most " + MODEL_CHARS + " characters.")
                .expect(
                        imageModel.isBlank() || !baseUrl.isBlank(),
                        "imageModel",
                        "It belongs to an address and a model.")
                .expect(imageModel.length() <= MODEL_CHARS, "imageModel", "At most " + MODEL_CHARS + " characters.")
                .expect(key.length() <= KEY_CHARS, "secretKey", "At most " + KEY_CHARS + " characters.")
                .expect(key.chars().allMatch(c -> c > ' ' && c < 127), "secretKey", "A key has no blanks.")
                .expect(
                        monthlyCredits.isBlank() || credits().isPresent(),
                        "monthlyCredits",
                        "Expected a whole number, or nothing for no limit.");
    }

    private boolean isUrl() {
        try {
            URI uri = new URI(baseUrl.strip());
            return ("https".equals(uri.getScheme()) || "http".equals(uri.getScheme()))
                    && uri.getHost() != null
                    && uri.getUserInfo() == null
                    && uri.getQuery() == null;
        } catch (URISyntaxException none) {
            return false;
        }
    }

    private OptionalLong credits() {
        String digits = monthlyCredits.strip();
        if (!digits.matches("\\d{1,10}")) {
            return OptionalLong.empty();
        }
        long credits = Long.parseLong(digits);
        return credits <= MOST_CREDITS ? OptionalLong.of(credits) : OptionalLong.empty();
    }

    /** A key that is not typed again stays as long as the address stays: it is not sent elsewhere. */
    AccessSettings.Kept kept(AccessSettings.Kept before) {
        if (baseUrl.isBlank()) {
            return new AccessSettings.Kept(null, credits());
        }
        return new AccessSettings.Kept(
                new ModelAccess(
                        baseUrl.strip(),
                        keyAfter(before.own()),
                        model.strip(),
                        true,
                        imageModel.isBlank() ? null : imageModel.strip()),
                credits());
    }

    private @Nullable String keyAfter(@Nullable ModelAccess before) {
        if (!key.isBlank()) {
            return key.strip();
        }
        boolean same = before != null && before.baseUrl().equals(baseUrl.strip());
        return before == null || forgetKey || !same ? null : before.key();
    }
}
