package org.leadnest.accounts.devices;

import jakarta.servlet.http.Cookie;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.util.Optional;
import java.util.stream.Stream;
import org.leadnest.accounts.signup.Secret;
import org.leadnest.platform.web.DeploymentProperties;
import org.springframework.http.HttpHeaders;
import org.springframework.http.ResponseCookie;
import org.springframework.stereotype.Component;

/** The cookie by which a browser is known again at the next sign-in. It opens nothing. */
@Component
public class DeviceMark {
    private static final int CHARS = 43;
    private static final String GIVEN = DeviceMark.class.getName();

    private final boolean secure;

    DeviceMark(DeploymentProperties deployment) {
        this.secure = deployment.secure();
    }

    /** The browser's mark; it gets one when it has none, and the same however often one request asks. */
    public Secret of(HttpServletRequest request, HttpServletResponse response) {
        if (request.getAttribute(GIVEN) instanceof Secret given) {
            return given;
        }
        Secret mark = known(request).orElseGet(Secret::random);
        request.setAttribute(GIVEN, mark);
        response.addHeader(
                HttpHeaders.SET_COOKIE,
                ResponseCookie.from(name(), mark.text())
                        .path("/")
                        .httpOnly(true)
                        .secure(secure)
                        .sameSite("Lax")
                        .maxAge(Devices.MEMORY)
                        .build()
                        .toString());
        return mark;
    }

    /** The browser's mark, when it has one. */
    public Optional<Secret> known(HttpServletRequest request) {
        return Stream.ofNullable(request.getCookies())
                .flatMap(Stream::of)
                .filter(cookie -> cookie.getName().equals(name()))
                .map(Cookie::getValue)
                .filter(value -> value.length() == CHARS)
                .map(Secret::new)
                .findFirst();
    }

    private String name() {
        return secure ? "__Host-device" : "device";
    }
}
