package org.leadnest.accounts.doors;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.util.Map;
import java.util.Optional;
import org.leadnest.accounts.Accounts;
import org.leadnest.kernel.AccountId;
import org.leadnest.kernel.Ids;
import org.leadnest.platform.web.NotFound;
import org.springframework.web.servlet.HandlerInterceptor;
import org.springframework.web.servlet.HandlerMapping;

/**
 * Doors that name an account in their address ({@code /hooks/leads/{account}}) are not there for an account that is closed:
 * what carriers and portals still send would be kept again where everything was erased.
 */
final class ClosedDoors implements HandlerInterceptor {
    private final Accounts accounts;

    ClosedDoors(Accounts accounts) {
        this.accounts = accounts;
    }

    @Override
    public boolean preHandle(HttpServletRequest request, HttpServletResponse response, Object handler) {
        if (request.getAttribute(HandlerMapping.URI_TEMPLATE_VARIABLES_ATTRIBUTE) instanceof Map<?, ?> variables) {
            Optional.ofNullable(variables.get("account"))
                    .flatMap(text -> Ids.parse(text.toString()))
                    .map(AccountId::new)
                    .filter(accounts::closed)
                    .ifPresent(gone -> {
                        throw new NotFound();
                    });
        }
        return true;
    }
}
