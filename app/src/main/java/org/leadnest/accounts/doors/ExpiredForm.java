package org.leadnest.accounts.doors;

import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import org.leadnest.platform.api.Problems;
import org.springframework.http.HttpStatus;
import org.springframework.security.access.AccessDeniedException;
import org.springframework.security.web.access.AccessDeniedHandler;
import org.springframework.stereotype.Component;

/**
 * A form came without its token: an old tab, or a forged request. Whoever is not signed in any more is led to the
 * sign-in page; everybody else sees the refusal, and nothing was changed.
 */
@Component
class ExpiredForm implements AccessDeniedHandler {
    @Override
    public void handle(HttpServletRequest request, HttpServletResponse response, AccessDeniedException refused)
            throws IOException, ServletException {
        Refusals.form(request);
        String path = request.getRequestURI();
        boolean signedOut = CurrentActor.get().isEmpty() && path.startsWith("/app");
        if (signedOut && !Problems.answersWithJson(path, true) && request.getHeader("HX-Request") == null) {
            response.sendRedirect("/sign-in");
        } else {
            response.sendError(HttpStatus.FORBIDDEN.value());
        }
    }
}
