package org.leadnest.accounts.doors;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.UUID;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.leadnest.accounts.ForOperator;
import org.leadnest.accounts.Open;
import org.leadnest.accounts.StepUp;
import org.leadnest.testkit.Cast;
import org.leadnest.testkit.LeadNestTest;
import org.leadnest.testkit.SignedIn;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.core.annotation.AnnotatedElementUtils;
import org.springframework.http.HttpMethod;
import org.springframework.test.web.servlet.assertj.MockMvcTester;
import org.springframework.test.web.servlet.assertj.MvcTestResult;
import org.springframework.test.web.servlet.request.MockMvcRequestBuilders;
import org.springframework.web.bind.annotation.RequestMethod;
import org.springframework.web.method.HandlerMethod;
import org.springframework.web.servlet.mvc.method.RequestMappingInfo;
import org.springframework.web.servlet.mvc.method.annotation.RequestMappingHandlerMapping;

/**
 * Walks every page route that could be dangerous: whatever changes something in the settings or in an operator's area,
 * whatever removes, erases, hands over or makes a key, and every download. Each asks who it is again, or stands below with the
 * reason why it does not; a new one fails here until somebody has decided.
 */
@LeadNestTest
class DangerousRoutesTests {
    private static final Pattern PLACES =
            Pattern.compile("(GET|POST|PUT|DELETE|PATCH) /(app/settings|ops|operator)(/.*)?");
    private static final Pattern ACTS =
            Pattern.compile(".*(remov|delet|eras|purge|revoc|rotat|handover|departure|/role|keys|cancel).*");
    private static final Pattern DOWNLOADS = Pattern.compile("GET .*(\\.csv|\\.zip|\\.json|\\.pdf|/export|/copy)");

    /** Routes that do not ask again, exactly, or with {@code /**} all below as well. */
    private static final Map<String, String> UNASKED = unasked();

    private static Map<String, String> unasked() {
        Map<String, String> reasons = new LinkedHashMap<>();
        String proves = "its own form asks for the password or a code";
        for (String path : List.of(
                "/app/settings/second-factor/confirmation",
                "/app/settings/second-factor/recovery-codes",
                "/app/settings/second-factor/removal",
                "/app/settings/profile/password")) {
            reasons.put("POST " + path, proves);
        }
        String back = "it takes a danger back";
        for (String path : List.of(
                "/app/settings/closing/undo",
                "/app/settings/disclosures/offers/{id}/withdrawal",
                "/app/settings/handover/end",
                "/app/settings/support-access/end",
                "/app/settings/second-factor/reset/end",
                "/app/settings/second-factor/setup/end",
                "/app/settings/team/members/{user}/factor-reset/end",
                "/app/settings/team/invitations/{id}/revocation",
                "/ops/visit/end")) {
            reasons.put("POST " + path, back);
        }
        String words = "words and choices that anybody with the role may put back";
        for (String path : List.of(
                "/app/settings/account",
                "/app/settings/accounts/{account}",
                "/app/settings/fields/**",
                "/app/settings/forms/**",
                "/app/settings/hours",
                "/app/settings/house-rules",
                "/app/settings/ownership/{source}",
                "/app/settings/passkeys/{id}/name",
                "/app/settings/pipeline/**",
                "/app/settings/pipelines/**",
                "/app/settings/privacy",
                "/app/settings/profile/**",
                "/app/settings/routing/**",
                "/app/settings/score",
                "/app/settings/sending",
                "/app/settings/sending/connection/check",
                "/app/settings/sending/connection/sender",
                "/app/settings/sending/holidays",
                "/app/settings/stages/**",
                "/app/settings/teams/**",
                "/app/settings/voice/**")) {
            reasons.put("POST " + path, words);
        }
        reasons.put("POST /app/settings/requests/**", "a request's record grows; copies and erasure ask");
        reasons.put("POST /app/settings/suppressions", "an opt-out that somebody told of waits for nothing");
        reasons.put(
                "POST /app/settings/suppressions/works",
                "it lifts only what a mail server refused, and the next refusal puts it back");
        reasons.put("POST /app/settings/suppressions/search", "it only looks");
        reasons.put("POST /ops/support/**", "answers to letters");
        reasons.put("POST /ops/canned-answers/**", "sentences for answers");
        reasons.put("POST /ops/notices/**", "drafts and trials; sending asks");
        reasons.put("POST /ops/erasures/search", "it only looks");
        reasons.put("GET /ops/closings/{id}/certificate.json", "counts of erased rows");
        String work = "daily work on one thing, which its page or its history brings back or makes anew";
        for (String path : List.of(
                "/app/leads/lists/{id}/removal",
                "/app/leads/{id}/files/{file}/removal",
                "/app/leads/{id}/tags/remove",
                "/app/leads/{id}/showings/{showing}/cancellation",
                "/app/tasks/{id}/deletion",
                "/app/deals/{id}/parties/removal",
                "/app/sequences/{id}/triggers/{trigger}/removal",
                "/app/templates/{id}/deletion",
                "/app/listings/{key}/removal",
                "/app/listings/{key}/documents/{id}/removal",
                "/app/listings/{key}/photos/{id}/edit/removal",
                "/app/listings/{key}/photos/{id}/removal",
                "/app/listings/{key}/photos/{id}/purge",
                "/app/listings/{key}/photos/{id}/bracket/removal")) {
            reasons.put("POST " + path, work);
        }
        reasons.put("GET /app/reports/{table}.csv", "sums, nobody's data");
        reasons.put("GET /app/deals/forecast.csv", "sums, nobody's data");
        reasons.put("GET /app/leads/imports/{id}/errors.csv", "lines of the file that was just uploaded");
        reasons.put("GET /app/listings/{key}/photos.zip", "pictures of one home, for its public page");
        return Map.copyOf(reasons);
    }

