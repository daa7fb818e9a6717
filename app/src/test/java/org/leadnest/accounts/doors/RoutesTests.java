package org.leadnest.accounts.doors;

import static org.assertj.core.api.Assertions.assertThat;

import java.lang.reflect.Parameter;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.leadnest.accounts.ForOperator;
import org.leadnest.accounts.Open;
import org.leadnest.accounts.Requires;
import org.leadnest.kernel.Cursor;
import org.leadnest.testkit.Cast;
import org.leadnest.testkit.ForeignIds;
import org.leadnest.testkit.LeadNestTest;
import org.leadnest.testkit.SignedIn;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.core.annotation.AnnotatedElementUtils;
import org.springframework.http.HttpMethod;
import org.springframework.http.MediaType;
import org.springframework.test.web.servlet.assertj.MockMvcTester;
import org.springframework.test.web.servlet.assertj.MvcTestResult;
import org.springframework.web.bind.annotation.RequestMethod;
import org.springframework.web.method.HandlerMethod;
import org.springframework.web.servlet.mvc.method.RequestMappingInfo;
import org.springframework.web.servlet.mvc.method.annotation.RequestMappingHandlerMapping;

/** What holds for every route of the application, whoever adds it. */
@LeadNestTest
class RoutesTests {
    @Autowired
    private RequestMappingHandlerMapping requestMappingHandlerMapping;

    @Autowired
    private MockMvcTester mvc;

    @Autowired
    private Cast cast;

    @Autowired
    private List<ForeignIds> foreignIds;

    /** What follows these is a name that every account has, or a session of the user alone: no row of the account. */
    private static final Set<String> NAMES = Set.of(
            "/app/reports/", "/app/policies/", "/app/settings/sessions/", "/api/v1/carriers/", "/api/v1/library/");

    private record Route(RequestMethod method, String pattern, HandlerMethod handler) {}

    @Test
    void everyHandlerNamesItsPermissionOrIsOpen() {
        Set<String> silent = new TreeSet<>();
        for (Route route : ours()) {
            if (!declares(route.handler(), Requires.class)
                    && !declares(route.handler(), Open.class)
                    && !declares(route.handler(), ForOperator.class)) {
                silent.add(route.pattern() + " " + route.handler().getShortLogMessage());
            }
        }
        assertThat(silent).isEmpty();
    }

    @Test
    void aRivalFindsNothingUnderAnotherAccountsIds() {
        Cast.Players players = cast.enter();
        Map<String, String> ids = new HashMap<>();
        foreignIds.forEach(rows -> ids.putAll(rows.make(players)));
        List<String> wrong = new ArrayList<>();
        for (Route route : ours()) {
            if (!route.pattern().contains("{") || declares(route.handler(), Open.class)) {
                continue;
            }
            MvcTestResult answer =
                    mvc.perform(org.springframework.test.web.servlet.request.MockMvcRequestBuilders.request(
                                    HttpMethod.valueOf(route.method().name()), path(route.pattern(), ids))
                            .contentType(
                                    route.pattern().startsWith("/api/")
                                            ? MediaType.APPLICATION_JSON
                                            : MediaType.APPLICATION_FORM_URLENCODED)
                            .content(route.pattern().startsWith("/api/") ? "{}" : "")
                            .param("with", ids.getOrDefault("with", ""))
                            .with(SignedIn.as(players.pia())));
            int status = answer.getResponse().getStatus();
            boolean refused = route.method() == RequestMethod.GET ? status == 404 : status >= 400 && status < 500;
            if (!refused) {
                wrong.add(route.method() + " " + route.pattern() + " -> " + status);
            }
        }
        assertThat(wrong).isEmpty();
    }

