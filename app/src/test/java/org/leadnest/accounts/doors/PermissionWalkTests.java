package org.leadnest.accounts.doors;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.leadnest.accounts.Accounts;
import org.leadnest.accounts.Actor;
import org.leadnest.accounts.ForOperator;
import org.leadnest.accounts.NewMember;
import org.leadnest.accounts.Open;
import org.leadnest.accounts.Permission;
import org.leadnest.accounts.Requires;
import org.leadnest.accounts.Role;
import org.leadnest.kernel.AccountId;
import org.leadnest.kernel.EmailAddress;
import org.leadnest.kernel.Ids;
import org.leadnest.kernel.UserId;
import org.leadnest.testkit.Cast;
import org.leadnest.testkit.ForeignIds;
import org.leadnest.testkit.LeadNestTest;
import org.leadnest.testkit.SignedIn;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.core.annotation.AnnotatedElementUtils;
import org.springframework.http.HttpMethod;
import org.springframework.http.MediaType;
import org.springframework.test.web.servlet.assertj.MockMvcTester;
import org.springframework.test.web.servlet.request.MockHttpServletRequestBuilder;
import org.springframework.test.web.servlet.request.MockMvcRequestBuilders;
import org.springframework.web.bind.annotation.RequestMethod;
import org.springframework.web.method.HandlerMethod;
import org.springframework.web.servlet.mvc.method.RequestMappingInfo;
import org.springframework.web.servlet.mvc.method.annotation.RequestMappingHandlerMapping;

/**
 * Walks every route of the application, pages and API, as each role and as nobody, in the own account and with the ids of
 * another one. What it walked stands in {@code target/permission-walk.txt}.
 */
@LeadNestTest
class PermissionWalkTests {
    /** Fewer would mean that the walk does not see the application. */
    private static final int FEWEST_ROUTES = 150;

    @Autowired
    private RequestMappingHandlerMapping requestMappingHandlerMapping;

    @Autowired
    private MockMvcTester mvc;

    @Autowired
    private Cast cast;

    @Autowired
    private Accounts accounts;

    @Autowired
    private List<ForeignIds> foreignIds;

    private Cast.Players players;

    /** @param needs null for a route of operators */
    private record Route(
            RequestMethod method, String pattern, @Nullable Permission needs) {
        boolean api() {
            return pattern.startsWith("/api/");
        }

        boolean names() {
            return pattern.contains("{");
        }
    }

    @BeforeEach
    void enter() {
        players = cast.enter();
    }

    @Test
    void eachRoleOpensWhatItsPermissionsSayAndNothingElse() throws IOException {
        Map<Role, Actor> harbor = roles(players.harbor());
        List<String> wrong = new ArrayList<>();
        Map<String, Integer> counts = new LinkedHashMap<>();
        for (Route route : guarded()) {
            harbor.forEach((role, actor) -> {
                int status = walk(route, actor, Map.of());
                String expected = expected(route, role);
                count(counts, role + " " + expected);
                if (!fits(expected, status)) {
                    wrong.add(role + " " + route + " -> " + status + ", expected: " + expected);
                }
            });
            int status = walk(route, null, Map.of());
            count(counts, "nobody refused");
            // 415: a door for files alone turns this away before it asks who comes
            if (!(status == 401
                    || status == 415
                    || status == 302
                    || status == 403
                    || route.needs() == null && status == 404)) {
                wrong.add("nobody " + route + " -> " + status);
            }
        }
        Files.writeString(
                Path.of("target/permission-walk.txt"),
                guarded().size() + " guarded routes, " + open() + " open ones, own account: " + counts + "\n");
        assertThat(wrong).isEmpty();
        assertThat(guarded()).hasSizeGreaterThan(FEWEST_ROUTES);
    }

    @Test
    void noRoleReachesWhatBelongsToAnotherAccount() throws IOException {
        Map<String, String> ids = new HashMap<>();
        foreignIds.forEach(rows -> ids.putAll(rows.make(players)));
        Map<Role, Actor> pine = roles(players.pine());
        List<String> wrong = new ArrayList<>();
        Map<String, Integer> counts = new LinkedHashMap<>();
        for (Route route : guarded().stream().filter(Route::names).toList()) {
            pine.forEach((role, actor) -> {
                int status = walk(route, actor, ids);
                count(counts, role + " refused");
                boolean refused = route.method() == RequestMethod.GET
                        ? status == 404 || status == 403 && !allowed(route, role)
                        : status >= 400 && status < 500;
                if (!refused) {
                    wrong.add(role + " " + route + " -> " + status);
                }
            });
        }
        Files.writeString(Path.of("target/permission-walk-foreign.txt"), "foreign account: " + counts + "\n");
        assertThat(wrong).isEmpty();
    }

