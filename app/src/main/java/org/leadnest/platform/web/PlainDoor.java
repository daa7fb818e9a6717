package org.leadnest.platform.web;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.web.filter.OncePerRequestFilter;

/**
 * What came to the proxy in front of the service without TLS, as its {@code X-Forwarded-Proto} says: people's pages lead to the
 * encrypted address, for good (308). Programs are refused (403) and not led, so that whoever sends keys or letters in the clear
 * notices (ASVS 5.0 4.1.2). A proxy that names no scheme, and its look at the health of the service, are not asked.
 */
final class PlainDoor extends OncePerRequestFilter {
    private static final String SCHEME = "X-Forwarded-Proto";
    private static final List<String> PROGRAMS = List.of("/api/", "/hooks/");
    private static final String HEALTH = "/actuator/";

    private final String external;

    /** @param external address under which people reach the service, by https */
    PlainDoor(String external) {
        this.external = external.replaceFirst("/+$", "");
    }

    @Override
    protected boolean shouldNotFilter(HttpServletRequest request) {
        return !plain(request.getHeader(SCHEME)) || request.getRequestURI().startsWith(HEALTH);
    }

    /** The scheme that the first proxy saw. */
    private static boolean plain(@Nullable String schemes) {
        return schemes != null && schemes.split(",", 2)[0].strip().equalsIgnoreCase("http");
    }

    @Override
    protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        if (PROGRAMS.stream().anyMatch(request.getRequestURI()::startsWith)) {
            response.setStatus(HttpServletResponse.SC_FORBIDDEN);
            response.setContentType("application/problem+json");
            response.getOutputStream()
                    .print(
                            "{\"title\":\"Forbidden\",\"status\":403,\"detail\":\"expected a call by https; whatever key this one"
                                    + " carried was sent in the clear\"}");
            return;
        }
        String query = request.getQueryString();
        response.setStatus(HttpServletResponse.SC_PERMANENT_REDIRECT);
        response.setHeader("Location", external + request.getRequestURI() + (query == null ? "" : "?" + query));
    }
}
