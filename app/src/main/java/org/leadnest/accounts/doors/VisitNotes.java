package org.leadnest.accounts.doors;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import org.leadnest.accounts.ActorAuthentication;
import org.leadnest.accounts.OnlyLooks;
import org.leadnest.accounts.ops.Visits;
import org.springframework.web.method.HandlerMethod;
import org.springframework.web.servlet.HandlerInterceptor;
import org.springframework.web.servlet.HandlerMapping;

/** Writes down each page that an operator reads in an account that lets operators in; refused ones do not come this far. */
final class VisitNotes implements HandlerInterceptor {
    private final Visits visits;

    VisitNotes(Visits visits) {
        this.visits = visits;
    }

    @Override
    public boolean preHandle(HttpServletRequest request, HttpServletResponse response, Object handler) {
        if (handler instanceof HandlerMethod method
                && (request.getMethod().equals("GET") || method.hasMethodAnnotation(OnlyLooks.class))) {
            CurrentActor.authentication()
                    .filter(ActorAuthentication::visiting)
                    .ifPresent(session -> visits.read(
                            session.getPrincipal(),
                            String.valueOf(request.getAttribute(HandlerMapping.BEST_MATCHING_PATTERN_ATTRIBUTE))));
        }
        return true;
    }
}
