package org.leadnest.accounts;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.leadnest.platform.web.DeploymentProperties;
import org.leadnest.platform.web.Nonces;
import org.leadnest.platform.web.Shell;
import org.leadnest.platform.web.Toast;
import org.springframework.security.web.csrf.CsrfToken;
import org.springframework.web.servlet.HandlerInterceptor;
import org.springframework.web.servlet.ModelAndView;
import org.springframework.web.servlet.support.RequestContextUtils;

/** Puts the {@link Shell} into the model of every page that is about to be rendered; answers without a page pay nothing. */
class ShellInterceptor implements HandlerInterceptor {
    private static final String REDIRECT = "redirect:";
    private static final String CSRF_PARAMETER = "_csrf";

    private final Accounts accounts;
    private final DeploymentProperties deployment;

    ShellInterceptor(Accounts accounts, DeploymentProperties deployment) {
        this.accounts = accounts;
        this.deployment = deployment;
    }

    @Override
    public void postHandle(
            HttpServletRequest request, HttpServletResponse response, Object handler, @Nullable ModelAndView result) {
        if (result != null
                && result.getViewName() != null
                && !result.getViewName().startsWith(REDIRECT)) {
            result.addObject("shell", shell(request));
        }
    }

    Shell shell(HttpServletRequest request) {
        CsrfToken csrf = (CsrfToken) request.getAttribute(CsrfToken.class.getName());
        Actor actor = CurrentActor.get().orElse(null);
        Set<String> permissions = actor == null
                ? Set.of()
                : actor.permissions().stream().map(Permission::name).collect(Collectors.toUnmodifiableSet());
        var flash = RequestContextUtils.getInputFlashMap(request);
        return new Shell(
                Nonces.of(request),
                CSRF_PARAMETER,
                () -> csrf == null ? "" : csrf.getToken(),
                request.getRequestURI(),
                actor == null ? null : actor.name(),
                actor == null ? null : accounts.name(actor.account()),
                actor == null ? null : actor.role().name(),
                permissions,
                flash == null ? null : (String) flash.get(Toast.ATTRIBUTE),
                "auto",
                deployment.development(),
                null);
    }
}