    @Autowired
    private RequestMappingHandlerMapping requestMappingHandlerMapping;

    @Autowired
    private MockMvcTester mvc;

    @Autowired
    private Cast cast;

    private record Route(String name, boolean asks, boolean operators) {
        HttpMethod method() {
            return HttpMethod.valueOf(name.substring(0, name.indexOf(' ')));
        }

        String path() {
            return name.substring(name.indexOf(' ') + 1)
                    .replaceAll("\\{[^}]*}", UUID.randomUUID().toString());
        }

        boolean fits(String pattern) {
            String whole = pattern.endsWith("/**") ? pattern.substring(0, pattern.length() - 3) : pattern;
            return name.equals(whole) || pattern.endsWith("/**") && name.startsWith(whole + "/");
        }

        boolean dangerous() {
            boolean changes = !name.startsWith("GET ");
            return changes
                            && (PLACES.matcher(name).matches()
                                    || ACTS.matcher(name).matches())
                    || DOWNLOADS.matcher(name).matches();
        }
    }

    @Test
    void everyDangerousRouteAsksAgainOrSaysWhyNot() {
        Set<String> undecided = new TreeSet<>();
        Set<String> needless = new TreeSet<>(UNASKED.keySet());
        for (Route route : routes()) {
            List<String> reasons = UNASKED.keySet().stream().filter(route::fits).toList();
            if (route.dangerous() && !route.asks()) {
                needless.removeAll(reasons);
                if (reasons.isEmpty()) {
                    undecided.add(route.name());
                }
            }
        }
        assertThat(undecided).isEmpty();
        assertThat(needless).as("reasons without a route").isEmpty();
    }

    @Test
    void whatAsksLeadsToThePasswordFirst() {
        Cast.Players players = cast.enter();
        List<String> wrong = new ArrayList<>();
        int walked = 0;
        for (Route route : routes()) {
            if (route.asks() && !route.operators()) {
                MvcTestResult answer = mvc.perform(MockMvcRequestBuilders.request(route.method(), route.path())
                        .with(SignedIn.longAgo(players.grace())));
                walked++;
                if (answer.getResponse().getStatus() != 303
                        || !"/step-up".equals(answer.getResponse().getHeader("Location"))) {
                    wrong.add(route.name() + " -> " + answer.getResponse().getStatus());
                }
            }
        }
        assertThat(wrong).isEmpty();
        assertThat(walked).isGreaterThan(40);
    }

    private List<Route> routes() {
        List<Route> routes = new ArrayList<>();
        requestMappingHandlerMapping.getHandlerMethods().forEach((info, handler) -> {
            if (handler.getBeanType().getName().startsWith("org.leadnest.") && !declares(handler, Open.class)) {
                for (RequestMethod method : methods(info)) {
                    info.getPatternValues().stream()
                            .filter(pattern -> !pattern.startsWith("/api/"))
                            .forEach(pattern -> routes.add(new Route(
                                    method + " " + pattern,
                                    handler.hasMethodAnnotation(StepUp.class),
                                    declares(handler, ForOperator.class))));
                }
            }
        });
        return routes;
    }

    private static boolean declares(
            HandlerMethod handler, Class<? extends java.lang.annotation.Annotation> annotation) {
        return AnnotatedElementUtils.hasAnnotation(handler.getMethod(), annotation)
                || AnnotatedElementUtils.hasAnnotation(handler.getBeanType(), annotation);
    }

    private static Set<RequestMethod> methods(RequestMappingInfo info) {
        Set<RequestMethod> declared = info.getMethodsCondition().getMethods();
        return declared.isEmpty() ? Set.of(RequestMethod.GET) : declared;
    }
}
