package org.leadnest.platform.web;

import org.jspecify.annotations.Nullable;

/** Whole addresses of our own pages, for mails and messages: the external URL, or the local one in development. */
public final class Links {
    private final String origin;

    public Links(@Nullable String externalUrl, int port) {
        String origin = externalUrl == null || externalUrl.isBlank() ? "http://localhost:" + port : externalUrl;
        this.origin = origin.endsWith("/") ? origin.substring(0, origin.length() - 1) : origin;
    }

    public String to(String path) {
        return origin + path;
    }
}
