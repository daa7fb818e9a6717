package org.leadnest.platform.web;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.security.SecureRandom;
import java.util.Base64;
import java.util.List;
import java.util.function.Function;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import org.springframework.web.filter.OncePerRequestFilter;

/**
 * Headers of every answer. The content security policy allows our own files and what carries this response's nonce;
 * no inline script, no inline style, no frame, no plug-in.
 */
final class SecurityHeaders extends OncePerRequestFilter {
    static final String NONCE = SecurityHeaders.class.getName() + ".nonce";
    /** Makes the policy of this answer anew for another notice: {@link OpenedPolicy}. */
    static final String POLICY = SecurityHeaders.class.getName() + ".policy";
    /** Lead forms are made for the pages of others; nobody is signed in on them. */
    private static final String FRAMED = "/f/";

    /** What only somebody who is signed in sees, or whoever has a secret address: no cache keeps it. */
    private static final List<String> PRIVATE = List.of(
            "/app",
            "/ops",
            "/operator",
            "/step-up",
            "/my/",
            "/u/",
            "/pictures/",
            "/mail/",
            "/support/",
            "/invitations/",
            "/own-leads",
            "/reset-password",
            "/unlock",
            "/sign-in/",
            "/sign-up/",
            "/calendar/",
            "/showing/",
            "/verify-email",
            "/email-address");

    /** Pages behind a secret address or a sign-in: no search engine keeps them. */
    private static final List<String> UNLISTED = List.of(
            "/app",
            "/ops",
            "/operator",
            "/my/",
            "/u/",
            "/mail/",
            "/support/",
            "/calendar/",
            "/showing/",
            "/invitations/",
            "/own-leads/",
            "/f/");

    /** Where browsers tell what they refused to load. */
    private static final String REPORTS = "/browser-reports";

    /** What no page of ours uses; passkeys and the clipboard are used by our own pages alone. */
    private static final String PERMISSIONS =
            "accelerometer=(), autoplay=(), browsing-topics=(), camera=(), display-capture=(),"
                    + " geolocation=(), gyroscope=(), magnetometer=(), microphone=(), midi=(), payment=(), usb=()";

    private static final int NONCE_BYTES = 16;
    private static final SecureRandom RANDOM = new SecureRandom();

    private final boolean secure;
    private final String forms;
    private final Supplier<CookieDesk> cookies;

    /**
     * @param formTargets where forms may end beside our own address
     * @param cookies knows whether this visitor let outside analytics in; without that the policy keeps them out
     */
    SecurityHeaders(boolean secure, List<FormTarget> formTargets, Supplier<CookieDesk> cookies) {
        this.cookies = cookies;
        this.secure = secure;
        this.forms = formTargets.stream().map(target -> " " + target.origin()).collect(Collectors.joining());
    }

    @Override
    protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        byte[] random = new byte[NONCE_BYTES];
        RANDOM.nextBytes(random);
        String nonce = Base64.getUrlEncoder().withoutPadding().encodeToString(random);
        request.setAttribute(NONCE, nonce);
        boolean framed = request.getRequestURI().startsWith(FRAMED);
        Function<CookieNotice, String> policy = notice -> policy(nonce, framed ? "*" : "'none'", notice);
        request.setAttribute(POLICY, policy);
        response.setHeader("Content-Security-Policy", policy.apply(cookies.get().notice(request)));
        response.setHeader("Referrer-Policy", "strict-origin-when-cross-origin");
        response.setHeader("X-Content-Type-Options", "nosniff");
        if (PRIVATE.stream().anyMatch(request.getRequestURI()::startsWith)) {
            response.setHeader("Cache-Control", "no-store"); // a handler that knows better says so
        }
        response.setHeader("Cross-Origin-Opener-Policy", "same-origin");
        response.setHeader("Cross-Origin-Resource-Policy", framed ? "cross-origin" : "same-origin");
        if (!framed) {
            response.setHeader("X-Frame-Options", "DENY");
        }
        response.setHeader("Permissions-Policy", PERMISSIONS);
        response.setHeader("Reporting-Endpoints", "csp=\"" + REPORTS + "\"");
        if (UNLISTED.stream().anyMatch(request.getRequestURI()::startsWith)) {
            response.setHeader("X-Robots-Tag", "noindex, nofollow");
        }
        if (secure) {
            // as hstspreload.org asks for it: two years, all names below, and consent to the list
            response.setHeader("Strict-Transport-Security", "max-age=63072000; includeSubDomains; preload");
        }
        chain.doFilter(request, response);
    }

    private String policy(String nonce, String ancestors, CookieNotice notice) {
        String outside = AnalyticsHosts.of(notice);
        return "default-src 'self'; script-src 'self' 'nonce-" + nonce + "'" + outside
                + "; style-src 'self' 'nonce-" + nonce
                + "'; img-src 'self' data: blob:" + outside
                + "; font-src 'self'; connect-src 'self'" + outside + "; object-src 'none'; "
                + "base-uri 'none'; form-action 'self'" + forms + "; frame-ancestors " + ancestors
                + (secure ? "; upgrade-insecure-requests" : "") + "; report-uri " + REPORTS + "; report-to csp";
    }
}
