package org.leadnest.accounts.doors;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.leadnest.accounts.Accounts;
import org.leadnest.accounts.Actor;
import org.leadnest.accounts.ForOperator;
import org.leadnest.accounts.WrittenDown;
import org.leadnest.platform.tenancy.Tenancy;
import org.leadnest.testkit.Cast;
import org.leadnest.testkit.LeadNestTest;
import org.leadnest.testkit.SignedIn;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.core.annotation.AnnotatedElementUtils;
import org.springframework.http.HttpMethod;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.context.TestPropertySource;
import org.springframework.test.web.servlet.assertj.MockMvcTester;
import org.springframework.test.web.servlet.request.MockMvcRequestBuilders;
import org.springframework.transaction.support.TransactionTemplate;
import org.springframework.web.bind.annotation.RequestMethod;
import org.springframework.web.method.HandlerMethod;
import org.springframework.web.servlet.mvc.method.annotation.RequestMappingHandlerMapping;

/** Whatever an operator does, and what of customers they read, stands in the log of the house, whoever adds a route. */
@LeadNestTest
@TestPropertySource(properties = "leadnest.operators=otto.notes@leadnest.example")
class OperatorNotesTests {
    /** Reading these leaves no line, each with its reason. */
    private static final Map<String, String> UNWRITTEN = Map.ofEntries(
            Map.entry("GET /ops", "a search writes its words, the empty page shows nobody"),
            Map.entry("GET /ops/accounts/{id}", "writes a line of its own: looked at"),
            Map.entry("GET /ops/accounts/{id}/holds", "holds as they were set, each of which stands in the log"),
            Map.entry("GET /ops/holds", "holds as they were set, each of which stands in the log"),
            Map.entry("GET /ops/log", "the log itself"),
            Map.entry("GET /ops/log.csv", "the log itself, and it asks who it is"),
            Map.entry("GET /ops/reports", "counts of what browsers refused"),
            Map.entry("GET /ops/support", "lines of a queue; each request that is opened is written"),
            Map.entry("GET /ops/support/{id}/hold", "an empty form"),
            Map.entry("GET /ops/canned-answers", "our own sentences"),
            Map.entry("GET /ops/notices", "our own notices"),
            Map.entry("GET /ops/retention", "counts"),
            Map.entry("GET /ops/processing", "declarations"),
            Map.entry("GET /ops/usage", "counts"),
            Map.entry("GET /ops/components", "libraries and their weaknesses"),
            Map.entry("GET /ops/erasures", "an empty form"));

    /** An operator whom the configuration names may use these without {@code admin make-operator}. */
    private static final Map<String, String> BY_ADDRESS = Map.of(
            "/ops/support", "answering letters, which show what their writers wrote",
            "/ops/canned-answers", "our own sentences",
            "/ops/notices", "our own notices",
            "/ops/retention", "counts",
            "/ops/processing", "declarations",
            "/ops/usage", "counts",
            "/ops/closings", "which accounts are going; no certificate");

    @Autowired
    private RequestMappingHandlerMapping requestMappingHandlerMapping;

    @Autowired
    private MockMvcTester mvc;

    @Autowired
    private Cast cast;

    @Autowired
    private JdbcClient jdbc;

    @Autowired
    private TransactionTemplate transactions;

    private Actor otto;

    private record Route(String method, String pattern, boolean written, boolean made) {
        String name() {
            return method + " " + pattern;
        }
    }

    @BeforeEach
    void makeAnOperator() {
        otto = cast.enter().pia();
        jdbc.sql("update accounts.users set email_key = 'x' || id where email_key = 'otto.notes@leadnest.example'")
                .update();
        jdbc.sql("""
                        update accounts.users set email = 'otto.notes@leadnest.example', email_key = 'otto.notes@leadnest.example'
                         where id = :id
                        """).param("id", otto.userUuid()).update();
        jdbc.sql("insert into accounts.operators (user_id, made_at) values (:id, now())")
                .param("id", otto.userUuid())
                .update();
        cast.secure(otto);
    }

