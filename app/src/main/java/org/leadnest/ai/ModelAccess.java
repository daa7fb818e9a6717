package org.leadnest.ai;

import org.jspecify.annotations.Nullable;

/**
 * The way to a model: an OpenAI-compatible service.
 *
 * @param baseUrl with or without its {@code /v1}
 * @param own whether it is the account's own, with its own key where it has one
 */
record ModelAccess(String baseUrl, @Nullable String key, String model, boolean own) {
    /** Where chat completions are asked for; a bare origin gets the usual {@code /v1}. */
    String completionsUrl() {
        String base = baseUrl.replaceAll("/+$", "");
        boolean bare = base.indexOf('/', base.indexOf("://") + 3) < 0;
        return base + (bare ? "/v1" : "") + "/chat/completions";
    }
}
