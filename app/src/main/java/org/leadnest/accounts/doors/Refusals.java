package org.leadnest.accounts.doors;

import jakarta.servlet.http.HttpServletRequest;
import java.util.UUID;
import org.leadnest.accounts.Actor;
import org.leadnest.accounts.audit.Network;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.web.servlet.HandlerMapping;

/**
 * What was refused, for the technical log (ASVS 5.0 16.3.2, 16.3.3): which door, from which network, by whom as an id. Never a
 * name, a mailbox, a key, a token or what was typed.
 */
final class Refusals {
    private static final Logger LOG = LoggerFactory.getLogger(Refusals.class);

    private Refusals() {}

    /** Something was asked for that is not there for whoever is signed in: another account's, or gone. */
    static void notThere(HttpServletRequest request) {
        CurrentActor.get()
                .ifPresent(actor -> LOG.info(
                        "not there for {}: {} {} from {}",
                        who(actor),
                        request.getMethod(),
                        door(request),
                        from(request)));
    }

    static void key(HttpServletRequest request) {
        LOG.info("an API key was refused from {}", from(request));
    }

    /** A form without its token: an old tab, or another site's. */
    static void form(HttpServletRequest request) {
        LOG.info("a form without its token was refused: {} from {}", request.getMethod(), from(request));
    }

    /** What was typed or sent did not pass a check; its fields stand in the answer, and nowhere else. */
    static void input(HttpServletRequest request, int status) {
        LOG.info(
                "input was refused with {} for {}: {} {} from {}",
                status,
                CurrentActor.get().map(Refusals::who).orElse("nobody signed in"),
                request.getMethod(),
                door(request),
                from(request));
    }

    private static String who(Actor actor) {
        UUID account = actor.accountUuid();
        return "account " + account + ", user " + actor.userUuid();
    }

    /** The route, not the path: paths may hold tokens. */
    private static Object door(HttpServletRequest request) {
        Object route = request.getAttribute(HandlerMapping.BEST_MATCHING_PATTERN_ATTRIBUTE);
        return route == null ? "(no route)" : route;
    }

    private static String from(HttpServletRequest request) {
        return Network.of(request.getRemoteAddr()).orElse("an unknown network");
    }
}
