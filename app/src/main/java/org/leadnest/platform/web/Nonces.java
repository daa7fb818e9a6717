package org.leadnest.platform.web;

import jakarta.servlet.http.HttpServletRequest;

/** The nonce of the running response's content security policy. */
public final class Nonces {
    private Nonces() {}

    public static String of(HttpServletRequest request) {
        return request.getAttribute(SecurityHeaders.NONCE) instanceof String nonce ? nonce : "";
    }
}