    @Test
    void everyActAndEveryMarkedReadingOfAnOperatorLeavesALineInTheLogOfTheHouse() {
        Set<String> silent = new TreeSet<>();
        int walked = 0;
        for (Route route : routes()) {
            if (route.method().equals("GET") && !route.written()) {
                continue;
            }
            walked++;
            long before = lines(route);
            mvc.perform(MockMvcRequestBuilders.request(
                            HttpMethod.valueOf(route.method()),
                            route.pattern()
                                    .replaceAll("\\{[^}]*}", UUID.randomUUID().toString()))
                    .with(SignedIn.as(otto)));
            if (lines(route) != before + 1) {
                silent.add(route.name());
            }
        }
        assertThat(silent).isEmpty();
        assertThat(walked).isGreaterThan(20);
    }

    @Test
    void whatIsReadWithoutALineSaysWhy() {
        assertThat(routes().stream()
                        .filter(route -> route.method().equals("GET") && !route.written())
                        .map(Route::name))
                .containsExactlyInAnyOrderElementsOf(UNWRITTEN.keySet());
        assertThat(routes().stream().filter(Route::written).map(Route::name))
                .contains(
                        "GET /ops/support/{id}",
                        "GET /ops/closings",
                        "GET /ops/closings/{id}/certificate.json",
                        "GET /ops/transfers/{id}/files.zip");
    }

    @Test
    void aConfiguredAddressAloneOpensNothingThatHandsOutOrKeepsCustomersData() {
        Set<String> undecided = routes().stream()
                .filter(route -> !route.made())
                .map(Route::pattern)
                .filter(pattern -> BY_ADDRESS.keySet().stream()
                        .noneMatch(known -> pattern.equals(known) || pattern.startsWith(known + "/")))
                .collect(Collectors.toSet());
        assertThat(undecided).isEmpty();
        assertThat(routes().stream().filter(Route::made).map(Route::pattern))
                .contains(
                        "/ops/transfers/{id}/files.zip",
                        "/ops/support/{id}/hold",
                        "/ops/closings/{id}/certificate.json",
                        "/ops/accounts/{id}/holds");
        jdbc.sql("delete from accounts.operators where user_id = :id")
                .param("id", otto.userUuid())
                .update();
        for (String path : List.of(
                "/ops/transfers/" + UUID.randomUUID() + "/files.zip",
                "/ops/support/" + UUID.randomUUID() + "/hold",
                "/ops/closings/" + UUID.randomUUID() + "/certificate.json")) {
            assertThat(mvc.get().uri(path).with(SignedIn.as(otto))).as(path).hasStatus(404);
        }
    }

    private long lines(Route route) {
        return Objects.requireNonNull(Tenancy.as(
                Accounts.HOUSE,
                () -> transactions.execute(status -> jdbc.sql("""
                                        select count(*) from accounts.audit_entries
                                         where act = 'OPERATOR_DID' and user_id = :user and after ->> 'route' = :route
                                        """)
                        .param("user", otto.userUuid())
                        .param("route", route.name())
                        .query(Long.class)
                        .single())));
    }

    private List<Route> routes() {
        return requestMappingHandlerMapping.getHandlerMethods().entrySet().stream()
                .filter(entry -> operators(entry.getValue()) != null)
                .flatMap(entry -> entry.getKey().getMethodsCondition().getMethods().stream()
                        .flatMap(
                                method -> routes(method, entry.getKey().getPatternValues().stream(), entry.getValue())))
                .sorted(java.util.Comparator.comparing(Route::name))
                .toList();
    }

    private static Stream<Route> routes(RequestMethod method, Stream<String> patterns, HandlerMethod handler) {
        return patterns.map(pattern -> new Route(
                method.name(),
                pattern,
                handler.hasMethodAnnotation(WrittenDown.class),
                Objects.requireNonNull(operators(handler)).made()));
    }

    private static @org.jspecify.annotations.Nullable ForOperator operators(HandlerMethod handler) {
        ForOperator own = handler.getMethodAnnotation(ForOperator.class);
        return own != null ? own : AnnotatedElementUtils.findMergedAnnotation(handler.getBeanType(), ForOperator.class);
    }
}
