package org.leadnest.analytics.usage;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.net.URI;
import java.time.InstantSource;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.leadnest.accounts.ActorAuthentication;
import org.leadnest.kernel.AccountId;
import org.leadnest.kernel.Browser;
import org.leadnest.platform.places.Place;
import org.leadnest.platform.places.Places;
import org.leadnest.platform.tenancy.Tenancy;
import org.leadnest.platform.web.CookieDesk;
import org.leadnest.privacy.choices.UserChoices;
import org.springframework.http.HttpHeaders;
import org.springframework.security.core.context.SecurityContextHolder;
import org.springframework.stereotype.Component;
import org.springframework.web.method.HandlerMethod;
import org.springframework.web.servlet.HandlerInterceptor;
import org.springframework.web.servlet.HandlerMapping;
import org.springframework.web.servlet.ModelAndView;

/** Counts what was answered well: pages that were read, and verbs that were used. */
@Component
class CountUsage implements HandlerInterceptor {
    private static final String DEVICE = CountUsage.class.getName() + ".device";
    private static final String ROOT = "org.leadnest.";
    private static final int REDIRECTS_END = 400;
    private static final int OK = 200;

    private final UsageQueue queue;
    private final UsageDevice devices;
    private final Places places;
    private final CookieDesk cookies;
    private final UsageStops stops;
    private final InstantSource clock;

    CountUsage(
            UsageQueue queue,
            UsageDevice devices,
            Places places,
            CookieDesk cookies,
            UsageStops stops,
            InstantSource clock) {
        this.stops = stops;
        this.queue = queue;
        this.devices = devices;
        this.places = places;
        this.cookies = cookies;
        this.clock = clock;
    }

    /** The device's number goes out with the first page after the yes: when that page is done, it is too late. */
    @Override
    public boolean preHandle(HttpServletRequest request, HttpServletResponse response, Object handler) {
        if (handler instanceof HandlerMethod && cookies.notice(request).agreed()) {
            if (stopped()) {
                devices.takeAway(request, response);
            } else {
                request.setAttribute(DEVICE, devices.of(request).orElseGet(() -> devices.give(response)));
            }
        }
        return true;
    }

    /** A no in the settings holds from its own answer on: the number goes with it. */
    @Override
    public void postHandle(
            HttpServletRequest request, HttpServletResponse response, Object handler, @Nullable ModelAndView result) {
        UUID user = user();
        if (user != null
                && request.getMethod().equals("POST")
                && handler instanceof HandlerMethod method
                && method.getBeanType().getPackage().equals(UserChoices.class.getPackage())) {
            stops.forget(user);
            if (stopped()) {
                request.removeAttribute(DEVICE);
                devices.takeAway(request, response);
            }
        }
    }

    private boolean stopped() {
        UUID user = user();
        return user != null && stops.stopped(user);
    }

    @Override
    public void afterCompletion(
            HttpServletRequest request, HttpServletResponse response, Object handler, @Nullable Exception failure) {
        if (!(handler instanceof HandlerMethod method)
                || failure != null
                || method.getBeanType() == UsageDoor.class
                || request.getMethod().equals("GET") && request.getHeader("HX-Request") != null
                || !(request.getAttribute(HandlerMapping.BEST_MATCHING_PATTERN_ATTRIBUTE) instanceof String route)) {
            return;
        }
        kind(request, response).ifPresent(kind -> count(request, kind, route, feature(method), null));
    }

    private static Optional<UsageEvent.Kind> kind(HttpServletRequest request, HttpServletResponse response) {
        if (!request.getMethod().equals("GET")) {
            return response.getStatus() < REDIRECTS_END ? Optional.of(UsageEvent.Kind.ACT) : Optional.empty();
        }
        String type = response.getContentType();
        return response.getStatus() == OK && type != null && type.startsWith("text/html")
                ? Optional.of(UsageEvent.Kind.PAGE)
                : Optional.empty();
    }

    void click(HttpServletRequest request, String name) {
        if (request.getAttribute(DEVICE) != null) {
            count(request, UsageEvent.Kind.CLICK, "", "", name);
        }
    }

    /** Who has decided nothing is counted signed in only, and then without a trace; who refused is not counted at all. */
    private void count(
            HttpServletRequest request, UsageEvent.Kind kind, String route, String feature, @Nullable String click) {
        UUID customer = Tenancy.current().map(AccountId::value).orElse(null);
        UUID device = request.getAttribute(DEVICE) instanceof UUID given ? given : null;
        if (device == null && (customer == null || cookies.notice(request).refused())) {
            return;
        }
        UsageEvent.Trace trace = device == null ? UsageEvent.Trace.NONE : trace(request, device);
        queue.add(new UsageEvent(clock.instant(), kind, route, feature, click, customer, user(), trace));
    }

    private static @Nullable UUID user() {
        return SecurityContextHolder.getContext().getAuthentication() instanceof ActorAuthentication own
                ? own.getPrincipal().userUuid()
                : null;
    }

    private UsageEvent.Trace trace(HttpServletRequest request, UUID device) {
        String agent =
                Optional.ofNullable(request.getHeader(HttpHeaders.USER_AGENT)).orElse("");
        Place place = places.of(request.getRemoteAddr());
        return new UsageEvent.Trace(
                device, origin(request), Browser.family(agent), Browser.system(agent), place.country(), place.city());
    }

    /** The site that led here, without its page; null where it is this one or none. */
    private static @Nullable String origin(HttpServletRequest request) {
        String referrer = request.getHeader(HttpHeaders.REFERER);
        if (referrer == null || !referrer.matches("https?://[A-Za-z0-9.:-]{1,150}(/.*)?")) {
            return null;
        }
        URI address = URI.create(referrer.replaceFirst("^(https?://[^/]+).*", "$1"));
        return request.getServerName().equals(address.getHost()) ? null : address.toString();
    }

    /** The package of the handler below the program's own: a word that every tree of the program has. */
    static String feature(HandlerMethod method) {
        String name = method.getBeanType().getPackageName();
        return name.startsWith(ROOT) ? name.substring(ROOT.length()) : "other";
    }
}
