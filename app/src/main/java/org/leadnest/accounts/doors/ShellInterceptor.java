package org.leadnest.accounts.doors;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import org.jspecify.annotations.Nullable;
import org.leadnest.platform.web.Shell;
import org.springframework.web.servlet.HandlerInterceptor;
import org.springframework.web.servlet.ModelAndView;

/** Puts the {@link Shell} into the model of every page that is about to be rendered; answers without a page pay nothing. */
final class ShellInterceptor implements HandlerInterceptor {
    private static final String REDIRECT = "redirect:";

    private final Shells shells;

    ShellInterceptor(Shells shells) {
        this.shells = shells;
    }

    @Override
    public void postHandle(
            HttpServletRequest request, HttpServletResponse response, Object handler, @Nullable ModelAndView result) {
        if (result != null
                && result.getViewName() != null
                && !result.getViewName().startsWith(REDIRECT)) {
            result.addObject("shell", shells.of(request));
        }
    }
}
