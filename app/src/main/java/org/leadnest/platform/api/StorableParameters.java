package org.leadnest.platform.api;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.util.Arrays;
import org.springframework.web.servlet.HandlerInterceptor;

/** Refuses query parameters and form fields that cannot be kept; see {@link StorableText}. */
final class StorableParameters implements HandlerInterceptor {
    @Override
    public boolean preHandle(HttpServletRequest request, HttpServletResponse response, Object handler) {
        request.getParameterMap().forEach((name, values) -> {
            if (!StorableText.storable(name)) {
                throw Refused.malformed("a parameter's name " + StorableText.MESSAGE);
            }
            if (!Arrays.stream(values).allMatch(StorableText::storable)) {
                throw Invalid.field(name, StorableText.MESSAGE);
            }
        });
        return true;
    }
}
