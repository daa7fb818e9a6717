package org.leadnest.accounts.ops;

import static org.assertj.core.api.Assertions.assertThat;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.csrf;

import jakarta.servlet.http.Cookie;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import org.assertj.core.api.InstanceOfAssertFactories;
import org.jsoup.Jsoup;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.leadnest.accounts.Accounts;
import org.leadnest.accounts.Actor;
import org.leadnest.accounts.AdminCommand;
import org.leadnest.accounts.NewMember;
import org.leadnest.accounts.Role;
import org.leadnest.accounts.passwords.Passwords;
import org.leadnest.kernel.EmailAddress;
import org.leadnest.kernel.Ids;
import org.leadnest.kernel.UserId;
import org.leadnest.platform.tenancy.Tenancy;
import org.leadnest.testkit.Cast;
import org.leadnest.testkit.LeadNestTest;
import org.leadnest.testkit.SignedIn;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.jdbc.autoconfigure.JdbcConnectionDetails;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.web.servlet.assertj.MockMvcTester;
import org.springframework.test.web.servlet.assertj.MvcTestResult;
import org.springframework.transaction.support.TransactionTemplate;
import picocli.CommandLine;

/** Operators: made by the command line alone, with a second factor, and inside an account only while it lets them in. */
@LeadNestTest
class OpsTests {
    private static final String PASSWORD = "seven quiet herons fly north";
    private static final String ACCESS = "/app/settings/support-access";

    @Autowired
    private MockMvcTester mvc;

    @Autowired
    private Cast cast;

    @Autowired
    private Accounts accounts;

    @Autowired
    private Passwords passwords;

    @Autowired
    private JdbcClient jdbc;

    @Autowired
    private JdbcConnectionDetails database;

    @Autowired
    private TransactionTemplate transactions;

    private Cast.Players players;
    private Actor otto;
    private String ottosMailbox;

    /** Otto belongs to the rival account, as the owner of nothing in Harbor Realty. */
    @BeforeEach
    void enter() {
        players = cast.enter();
        UserId user = new UserId(Ids.next());
        ottosMailbox = "otto." + user + "@leadnest.example";
        accounts.admit(new NewMember(
                players.pine(), user, "Otto", new EmailAddress(ottosMailbox), passwords.hash(PASSWORD), Role.AGENT));
        accounts.verify(user);
        otto = accounts.actor(players.pine(), user).orElseThrow();
    }

    @Test
    void noRoleOfAnAccountGetsIn() {
        String account = players.harbor().toString();
        for (Actor actor : List.of(players.grace(), players.maya(), players.pia(), otto)) {
            for (String path : List.of("/ops", "/ops/log", "/ops/accounts/" + account)) {
                assertThat(mvc.get().uri(path).with(SignedIn.as(actor)).exchange())
                        .as(actor.role() + " " + path)
                        .hasStatus(404);
            }
            for (String path : List.of(
                    "/ops/visit/end",
                    "/ops/accounts/" + account + "/visit",
                    "/ops/accounts/" + account + "/members/" + UUID.randomUUID() + "/unlocking")) {
                assertThat(mvc.post().uri(path).with(SignedIn.as(actor)).exchange())
                        .as(actor.role() + " " + path)
                        .hasStatus(404);
            }
        }
        assertThat(mvc.get().uri("/ops").exchange()).hasStatus(404);
    }

    @Test
    void theCommandMakesAndEndsAnOperatorAndBothAreWrittenDown() throws Exception {
        assertThat(admin("make-operator", "nobody@leadnest.example")).isEqualTo(1);
        assertThat(admin("make-operator", ottosMailbox)).isZero();
        assertThat(mvc.get().uri("/ops").with(SignedIn.as(otto)).exchange())
                .as("without a second factor")
                .hasRedirectedUrl("/app/settings/second-factor");
        factor();
        assertThat(body(mvc.get().uri("/ops/log").with(SignedIn.as(otto)).exchange()))
                .contains("Operator made", "The command line", "Otto", "/ops/log.csv");
        assertThat(admin("end-operator", ottosMailbox)).isZero();
        assertThat(mvc.get().uri("/ops").with(SignedIn.as(otto)).exchange()).hasStatus(404);
    }

