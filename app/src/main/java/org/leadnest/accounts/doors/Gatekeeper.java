package org.leadnest.accounts.doors;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.lang.reflect.Method;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;
import org.leadnest.accounts.Actor;
import org.leadnest.accounts.ActorAuthentication;
import org.leadnest.accounts.ForOperator;
import org.leadnest.accounts.OnlyLooks;
import org.leadnest.accounts.Open;
import org.leadnest.accounts.Operators;
import org.leadnest.accounts.Permission;
import org.leadnest.accounts.Requires;
import org.leadnest.accounts.Seat;
import org.leadnest.accounts.StepUp;
import org.leadnest.platform.web.NotFound;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.core.annotation.AnnotatedElementUtils;
import org.springframework.security.access.AccessDeniedException;
import org.springframework.security.authentication.AuthenticationCredentialsNotFoundException;
import org.springframework.web.method.HandlerMethod;
import org.springframework.web.servlet.HandlerInterceptor;

/**
 * The one place where roles are enforced: a handler of ours runs only for an actor with its permission, or when it is
 * declared {@link Open} or {@link ForOperator}. A handler that declares neither is refused, so that forgetting closes the door.
 */
final class Gatekeeper implements HandlerInterceptor {
    private static final Logger LOG = LoggerFactory.getLogger(Gatekeeper.class);

    private static final Set<String> LOOKING = Set.of("GET", "HEAD");
    private static final String VISIT_END = "/ops/visit/end";

    private final Operators operators;
    private final Map<Handler, Rule> rules = new ConcurrentHashMap<>();

    private record Handler(Class<?> bean, Method method) {}

    /** What a handler declares; reading annotations anew would cost more than the rest of a refusal. */
    private record Rule(
            boolean open,
            @Nullable ForOperator operator,
            @Nullable Permission needed,
            boolean looks,
            boolean dangerous) {
        static Rule of(HandlerMethod method) {
            Requires requires = find(method, Requires.class);
            return new Rule(
                    !method.getBeanType().getName().startsWith("org.leadnest.") || find(method, Open.class) != null,
                    find(method, ForOperator.class),
                    requires == null ? null : requires.value(),
                    find(method, OnlyLooks.class) != null,
                    find(method, StepUp.class) != null);
        }
    }

    Gatekeeper(Operators operators) {
        this.operators = operators;
    }

    @Override
    public boolean preHandle(HttpServletRequest request, HttpServletResponse response, Object handler)
            throws IOException {
        if (!(handler instanceof HandlerMethod method)) {
            return true;
        }
        Rule rule = rules.computeIfAbsent(
                new Handler(method.getBeanType(), method.getMethod()), ignored -> Rule.of(method));
        if (rule.open()) {
            return true;
        }
        if (!mayVisit(request, rule)) {
            LOG.warn("refused to a visiting operator: {}", method.getShortLogMessage());
            throw new AccessDeniedException("whoever looks into an account changes nothing in it");
        }
        @Nullable ForOperator operator = rule.operator();
        if (operator != null) {
            return operates(operator, request, response);
        }
        Actor actor = CurrentActor.get()
                .orElseThrow(() -> new AuthenticationCredentialsNotFoundException("sign in to see this page"));
        Permission needed = Optional.ofNullable(rule.needed())
                .orElseThrow(() -> new AccessDeniedException("this handler declares no permission"));
        if (!actor.may(needed)) {
            LOG.warn("refused to a role {}: {} {}", actor.role(), needed.scope(), method.getShortLogMessage());
            throw new AccessDeniedException("this needs the permission " + needed.scope());
        }
        return true;
    }

    /** An operator who looks into an account reads, takes nothing along, and leaves again; everybody else is asked for their permission alone. */
    private static boolean mayVisit(HttpServletRequest request, Rule rule) {
        return rule.looks()
                || LOOKING.contains(request.getMethod()) && !rule.dangerous()
                || request.getRequestURI().equals(VISIT_END)
                || CurrentActor.authentication()
                        .filter(ActorAuthentication::visiting)
                        .isEmpty();
    }

    /** An operator of either kind, and with a second factor: whoever is none finds nothing. */
    private boolean operates(ForOperator operator, HttpServletRequest request, HttpServletResponse response)
            throws IOException {
        Seat seat = FreshActor.seat(request)
                .filter(one -> operator.made() ? one.operator() : operators.includes(one.user()))
                .orElseThrow(NotFound::new);
        if (operators.hasFactor(seat.user().id())) {
            return true;
        }
        response.sendRedirect("/app/settings/second-factor");
        return false;
    }

    private static <A extends java.lang.annotation.Annotation> @Nullable A find(HandlerMethod method, Class<A> type) {
        A own = AnnotatedElementUtils.findMergedAnnotation(method.getMethod(), type);
        return own != null ? own : AnnotatedElementUtils.findMergedAnnotation(method.getBeanType(), type);
    }
}
