package org.leadnest.accounts.doors;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.util.Map;
import java.util.TreeMap;
import org.leadnest.accounts.ForOperator;
import org.leadnest.accounts.WrittenDown;
import org.leadnest.accounts.audit.AuditAct;
import org.leadnest.accounts.audit.AuditNote;
import org.leadnest.accounts.audit.OperatorLog;
import org.springframework.core.annotation.AnnotatedElementUtils;
import org.springframework.web.method.HandlerMethod;
import org.springframework.web.servlet.HandlerInterceptor;
import org.springframework.web.servlet.HandlerMapping;

/**
 * Writes down, in the log of the house and before it happens, whatever an operator is about to change, and what they read where
 * that is marked; refused ones do not come this far. The line has the route and the numbers in its address, and no word that was
 * typed.
 */
final class OperatorNotes implements HandlerInterceptor {
    private final OperatorLog log;

    OperatorNotes(OperatorLog log) {
        this.log = log;
    }

    @Override
    public boolean preHandle(HttpServletRequest request, HttpServletResponse response, Object handler) {
        if (handler instanceof HandlerMethod method && written(method, request)) {
            CurrentActor.get()
                    .ifPresent(operator -> log.house(AuditNote.of(AuditAct.OPERATOR_DID)
                            .by(operator.user())
                            .about(numbers(request))
                            .with(
                                    "route",
                                    request.getMethod() + " "
                                            + request.getAttribute(HandlerMapping.BEST_MATCHING_PATTERN_ATTRIBUTE))));
        }
        return true;
    }

    private static boolean written(HandlerMethod method, HttpServletRequest request) {
        boolean operators = method.hasMethodAnnotation(ForOperator.class)
                || AnnotatedElementUtils.hasAnnotation(method.getBeanType(), ForOperator.class);
        boolean reads = request.getMethod().equals("GET") || request.getMethod().equals("HEAD");
        return operators && (!reads || method.hasMethodAnnotation(WrittenDown.class));
    }

    private static String numbers(HttpServletRequest request) {
        return request.getAttribute(HandlerMapping.URI_TEMPLATE_VARIABLES_ATTRIBUTE) instanceof Map<?, ?> variables
                ? String.join(
                        ", ",
                        new TreeMap<>(variables)
                                .values().stream().map(String::valueOf).toList())
                : "";
    }
}