    @Test
    void findsAnAccountAndSeesItsStateAndNothingOfItsLeads() throws Exception {
        make();
        String name = accounts.name(players.harbor());
        String mailbox = accounts.user(players.maya().user()).email().value();
        for (String words : List.of(players.harbor().toString(), mailbox)) {
            MvcTestResult found = mvc.get()
                    .uri("/ops")
                    .param("q", words)
                    .with(SignedIn.as(otto))
                    .exchange();
            assertThat(Jsoup.parse(body(found)).select("table a").eachText()).containsExactly(name);
        }
        String page = body(mvc.get()
                .uri("/ops/accounts/" + players.harbor())
                .with(SignedIn.as(otto))
                .exchange());
        assertThat(Jsoup.parse(page).text())
                .contains(mailbox, "Owner", "Agent", "Password alone", "does not let operators in")
                .contains("Plan", "On trial until", "Seats 4");
        assertThat(mvc.get()
                        .uri("/ops/accounts/" + UUID.randomUUID())
                        .with(SignedIn.as(otto))
                        .exchange())
                .hasStatus(404);
    }

    @Test
    void aSearchIsWrittenDownWithoutTheWholeAddress() throws Exception {
        make();
        String mailbox = accounts.user(players.maya().user()).email().value();
        mvc.get().uri("/ops").param("q", mailbox).with(SignedIn.as(otto)).exchange();
        mvc.get().uri("/ops").with(SignedIn.as(otto)).exchange();
        String log = body(mvc.get()
                .uri("/ops/log")
                .param("act", "OPERATOR_SEARCHED")
                .param("person", otto.user().toString())
                .with(SignedIn.as(otto))
                .exchange());
        assertThat(Jsoup.parse(log).select("tbody tr").eachText())
                .singleElement(InstanceOfAssertFactories.STRING)
                .contains("Otto", mailbox.charAt(0) + "•••" + mailbox.substring(mailbox.indexOf('@')))
                .doesNotContain(mailbox);
    }

    @Test
    void whatOperatorsDidIsFilteredAndTakenOutAsAFile() throws Exception {
        make();
        mvc.get()
                .uri("/ops/accounts/" + players.harbor())
                .with(SignedIn.as(otto))
                .exchange();
        assertThat(mvc.get()
                        .uri("/ops/log")
                        .param("from", "soon")
                        .with(SignedIn.as(otto))
                        .exchange())
                .hasStatus(422);
        String file = body(mvc.get()
                .uri("/ops/log.csv")
                .param("person", otto.user().toString())
                .with(SignedIn.as(otto))
                .exchange());
        assertThat(file).contains("Number,At (UTC)", "Looked at by an operator", "Operator made");
        assertThat(body(mvc.get().uri("/ops/log").with(SignedIn.as(otto)).exchange()))
                .contains("Data taken out as a file");
        assertThat(mvc.get()
                        .uri("/ops/log.csv")
                        .with(SignedIn.as(players.grace()))
                        .exchange())
                .hasStatus(404);
    }

    @Test
    void earlierPathsLeadToWhereThePagesStandNow() {
        assertThat(mvc.get().uri("/operator/support?view=OPEN").exchange())
                .hasStatus(308)
                .hasHeader("Location", "/ops/support?view=OPEN");
    }

    @Test
    void whoIsHeldBackIsUnlockedAndBothLogsTellOfIt() throws Exception {
        make();
        String mailbox = accounts.user(players.maya().user()).email().value();
        accounts.changePasswordHash(players.maya().user(), passwords.hash(PASSWORD));
        for (int one = 0; one < 7; one++) {
            signIn(mailbox, "wrong");
        }
        assertThat(signIn(mailbox, PASSWORD)).hasStatus(429);
        String unlocking = "/ops/accounts/" + players.harbor() + "/members/"
                + players.maya().user() + "/unlocking";
        assertThat(body(mvc.get()
                        .uri("/ops/accounts/" + players.harbor())
                        .with(SignedIn.as(otto))
                        .exchange()))
                .contains("Made to wait", unlocking);
        assertThat(mvc.post().uri(unlocking).with(SignedIn.as(otto)).exchange())
                .hasRedirectedUrl("/ops/accounts/" + players.harbor());
        assertThat(signIn(mailbox, PASSWORD)).hasRedirectedUrl("/app");
        assertThat(body(mvc.get().uri("/ops/log").with(SignedIn.as(otto)).exchange()))
                .contains("Sign-in unlocked by an operator");
        assertThat(log()).contains("OPERATOR_UNLOCKED");
    }

