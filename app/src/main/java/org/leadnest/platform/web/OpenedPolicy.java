package org.leadnest.platform.web;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.util.function.Function;

/**
 * Opens the content security policy of one answer to the hosts of outside analytics. Every answer under {@code /app} is shut to
 * them until whoever knows that account and reader let them in says so here.
 */
public final class OpenedPolicy {
    private OpenedPolicy() {}

    @SuppressWarnings("unchecked")
    public static void open(HttpServletRequest request, HttpServletResponse response, CookieNotice notice) {
        if (request.getAttribute(SecurityHeaders.POLICY) instanceof Function<?, ?> made) {
            response.setHeader("Content-Security-Policy", ((Function<CookieNotice, String>) made).apply(notice));
        }
    }

    /** Tells no page, whatever is opened from this one, where the reader came from. */
    public static void withoutReferrer(HttpServletResponse response) {
        response.setHeader("Referrer-Policy", "no-referrer");
    }
}
