package org.leadnest.ai;

import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;

/**
 * The way to a model: an OpenAI-compatible service.
 *
 * @param baseUrl with or without its {@code /v1}
 * @param own whether it is the account's own, with its own key where it has one
 * @param imageModel who changes pictures there; null where nobody does
 */
record ModelAccess(
        String baseUrl,
        @Nullable String key,
        String model,
        boolean own,
        @Nullable String imageModel) {
    ModelAccess(String baseUrl, @Nullable String key, String model, boolean own) {
        this(baseUrl, key, model, own, null);
    }

    String completionsUrl() {
        return url("/chat/completions");
    }

    /** Where something is asked for; a bare origin gets the usual {@code /v1}. */
    String url(String path) {
        String base = baseUrl.replaceAll("/+$", "");
        boolean bare = base.indexOf('/', base.indexOf("://") + 3) < 0;
        return base + (bare ? "/v1" : "") + path;
    }

    void authorize(HttpHeaders headers) {
        if (key != null && !key.isBlank()) {
            headers.setBearerAuth(key);
        }
    }
}