    @Test
    void looksInsideOnlyByTheAccountsLeaveReadsAndChangesNothing() throws Exception {
        Cookie session = inside();
        String visit = "/ops/accounts/" + players.harbor() + "/visit";
        assertThat(post(visit, session)).hasRedirectedUrl("/ops/accounts/" + players.harbor());
        assertThat(body(get("/app", session))).doesNotContain(accounts.name(players.harbor()));

        grant("24");
        MvcTestResult entered = post(visit, session);
        assertThat(entered).hasRedirectedUrl("/app");
        Cookie there = cookie(entered);
        assertThat(body(get("/app/leads", there))).contains("You look into", "/ops/visit/end");
        assertThat(body(get("/app", there))).contains(accounts.name(players.harbor()));
        assertThat(post("/app/leads", there)).hasStatus(403);
        assertThat(get("/app/leads/export.csv", there)).hasStatus(403);
        assertThat(get("/app/settings/team", there)).hasStatus(403);
        assertThat(body(mvc.get().uri("/app").with(SignedIn.as(players.grace())).exchange()))
                .contains("support may look into your account", ACCESS + "/end");
        assertThat(body(mvc.get().uri("/app").with(SignedIn.as(players.maya())).exchange()))
                .contains("support may look into your account")
                .doesNotContain(ACCESS + "/end");
        assertThat(log()).contains("SUPPORT_LET_IN", "OPERATOR_VISITED");
        get("/app/leads", there);
        assertThat(reads("/app/leads")).as("once a minute").isOne();
        assertThat(reads("/app/settings/team"))
                .as("what was refused was not read")
                .isZero();
        assertThat(letters("looks into the account of")).isOne();
        assertThat(Jsoup.parse(body(mvc.get()
                                .uri(ACCESS)
                                .with(SignedIn.as(players.grace()))
                                .exchange()))
                        .text())
                .contains("Otto was here on");

        MvcTestResult left = post("/ops/visit/end", there);
        assertThat(left).hasRedirectedUrl("/ops");
        assertThat(body(get("/app", cookie(left)))).doesNotContain(accounts.name(players.harbor()));
        assertThat(log()).contains("OPERATOR_LEFT");
    }

    @Test
    void aVisitThatEndsByTheLeaveOrByTheSignOutIsWrittenDownOnce() {
        Cookie session = inside();
        String visit = "/ops/accounts/" + players.harbor() + "/visit";
        grant("1");
        Cookie there = cookie(post(visit, session));
        mvc.post().uri(ACCESS + "/end").with(SignedIn.as(players.grace())).exchange();
        assertThat(get("/app/leads", there)).hasRedirectedUrl("/sign-in?next=%2Fapp%2Fleads");
        assertThat(get("/app/leads", there)).hasRedirectedUrl("/sign-in?next=%2Fapp%2Fleads");
        assertThat(log().stream().filter("OPERATOR_LEFT"::equals)).hasSize(1);

        Cookie again = cookie(signInAgain());
        grant("1");
        assertThat(post("/sign-out", cookie(post(visit, again)))).hasRedirectedUrl("/sign-in");
        assertThat(log().stream().filter("OPERATOR_LEFT"::equals)).hasSize(2);
    }

    @Test
    void theLeaveEndsByItselfAndByTheAccountAtOnce() {
        Cookie session = inside();
        String visit = "/ops/accounts/" + players.harbor() + "/visit";
        grant("1");
        Cookie there = cookie(post(visit, session));
        assertThat(get("/app/leads", there)).hasStatusOk();
        assertThat(mvc.post()
                        .uri(ACCESS + "/end")
                        .with(SignedIn.as(players.grace()))
                        .exchange())
                .hasRedirectedUrl(ACCESS);
        assertThat(get("/app/leads", there)).hasRedirectedUrl("/sign-in?next=%2Fapp%2Fleads");

        Cookie again = cookie(signInAgain());
        grant("1");
        Cookie inside = cookie(post(visit, again));
        assertThat(get("/app/leads", inside)).hasStatusOk();
        jdbc.sql(
                        "update accounts.support_grants set granted_at = now() - interval '2 hours', ends_at = now() - interval '1 hour'"
                                + " where account_id = :account and ended_at is null")
                .param("account", players.harbor().value())
                .update();
        assertThat(get("/app/leads", inside)).hasRedirectedUrl("/sign-in?next=%2Fapp%2Fleads");
    }