    /** Places are opaque, so people copy, cut and forge them: none may be a fault of ours. */
    @Test
    void aPlaceThatNoListHasGivenIsNoFault() {
        Cast.Players players = cast.enter();
        Map<String, String> ids = new HashMap<>();
        foreignIds.forEach(rows -> ids.putAll(rows.make(players)));
        List<String> keys =
                List.of("", "garbage", "2026-99-99T00:00:00Z", "+999999999-12-31T23:59:59Z", "\0", "-1", "9e99");
        Set<String> walked = new TreeSet<>();
        Set<String> wrong = new TreeSet<>();
        for (Route route : ours()) {
            for (String name : places(route)) {
                walked.add(route.pattern());
                for (String key : keys) {
                    int status = mvc.get()
                            .uri(path(route.pattern(), ids))
                            .param(name, new Cursor(key, UUID.randomUUID()).encode())
                            .with(SignedIn.as(players.grace()))
                            .exchange()
                            .getResponse()
                            .getStatus();
                    if (status >= 500) {
                        wrong.add(route.pattern() + "?" + name + " " + key + " -> " + status);
                    }
                }
            }
        }
        assertThat(walked).contains("/api/v1/deals", "/app/inbox").hasSizeGreaterThan(15);
        assertThat(wrong).isEmpty();
    }

    /** The parameters of a list that say where its page begins. */
    private static List<String> places(Route route) {
        return route.method() == RequestMethod.GET
                ? Arrays.stream(route.handler().getMethod().getParameters())
                        .map(Parameter::getName)
                        .filter(Set.of("after", "before")::contains)
                        .toList()
                : List.of();
    }

    @Test
    void everyIdInAPathHasARowForTheWalkThatItsOwnerFinds() {
        Cast.Players players = cast.enter();
        Map<String, String> ids = new HashMap<>();
        foreignIds.forEach(rows -> ids.putAll(rows.make(players)));
        Set<String> missing = new TreeSet<>();
        Set<String> unfound = new TreeSet<>();
        for (Route route : ours()) {
            if (!route.pattern().contains("{") || declares(route.handler(), Open.class)) {
                continue;
            }
            missing.addAll(unknown(route.pattern(), ids));
            if (route.method() == RequestMethod.GET
                    && !declares(route.handler(), ForOperator.class)
                    && NAMES.stream().noneMatch(route.pattern()::startsWith)
                    && mvc.get()
                                    .uri(path(route.pattern(), ids))
                                    .param("with", ids.getOrDefault("with", ""))
                                    .with(SignedIn.as(players.grace()))
                                    .exchange()
                                    .getResponse()
                                    .getStatus()
                            == 404) {
                unfound.add(route.pattern());
            }
        }
        assertThat(missing).isEmpty();
        assertThat(unfound).isEmpty();
    }

    private List<Route> ours() {
        List<Route> routes = new ArrayList<>();
        requestMappingHandlerMapping.getHandlerMethods().forEach((info, handler) -> {
            if (handler.getBeanType().getName().startsWith("org.leadnest.")) {
                methods(info)
                        .forEach(method -> info.getPatternValues()
                                .forEach(pattern -> routes.add(new Route(method, pattern, handler))));
            }
        });
        return routes;
    }

    private static Set<RequestMethod> methods(RequestMappingInfo info) {
        Set<RequestMethod> declared = info.getMethodsCondition().getMethods();
        return declared.isEmpty() ? Set.of(RequestMethod.GET) : declared;
    }

    private static <A extends java.lang.annotation.Annotation> boolean declares(HandlerMethod handler, Class<A> type) {
        return AnnotatedElementUtils.hasAnnotation(handler.getMethod(), type)
                || AnnotatedElementUtils.hasAnnotation(handler.getBeanType(), type);
    }

    private static List<String> unknown(String pattern, Map<String, String> ids) {
        List<String> unknown = new ArrayList<>();
        String path = pattern;
        while (path.contains("{")) {
            String before = path.substring(0, path.indexOf('{'));
            String variable = path.substring(0, path.indexOf('}') + 1);
            if (!ids.containsKey(variable)
                    && !ids.containsKey(before)
                    && NAMES.stream().noneMatch(before::startsWith)) {
                unknown.add(variable);
            }
            path = before + id(variable, before, ids) + path.substring(path.indexOf('}') + 1);
        }
        return unknown;
    }

    private static String path(String pattern, Map<String, String> ids) {
        String path = pattern;
        while (path.contains("{")) {
            String before = path.substring(0, path.indexOf('{'));
            path = before
                    + id(path.substring(0, path.indexOf('}') + 1), before, ids)
                    + path.substring(path.indexOf('}') + 1);
        }
        return path;
    }

    private static String id(String variable, String before, Map<String, String> ids) {
        return ids.getOrDefault(
                variable, ids.getOrDefault(before, UUID.randomUUID().toString()));
    }
}
