package org.leadnest.privacy.cookies;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.leadnest.accounts.ActorAuthentication;
import org.leadnest.platform.web.CookieNotice;
import org.leadnest.platform.web.OpenedPolicy;
import org.leadnest.platform.web.Shell;
import org.leadnest.privacy.AnalyticsProperties;
import org.leadnest.privacy.Policy;
import org.leadnest.privacy.PolicyLibrary;
import org.leadnest.privacy.choices.UserChoice;
import org.leadnest.privacy.choices.UserChoices;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.context.annotation.Configuration;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.security.core.context.SecurityContextHolder;
import org.springframework.stereotype.Component;
import org.springframework.web.servlet.HandlerInterceptor;
import org.springframework.web.servlet.HandlerMapping;
import org.springframework.web.servlet.ModelAndView;
import org.springframework.web.servlet.config.annotation.InterceptorRegistry;
import org.springframework.web.servlet.config.annotation.WebMvcConfigurer;

/**
 * Lets outside analytics in on a page of the application, when all of these say yes: the installation, the account's owner, the
 * reader's own choice of cookies, and no signal and no stop of theirs says no. Never for an operator who looks in, never where
 * the address has words of a search or the page hands out data or keys. Whatever is not let in here stays shut by the page's own
 * policy. Decision 13 says what may leave.
 */
@Component
class InsidePages implements HandlerInterceptor {
    /** Words of a route behind which data is looked for or taken along. */
    private static final Set<String> SHUT = Set.of(
            "search",
            "export",
            "exports",
            "import",
            "imports",
            "download",
            "downloads",
            "copy",
            "files",
            "print",
            "palette");

    /** Where keys, passwords and codes are shown. */
    private static final String SETTINGS = "/app/settings";

    /**
     * Pages without anything of a lead, which Clarity may record: its masks leave attributes such as labels for screen readers,
     * and a click tells the address of a link.
     */
    private static final Set<String> RECORDED = Set.of("/app/templates", "/app/sequences");

    /** The privacy policy of this day is the first that says so; until it is in force nothing is let in. */
    private static final LocalDate TOLD = LocalDate.of(2026, 12, 3);

    private final PolicyLibrary policies;
    private final AnalyticsProperties analytics;
    private final CookieReading reading;
    private final OutsideAnalytics accounts;
    private final UserChoices choices;
    private final Withdrawal withdrawal;

    InsidePages(
            PolicyLibrary policies,
            AnalyticsProperties analytics,
            CookieReading reading,
            OutsideAnalytics accounts,
            UserChoices choices,
            Withdrawal withdrawal) {
        this.policies = policies;
        this.analytics = analytics;
        this.reading = reading;
        this.accounts = accounts;
        this.choices = choices;
        this.withdrawal = withdrawal;
    }

    @Configuration(proxyBeanMethods = false)
    static class Doors implements WebMvcConfigurer {
        private static final int BEFORE_THE_FRAME = -10;

        private final ObjectProvider<InsidePages> pages;

        Doors(ObjectProvider<InsidePages> pages) {
            this.pages = pages;
        }

        /** Afterwards goes backwards: the frame is in the model when it is asked for here. */
        @Override
        public void addInterceptors(InterceptorRegistry registry) {
            registry.addInterceptor(pages.getObject())
                    .addPathPatterns("/app", "/app/**")
                    .order(BEFORE_THE_FRAME);
        }
    }

    @Override
    public void postHandle(
            HttpServletRequest request, HttpServletResponse response, Object handler, @Nullable ModelAndView result) {
        if (!analytics.any()
                || policies.inForce(Policy.PRIVACY).day().isBefore(TOLD)
                || result == null
                || !request.getMethod().equals("GET")
                || !(result.getModel().get("shell") instanceof Shell shell)) {
            return;
        }
        CookieNotice notice = reading.notice(request);
        List<String> gone = withdrawal.ofOthers(request);
        if (!notice.agreed() && gone.isEmpty()) {
            return;
        }
        Optional<ActorAuthentication> reader = reader();
        Optional<OutsideAnalytics.Switch> said = reader.flatMap(ignored -> accounts.said());
        if (said.isEmpty()) {
            return;
        }
        if (!said.get().allowed()
                || !choices.allows(reader.orElseThrow().getPrincipal().user(), UserChoice.USAGE)) {
            gone.forEach(cookie -> response.addHeader(HttpHeaders.SET_COOKIE, cookie));
        } else if (notice.agreed()) {
            OpenedPolicy.withoutReferrer(response);
            route(request, response).ifPresent(route -> let(route, notice, shell, request, response, result));
        }
    }

    private void let(
            String route,
            CookieNotice notice,
            Shell shell,
            HttpServletRequest request,
            HttpServletResponse response,
            ModelAndView result) {
        String recorder = RECORDED.contains(route) ? analytics.clarityId() : null;
        if (analytics.ga4Id() != null || recorder != null) {
            CookieNotice measured = notice.measuredInside(analytics.ga4Id(), recorder, route);
            OpenedPolicy.open(request, response, measured);
            result.addObject("shell", shell.measured(measured));
        }
    }

    /** A user in a browser; no program, and no operator who looks in. */
    private static Optional<ActorAuthentication> reader() {
        return SecurityContextHolder.getContext().getAuthentication() instanceof ActorAuthentication own
                        && !own.visiting()
                        && !own.byKey()
                ? Optional.of(own)
                : Optional.empty();
    }

    /** The pattern of a whole page that may be counted. */
    private static Optional<String> route(HttpServletRequest request, HttpServletResponse response) {
        boolean whole = response.getStatus() == HttpStatus.OK.value()
                && request.getQueryString() == null
                && request.getHeader("HX-Request") == null;
        return whole && request.getAttribute(HandlerMapping.BEST_MATCHING_PATTERN_ATTRIBUTE) instanceof String pattern
                ? Optional.of(pattern)
                        .filter(one -> !one.startsWith(SETTINGS))
                        .filter(one -> Arrays.stream(one.split("/")).noneMatch(SHUT::contains))
                : Optional.empty();
    }
}