    @Test
    void onlyOwnersAndAdminsLetSupportInAndOnlyForASpanThatIsOffered() {
        assertThat(mvc.get().uri(ACCESS).with(SignedIn.as(players.maya())).exchange())
                .hasStatus(403);
        grant("9000");
        assertThat(jdbc.sql("select count(*) from accounts.support_grants where account_id = :account")
                        .param("account", players.harbor().value())
                        .query(Long.class)
                        .single())
                .isZero();
    }

    private void make() {
        assertThat(admin("make-operator", ottosMailbox)).isZero();
        factor();
    }

    /** Otto's session, begun before the factor was set up. */
    private Cookie inside() {
        Cookie session = cookie(signIn(ottosMailbox, PASSWORD));
        make();
        return session;
    }

    private void factor() {
        jdbc.sql("""
                insert into accounts.authenticators (user_id, secret, created_at, confirmed_at)
                values (:user, '', now(), now()) on conflict do nothing
                """).param("user", otto.userUuid()).update();
    }

    private void grant(String hours) {
        assertThat(mvc.post()
                        .uri(ACCESS)
                        .param("hours", hours)
                        .with(SignedIn.as(players.grace()))
                        .exchange())
                .hasRedirectedUrl(ACCESS);
    }

    private long reads(String page) {
        return Objects.requireNonNull(Tenancy.as(
                players.harbor(),
                () -> transactions.execute(status -> jdbc.sql(
                                "select count(*) from accounts.audit_entries where act = 'OPERATOR_READ' and after->>'page' = :page")
                        .param("page", page)
                        .query(Long.class)
                        .single())));
    }

    private long letters(String words) {
        return Objects.requireNonNull(Tenancy.as(
                players.harbor(),
                () -> transactions.execute(status -> jdbc.sql(
                                "select count(*) from messaging.messages where strpos(body_text, :words) > 0")
                        .param("words", words)
                        .query(Long.class)
                        .single())));
    }

    private List<String> log() {
        return Objects.requireNonNull(Tenancy.as(
                players.harbor(),
                () -> transactions.execute(status -> jdbc.sql("select act from accounts.audit_entries")
                        .query(String.class)
                        .list())));
    }

    private int admin(String... arguments) {
        String[] all = java.util.stream.Stream.concat(
                        java.util.Arrays.stream(arguments),
                        java.util.stream.Stream.of(
                                "--leadnest.database.url=" + database.getJdbcUrl(),
                                "--leadnest.database.username=" + database.getUsername(),
                                "--leadnest.database.password=" + database.getPassword()))
                .toArray(String[]::new);
        return new CommandLine(new AdminCommand())
                .setOut(new PrintWriter(new StringWriter(), true))
                .setErr(new PrintWriter(new StringWriter(), true))
                .execute(all);
    }

    /** A sign-in that needs no code, for a moment. */
    private MvcTestResult signInAgain() {
        jdbc.sql("delete from accounts.authenticators where user_id = :user")
                .param("user", otto.userUuid())
                .update();
        MvcTestResult entered = signIn(ottosMailbox, PASSWORD);
        factor();
        return entered;
    }

    private MvcTestResult signIn(String mailbox, String password) {
        return mvc.post()
                .uri("/sign-in")
                .param("email", mailbox)
                .param("password", password)
                .with(csrf())
                .exchange();
    }

    private MvcTestResult get(String path, Cookie session) {
        return mvc.get().uri(path).cookie(session).exchange();
    }

    private MvcTestResult post(String path, Cookie session) {
        return mvc.post().uri(path).cookie(session).with(csrf()).exchange();
    }

    private static String body(MvcTestResult result) throws Exception {
        return result.getResponse().getContentAsString();
    }

    private static Cookie cookie(MvcTestResult result) {
        return Objects.requireNonNull(result.getResponse().getCookie("session"));
    }
}
