package org.leadnest.accounts.doors;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import org.leadnest.accounts.Permission;
import org.leadnest.accounts.Seat;
import org.springframework.core.annotation.AnnotatedElementUtils;
import org.springframework.http.HttpStatus;
import org.springframework.web.method.HandlerMethod;
import org.springframework.web.servlet.HandlerInterceptor;

/** Where an account wants a second factor of everybody, whoever has none is led to set one up before anything else. */
final class FactorFirst implements HandlerInterceptor {
    private static final String PLACE = "/app/settings/second-factor";
    private static final Set<String> WAYS = Set.of(
            PLACE,
            PLACE + "/setup",
            PLACE + "/setup/end",
            PLACE + "/confirmation",
            "/app/settings/passkeys",
            "/app/settings/passkeys/new",
            "/step-up",
            "/step-up/passkey",
            "/step-up/passkey/options",
            "/step-up/mail",
            "/step-up/google");

    private static final Pattern AWAY = Pattern.compile("/app/settings/accounts(/[0-9a-f-]{36}(/departure)?)?");
    private static final String COPIES = "/app/settings/exports";

    @Override
    public boolean preHandle(HttpServletRequest request, HttpServletResponse response, Object handler)
            throws IOException {
        Optional<Seat> lacking = FreshActor.seat(request).filter(Seat::lacksFactor);
        if (lacking.isEmpty()
                || leadsThere(request.getRequestURI())
                || leadsAway(request, lacking.get())
                || !lacking.get().user().verified() && AddressFirst.leadsThere(request)
                || open(handler)) {
            return true;
        }
        if (request.getHeader("HX-Request") != null) {
            response.setHeader("HX-Redirect", PLACE);
            response.setStatus(HttpStatus.FORBIDDEN.value());
        } else {
            response.sendRedirect(PLACE);
        }
        return false;
    }

    /** The pages that set one up and what they post to; the account's rule is none of them. */
    private static boolean leadsThere(String path) {
        return WAYS.contains(path);
    }

    /**
     * Going over to another account, leaving this one, and taking one's own data along. Whoever may take all of the account's data
     * shows a second factor first.
     */
    private static boolean leadsAway(HttpServletRequest request, Seat seat) {
        String path = request.getRequestURI();
        return AWAY.matcher(path).matches()
                || !seat.actor().may(Permission.ACCOUNT_CLOSE)
                        && (path.equals(COPIES) || path.startsWith(COPIES + "/"));
    }

    private static boolean open(Object handler) {
        return !(handler instanceof HandlerMethod method)
                || !method.getBeanType().getName().startsWith("org.leadnest.")
                || AnnotatedElementUtils.hasAnnotation(method.getMethod(), org.leadnest.accounts.Open.class)
                || AnnotatedElementUtils.hasAnnotation(method.getBeanType(), org.leadnest.accounts.Open.class);
    }
}
