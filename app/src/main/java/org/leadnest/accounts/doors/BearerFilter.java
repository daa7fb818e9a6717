package org.leadnest.accounts.doors;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.Optional;
import org.leadnest.accounts.ActorAuthentication;
import org.leadnest.accounts.keys.ApiKeys;
import org.leadnest.accounts.keys.KeyText;
import org.leadnest.platform.api.Failures;
import org.leadnest.platform.api.Problems;
import org.leadnest.platform.tenancy.Tenancy;
import org.springframework.http.HttpHeaders;
import org.springframework.security.core.context.SecurityContext;
import org.springframework.security.core.context.SecurityContextHolder;
import org.springframework.web.filter.OncePerRequestFilter;

/** Lets calls in by {@code Authorization: Bearer <key>}; a key that is not in force is refused at once. */
final class BearerFilter extends OncePerRequestFilter {
    private static final String SCHEME = "Bearer ";

    private final ApiKeys keys;
    private final Problems problems;

    BearerFilter(ApiKeys keys, Problems problems) {
        this.keys = keys;
        this.problems = problems;
    }

    @Override
    protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        String header = request.getHeader(HttpHeaders.AUTHORIZATION);
        if (header == null) {
            chain.doFilter(request, response);
            return;
        }
        Optional<ActorAuthentication> holder = holder(header);
        if (holder.isEmpty()) {
            Refusals.key(request);
            problems.write(
                    request,
                    response,
                    Failures.unauthenticated("This API key is not known, was revoked or has expired.")
                            .with(
                                    HttpHeaders.WWW_AUTHENTICATE,
                                    "Bearer realm=\"LeadNest API\", error=\"invalid_token\""));
            return;
        }
        SecurityContext context = SecurityContextHolder.createEmptyContext();
        context.setAuthentication(holder.get());
        SecurityContextHolder.setContext(context);
        chain.doFilter(request, response);
    }

    private Optional<ActorAuthentication> holder(String header) {
        if (!header.regionMatches(true, 0, SCHEME, 0, SCHEME.length())) {
            return Optional.empty();
        }
        return KeyText.parse(header.substring(SCHEME.length()).strip())
                .flatMap(text -> Tenancy.as(text.account(), () -> keys.holder(text)));
    }
}
