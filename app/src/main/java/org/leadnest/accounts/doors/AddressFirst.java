package org.leadnest.accounts.doors;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import org.leadnest.accounts.ConfirmedAddress;
import org.leadnest.accounts.Seat;
import org.leadnest.platform.web.Toast;
import org.springframework.web.method.HandlerMethod;
import org.springframework.web.servlet.HandlerInterceptor;
import org.springframework.web.servlet.support.RequestContextUtils;

/** Leads whoever has not confirmed their address to the page that sends the link, before what is {@link ConfirmedAddress}. */
final class AddressFirst implements HandlerInterceptor {
    private static final String PLACE = "/app/settings/profile";
    private static final String WORDS =
            "Confirm your e-mail address first: open the link in our mail, or ask for another here.";

    @Override
    public boolean preHandle(HttpServletRequest request, HttpServletResponse response, Object handler)
            throws IOException {
        boolean asked = handler instanceof HandlerMethod method && method.hasMethodAnnotation(ConfirmedAddress.class);
        if (!asked
                || FreshActor.seat(request)
                        .map(Seat::user)
                        .filter(user -> !user.verified())
                        .isEmpty()) {
            return true;
        }
        RequestContextUtils.getOutputFlashMap(request).put(Toast.ATTRIBUTE, WORDS);
        RequestContextUtils.saveOutputFlashMap(PLACE, request, response);
        response.sendRedirect(PLACE);
        return false;
    }

    /** The page that sends the link, and sending it: nothing else of the page's. */
    static boolean leadsThere(HttpServletRequest request) {
        String path = request.getRequestURI();
        return path.equals(PLACE) && request.getMethod().equals("GET") || path.equals(PLACE + "/verification");
    }
}
