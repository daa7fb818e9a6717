package org.leadnest.accounts.doors;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.leadnest.accounts.ActorAuthentication;
import org.leadnest.accounts.StepUp;
import org.springframework.http.HttpStatus;
import org.springframework.web.method.HandlerMethod;
import org.springframework.web.servlet.HandlerInterceptor;

/** Keeps an act that is marked {@link StepUp} until whoever asks for it has shown a password or a code lately. */
final class ProofFirst implements HandlerInterceptor {
    static final Duration LATELY = Duration.ofMinutes(10);
    private static final String PLACE = "/step-up";
    /** Fields of forms that begin with it are credentials: they are typed again, never kept. */
    private static final String SECRET = "secret";

    private static final int MOST_CHARS = 20_000;

    private final Sessions sessions;

    ProofFirst(Sessions sessions) {
        this.sessions = sessions;
    }

    static boolean fresh(ActorAuthentication session) {
        return Instant.now().isBefore(session.provenAt().plus(LATELY));
    }

    @Override
    public boolean preHandle(HttpServletRequest request, HttpServletResponse response, Object handler)
            throws IOException {
        @Nullable
        StepUp dangerous = handler instanceof HandlerMethod method ? method.getMethodAnnotation(StepUp.class) : null;
        if (dangerous == null
                || CurrentActor.authentication()
                        .filter(session -> !session.byKey() && !fresh(session))
                        .isEmpty()) {
            return true;
        }
        sessions.ask(asked(request, dangerous.value()), request);
        if (request.getHeader("HX-Request") != null) {
            response.setHeader("HX-Redirect", PLACE);
            response.setStatus(HttpStatus.FORBIDDEN.value());
        } else {
            response.setStatus(HttpStatus.SEE_OTHER.value());
            response.setHeader("Location", PLACE);
        }
        return false;
    }

    /** A form that is too large to be kept is asked for again. */
    private static Sessions.Asked asked(HttpServletRequest request, String what) {
        Map<String, List<String>> fields = new LinkedHashMap<>();
        boolean reading = request.getMethod().equals("GET");
        if (!reading) {
            request.getParameterMap().forEach((name, values) -> fields.put(name, List.of(values)));
            fields.remove("_csrf");
            fields.keySet().removeIf(name -> name.startsWith(SECRET));
        }
        String query = request.getQueryString() == null ? "" : "?" + request.getQueryString();
        boolean small = fields.toString().length() <= MOST_CHARS;
        return small
                ? new Sessions.Asked(request.getRequestURI() + query, what, reading, fields)
                : new Sessions.Asked("/app", what, true, Map.of());
    }
}