    private static void count(Map<String, Integer> counts, String what) {
        counts.merge(what, 1, Integer::sum);
    }

    private static boolean allowed(Route route, Role role) {
        return route.needs() != null && role.may(route.needs());
    }

    private static String expected(Route route, Role role) {
        return route.needs() == null ? "not there" : allowed(route, role) ? "let in" : "refused";
    }

    private static boolean fits(String expected, int status) {
        return switch (expected) {
            case "not there" -> status == 404;
            case "refused" -> status == 403;
            default -> status != 401 && status != 403 && status < 500;
        };
    }

    /** One member of each role; the walk goes from the least to the most. */
    private Map<Role, Actor> roles(AccountId account) {
        Map<Role, Actor> actors = new EnumMap<>(Role.class);
        for (Role role : Role.values()) {
            UserId user = new UserId(Ids.next());
            EmailAddress address = new EmailAddress("walk." + user + "@example.com");
            accounts.admit(new NewMember(account, user, "Walker", address, "no hash", role));
            actors.put(role, accounts.actor(account, user).orElseThrow());
        }
        return actors;
    }

    private int walk(Route route, @Nullable Actor actor, Map<String, String> ids) {
        MockHttpServletRequestBuilder request = MockMvcRequestBuilders.request(
                        HttpMethod.valueOf(route.method().name()), path(route.pattern(), ids))
                .contentType(route.api() ? MediaType.APPLICATION_JSON : MediaType.APPLICATION_FORM_URLENCODED)
                .content(route.api() ? "{}" : "");
        return mvc.perform(actor == null ? request : request.with(SignedIn.as(actor)))
                .getResponse()
                .getStatus();
    }

    private List<Route> guarded() {
        List<Route> routes = new ArrayList<>();
        requestMappingHandlerMapping.getHandlerMethods().forEach((info, handler) -> {
            if (ours(handler) && !declares(handler, Open.class)) {
                methods(info)
                        .forEach(method -> info.getPatternValues()
                                .forEach(pattern -> routes.add(new Route(method, pattern, needs(handler)))));
            }
        });
        return routes;
    }

    private int open() {
        Set<String> patterns = new TreeSet<>();
        requestMappingHandlerMapping.getHandlerMethods().forEach((info, handler) -> {
            if (ours(handler) && declares(handler, Open.class)) {
                methods(info)
                        .forEach(method ->
                                info.getPatternValues().forEach(pattern -> patterns.add(method + " " + pattern)));
            }
        });
        return patterns.size();
    }

    private static boolean ours(HandlerMethod handler) {
        return handler.getBeanType().getName().startsWith("org.leadnest.");
    }

    private static @Nullable Permission needs(HandlerMethod handler) {
        if (declares(handler, ForOperator.class)) {
            return null;
        }
        Requires own = AnnotatedElementUtils.findMergedAnnotation(handler.getMethod(), Requires.class);
        Requires whole = AnnotatedElementUtils.findMergedAnnotation(handler.getBeanType(), Requires.class);
        return own != null ? own.value() : whole == null ? null : whole.value();
    }

    private static <A extends java.lang.annotation.Annotation> boolean declares(HandlerMethod handler, Class<A> type) {
        return AnnotatedElementUtils.hasAnnotation(handler.getMethod(), type)
                || AnnotatedElementUtils.hasAnnotation(handler.getBeanType(), type);
    }

    private static Set<RequestMethod> methods(RequestMappingInfo info) {
        Set<RequestMethod> declared = info.getMethodsCondition().getMethods();
        return declared.isEmpty() ? Set.of(RequestMethod.GET) : declared;
    }

    private static String path(String pattern, Map<String, String> ids) {
        String path = pattern;
        while (path.contains("{")) {
            String before = path.substring(0, path.indexOf('{'));
            String id = ids.getOrDefault(before, UUID.randomUUID().toString());
            path = before + id + path.substring(path.indexOf('}') + 1);
        }
        return path;
    }
}
