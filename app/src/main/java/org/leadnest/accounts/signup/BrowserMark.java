package org.leadnest.accounts.signup;

import jakarta.servlet.http.Cookie;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.time.Duration;
import java.util.Optional;
import java.util.stream.Stream;
import org.leadnest.platform.web.DeploymentProperties;
import org.springframework.http.HttpHeaders;
import org.springframework.http.ResponseCookie;
import org.springframework.stereotype.Component;

/**
 * Marks the browser that signs up, for a day: the link in the mail signs in there, and only there. Elsewhere it confirms
 * the address and asks for the password, so that nobody is signed in to a stranger's account by a link.
 */
@Component
class BrowserMark {
    private static final Duration LIFE = Duration.ofDays(1);

    private final boolean secure;

    BrowserMark(DeploymentProperties deployment) {
        this.secure = deployment.secure();
    }

    Secret put(HttpServletResponse response) {
        Secret mark = Secret.random();
        response.addHeader(HttpHeaders.SET_COOKIE, cookie(mark.text(), LIFE));
        return mark;
    }

    Optional<Secret> of(HttpServletRequest request) {
        return Stream.ofNullable(request.getCookies())
                .flatMap(Stream::of)
                .filter(cookie -> cookie.getName().equals(name()))
                .map(Cookie::getValue)
                .map(Secret::new)
                .findFirst();
    }

    void remove(HttpServletResponse response) {
        response.addHeader(HttpHeaders.SET_COOKIE, cookie("", Duration.ZERO));
    }

    private String cookie(String value, Duration life) {
        return ResponseCookie.from(name(), value)
                .path("/")
                .httpOnly(true)
                .secure(secure)
                .sameSite("Lax")
                .maxAge(life)
                .build()
                .toString();
    }

    private String name() {
        return secure ? "__Host-signup" : "signup";
    }
}
