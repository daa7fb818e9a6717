package org.leadnest.accounts.doors;

import static org.assertj.core.api.Assertions.assertThat;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.authentication;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.csrf;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.leadnest.accounts.Accounts;
import org.leadnest.accounts.Actor;
import org.leadnest.accounts.Authentications;
import org.leadnest.accounts.OnlyLooks;
import org.leadnest.accounts.Open;
import org.leadnest.testkit.Cast;
import org.leadnest.testkit.ForeignIds;
import org.leadnest.testkit.LeadNestTest;
import org.leadnest.testkit.SignedIn;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.core.annotation.AnnotatedElementUtils;
import org.springframework.http.HttpMethod;
import org.springframework.http.MediaType;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.web.servlet.assertj.MockMvcTester;
import org.springframework.test.web.servlet.request.MockMvcRequestBuilders;
import org.springframework.web.bind.annotation.RequestMethod;
import org.springframework.web.method.HandlerMethod;
import org.springframework.web.servlet.mvc.method.annotation.RequestMappingHandlerMapping;

/** Walks every route as an operator whom an account lets in: they read and change nothing, and no page breaks for them. */
@LeadNestTest
class VisitorWalkTests {
    private static final int FEWEST = 100;
    private static final Set<String> THEIRS = Set.of("/ops/visit/end");

    @Autowired
    private RequestMappingHandlerMapping requestMappingHandlerMapping;

    @Autowired
    private MockMvcTester mvc;

    @Autowired
    private Cast cast;

    @Autowired
    private Accounts accounts;

    @Autowired
    private JdbcClient jdbc;

    @Autowired
    private List<ForeignIds> foreignIds;

    private Cast.Players players;
    private Actor visitor;

    private record Route(RequestMethod method, String pattern, HandlerMethod handler) {
        @Override
        public String toString() {
            return method + " " + pattern;
        }
    }

    @BeforeEach
    void visit() {
        players = cast.enter();
        cast.secure(players.pia());
        jdbc.sql("insert into accounts.operators (user_id, made_at) values (:user, now())")
                .param("user", players.pia().userUuid())
                .update();
        assertThat(mvc.post()
                        .uri("/app/settings/support-access")
                        .param("hours", "24")
                        .with(SignedIn.as(players.grace()))
                        .exchange())
                .hasRedirectedUrl("/app/settings/support-access");
        visitor = accounts.visit(players.harbor(), players.pia().user())
                .orElseThrow()
                .actor();
    }

    @Test
    void everyPageIsShownOrRefusedAndNoneBreaks() {
        Map<String, String> ids = new HashMap<>();
        foreignIds.forEach(rows -> ids.putAll(rows.make(players)));
        List<String> broken = new ArrayList<>();
        int shown = 0;
        for (Route route : guarded()) {
            if (route.method() == RequestMethod.GET) {
                int status = status(route, ids);
                shown += status == 200 ? 1 : 0;
                if (status >= 500) {
                    broken.add(route + " -> " + status);
                }
            }
        }
        assertThat(broken).isEmpty();
        assertThat(shown).isGreaterThan(40);
    }

    @Test
    void everyOtherVerbIsRefusedButThoseThatOnlyLook() {
        List<String> wrong = new ArrayList<>();
        int walked = 0;
        for (Route route : guarded()) {
            if (route.method() != RequestMethod.GET && !THEIRS.contains(route.pattern())) {
                int status = status(route, Map.of());
                walked++;
                boolean looks =
                        AnnotatedElementUtils.hasAnnotation(route.handler().getMethod(), OnlyLooks.class);
                // 415: a door for files alone turns this away before it asks who comes
                if (!(looks ? status < 500 && status != 403 : status == 403 || status == 415)) {
                    wrong.add(route + " -> " + status);
                }
            }
        }
        assertThat(wrong).isEmpty();
        assertThat(walked).isGreaterThan(FEWEST);
    }

    @Test
    void nothingIsTakenAlongAndNoCalendarIsMade() throws Exception {
        assertThat(mvc.get()
                        .uri("/app/settings/exports/" + UUID.randomUUID() + "/copy.zip")
                        .with(authentication(Authentications.visiting(visitor)))
                        .exchange())
                .hasStatus(403);
        assertThat(mvc.get()
                        .uri("/app/tasks")
                        .with(authentication(Authentications.visiting(visitor)))
                        .exchange()
                        .getResponse()
                        .getContentAsString())
                .doesNotContain("/calendar/");
        assertThat(mvc.get()
                        .uri("/app/tasks")
                        .with(SignedIn.as(players.grace()))
                        .exchange()
                        .getResponse()
                        .getContentAsString())
                .contains("/calendar/");
    }

    private int status(Route route, Map<String, String> ids) {
        boolean api = route.pattern().startsWith("/api/");
        return mvc.perform(MockMvcRequestBuilders.request(
                                HttpMethod.valueOf(route.method().name()), path(route.pattern(), ids))
                        .contentType(api ? MediaType.APPLICATION_JSON : MediaType.APPLICATION_FORM_URLENCODED)
                        .content(api ? "{}" : "")
                        .with(authentication(Authentications.visiting(visitor)))
                        .with(csrf()))
                .getResponse()
                .getStatus();
    }

    private List<Route> guarded() {
        List<Route> routes = new ArrayList<>();
        requestMappingHandlerMapping.getHandlerMethods().forEach((info, handler) -> {
            boolean ours = handler.getBeanType().getName().startsWith("org.leadnest.");
            boolean open = AnnotatedElementUtils.hasAnnotation(handler.getMethod(), Open.class)
                    || AnnotatedElementUtils.hasAnnotation(handler.getBeanType(), Open.class);
            if (ours && !open) {
                Set<RequestMethod> declared = info.getMethodsCondition().getMethods();
                (declared.isEmpty() ? Set.of(RequestMethod.GET) : declared)
                        .forEach(method -> info.getPatternValues()
                                .forEach(pattern -> routes.add(new Route(method, pattern, handler))));
            }
        });
        return routes;
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
