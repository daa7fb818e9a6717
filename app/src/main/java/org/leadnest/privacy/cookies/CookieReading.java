package org.leadnest.privacy.cookies;

import jakarta.servlet.http.Cookie;
import jakarta.servlet.http.HttpServletRequest;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.leadnest.platform.web.CookieDesk;
import org.leadnest.platform.web.CookieNotice;
import org.leadnest.platform.web.DeploymentProperties;
import org.leadnest.privacy.AnalyticsProperties;
import org.springframework.stereotype.Component;

/**
 * What a request says about cookies. Global Privacy Control (`Sec-GPC: 1`; Cal. Code Regs. tit. 11, section 7025) is a no to
 * analytics that no click of ours overrules.
 */
@Component
class CookieReading implements CookieDesk {
    /** Pages without a form and without anybody's data: outside analytics load on no other. */
    private static final Set<String> MEASURED = Set.of("/", "/features", "/pricing", "/security", "/subprocessors");

    private final AnalyticsProperties analytics;
    private final String version;
    private final String cookieName;

    CookieReading(AnalyticsProperties analytics, DeploymentProperties deployment) {
        this.analytics = analytics;
        this.version = CookieChoice.version(analytics);
        this.cookieName = deployment.secure() ? "__Host-consent" : "consent";
    }

    String cookieName() {
        return cookieName;
    }

    @Override
    public CookieNotice notice(HttpServletRequest request) {
        Optional<CookieChoice> choice = choice(request);
        boolean signal = signal(request);
        boolean agreed = !signal && choice.map(CookieChoice::analytics).orElse(false);
        return new CookieNotice(
                choice.isEmpty() && !signal,
                signal,
                choice.map(CookieChoice::preferences).orElse(false),
                agreed,
                agreed && analytics.any() && MEASURED.contains(request.getRequestURI()),
                analytics.ga4Id(),
                analytics.clarityId(),
                null);
    }

    static boolean signal(HttpServletRequest request) {
        return "1".equals(request.getHeader("Sec-GPC"));
    }

    Optional<CookieChoice> choice(HttpServletRequest request) {
        return Stream.ofNullable(request.getCookies())
                .flatMap(Stream::of)
                .filter(cookie -> cookie.getName().equals(cookieName))
                .map(Cookie::getValue)
                .map(value -> CookieChoice.parse(value, version))
                .flatMap(Optional::stream)
                .findFirst();
    }
}
