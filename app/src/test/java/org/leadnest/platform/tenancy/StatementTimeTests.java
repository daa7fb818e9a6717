package org.leadnest.platform.tenancy;

import static org.assertj.core.api.Assertions.assertThat;

import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.Statement;
import java.util.concurrent.Callable;
import java.util.concurrent.atomic.AtomicReference;
import org.jsoup.Jsoup;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.leadnest.platform.database.DatabaseAccess;
import org.leadnest.testkit.Cast;
import org.leadnest.testkit.LeadNestTest;
import org.leadnest.testkit.SignedIn;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.dao.DataAccessException;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.mock.web.MockHttpServletRequest;
import org.springframework.test.web.servlet.assertj.MockMvcTester;
import org.springframework.test.web.servlet.assertj.MvcTestResult;
import org.springframework.transaction.support.TransactionTemplate;
import org.springframework.web.context.request.RequestContextHolder;
import org.springframework.web.context.request.ServletRequestAttributes;

/** No statement works on for a page that nobody waits for any more. */
@LeadNestTest
class StatementTimeTests {
    private static final String ALLOWED = "select current_setting('statement_timeout')";

    @Autowired
    private MockMvcTester mvc;

    @Autowired
    private Cast cast;

    @Autowired
    private JdbcClient jdbc;

    @Autowired
    private TransactionTemplate transactions;

    @Autowired
    private DatabaseAccess database;

    private Cast.Players players;

    @BeforeEach
    void enter() {
        players = cast.enter();
    }

    @Test
    void aRequestThatReadsHasSecondsAndWorkInTheBackgroundTheTimeThatItNeeds() throws Exception {
        assertThat(within("GET", () -> read(ALLOWED))).isEqualTo("5s");
        assertThat(within("HEAD", () -> read(ALLOWED))).isEqualTo("5s");
        assertThat(within("POST", () -> read(ALLOWED))).isEqualTo("30s");
        assertThat(read(ALLOWED)).isEqualTo("0");
        assertThat(within("GET", () -> {
                    AtomicReference<String> allowed = new AtomicReference<>("");
                    StatementTime.unlimited(() -> allowed.set(read(ALLOWED)));
                    return allowed.get();
                }))
                .isEqualTo("0");
    }

    @Test
    void aStatementThatGoesOnIsStopped() throws Exception {
        String ended = within("GET", () -> {
            try {
                return read("select pg_sleep(8)::text");
            } catch (DataAccessException stopped) {
                return String.valueOf(stopped.getMessage());
            }
        });
        assertThat(ended).contains("statement timeout");
        assertThat(read(ALLOWED)).as("the next transaction of the connection").isEqualTo("0");
    }

    @Test
    void whoAskedIsToldToNarrowTheList() throws Exception {
        try (Connection owner = DriverManager.getConnection(
                        database.url(), database.ownerUsername(), database.ownerPassword());
                Statement statement = owner.createStatement()) {
            owner.setAutoCommit(false);
            statement.execute("lock table leads.leads in access exclusive mode");
            MvcTestResult page = mvc.get()
                    .uri("/app/leads")
                    .with(SignedIn.as(players.maya()))
                    .exchange();
            assertThat(page).hasStatus(503).hasHeader("Retry-After", "30");
            assertThat(Jsoup.parse(page.getResponse().getContentAsString()).text())
                    .contains("Busy at this moment", "Narrow the list");
            MvcTestResult answer = mvc.get()
                    .uri("/api/v1/leads")
                    .with(SignedIn.as(players.maya()))
                    .exchange();
            assertThat(answer).hasStatus(503).hasHeader("Retry-After", "30");
            assertThat(answer.getResponse().getContentType()).isEqualTo("application/problem+json");
            owner.rollback();
        }
        assertThat(mvc.get().uri("/app/leads").with(SignedIn.as(players.maya())))
                .hasStatusOk();
    }

    private String read(String sql) {
        return String.valueOf(players.<String>atHarbor(() -> transactions.execute(
                status -> jdbc.sql(sql).query(String.class).optional().orElse(""))));
    }

    private static String within(String method, Callable<String> work) throws Exception {
        RequestContextHolder.setRequestAttributes(
                new ServletRequestAttributes(new MockHttpServletRequest(method, "/app/leads")));
        try {
            return work.call();
        } finally {
            RequestContextHolder.resetRequestAttributes();
        }
    }
}
