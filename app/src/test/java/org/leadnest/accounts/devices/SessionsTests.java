package org.leadnest.accounts.devices;

import static org.assertj.core.api.Assertions.assertThat;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.csrf;

import jakarta.servlet.http.Cookie;
import java.time.Duration;
import java.time.Instant;
import java.util.Objects;
import java.util.Optional;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Document;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.leadnest.accounts.Accounts;
import org.leadnest.accounts.Actor;
import org.leadnest.accounts.Role;
import org.leadnest.accounts.passwords.Passwords;
import org.leadnest.kernel.Browser;
import org.leadnest.testkit.Cast;
import org.leadnest.testkit.LeadNestTest;
import org.leadnest.testkit.SignedIn;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.session.FindByIndexNameSessionRepository;
import org.springframework.session.Session;
import org.springframework.test.web.servlet.assertj.MockMvcTester;
import org.springframework.test.web.servlet.assertj.MvcTestResult;
import org.springframework.transaction.support.TransactionOperations;

/** Where a user is signed in, how that ends, and what a new browser causes. */
@LeadNestTest
class SessionsTests {
    private static final String PASSWORD = "seven quiet herons fly north";
    private static final String CHROME =
            "Mozilla/5.0 (Windows NT 10.0; Win64; x64) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/139.0.0.0 Safari/537.36";
    private static final String PHONE =
            "Mozilla/5.0 (iPhone; CPU iPhone OS 18_5 like Mac OS X) AppleWebKit/605.1.15 (KHTML,"
                    + " like Gecko) Version/18.5 Mobile/15E148 Safari/604.1";

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
    private TransactionOperations transactions;

    private Cast.Players players;

    @Autowired
    private FindByIndexNameSessionRepository<?> sessions;

    private Actor maya;
    private String mailbox;

    @BeforeEach
    void enter() {
        players = cast.enter();
        maya = players.maya();
        mailbox = accounts.user(maya.user()).email().value();
        accounts.changePasswordHash(maya.user(), passwords.hash(PASSWORD));
    }

    @Test
    void theListNamesBrowserAndNetworkAndMarksThisSession() throws Exception {
        Cookie desk = session(signIn(CHROME, null));
        session(signIn(PHONE, null));
        Document page = page(desk);
        assertThat(page.select("tbody tr")).hasSize(2);
        assertThat(page.select("tbody tr").getFirst().text()).contains("Chrome on Windows", "This one", "127.0.0.0/24");
        assertThat(page.select("tbody tr").getLast().text())
                .contains("Safari on iPhone")
                .doesNotContain("This one");
        assertThat(page.html()).doesNotContain(id(desk));
    }

    @Test
    void anotherSessionIsEndedAtOnceAndThisOneStays() throws Exception {
        Cookie desk = session(signIn(CHROME, null));
        Cookie phone = session(signIn(PHONE, null));
        String end = page(desk).expectFirst("form[action$=/end]").attr("action");
        assertThat(post(end, desk)).hasRedirectedUrl("/app/settings/sessions");
        assertThat(mvc.get().uri("/app").cookie(phone).exchange()).hasRedirectedUrl("/sign-in?next=%2Fapp");
        assertThat(mvc.get().uri("/app").cookie(desk).exchange()).hasStatusOk();
    }

    @Test
    void allOthersAreEndedTogether() throws Exception {
        Cookie desk = session(signIn(CHROME, null));
        session(signIn(PHONE, null));
        session(signIn(PHONE, null));
        assertThat(post("/app/settings/sessions/others/end", desk)).hasRedirectedUrl("/app/settings/sessions");
        assertThat(page(desk).select("tbody tr")).hasSize(1);
    }

    @Test
    void anAdministratorSignsAMemberOutEverywhere() {
        Cookie desk = session(signIn(CHROME, null));
        String end = "/app/settings/team/members/" + maya.userUuid() + "/sessions/end";
        assertThat(mvc.post().uri(end).with(SignedIn.as(players.tom())).exchange())
                .hasStatus(403);
        assertThat(mvc.post().uri(end).with(SignedIn.as(players.pia())).exchange())
                .hasStatus(404);
        assertThat(mvc.get().uri("/app").cookie(desk).exchange()).hasStatusOk();
        assertThat(mvc.post().uri(end).with(SignedIn.as(players.grace())).exchange())
                .hasRedirectedUrl("/app/settings/team");
        assertThat(mvc.get().uri("/app").cookie(desk).exchange()).hasRedirectedUrl("/sign-in?next=%2Fapp");
    }

    @Test
    void aTwentyFirstSessionEndsTheOneUnusedLongest() {
        Cookie first = session(signIn(CHROME, null));
        jdbc.sql("update platform.sessions set last_access_time = last_access_time - 60000 where session_id = ?")
                .param(id(first))
                .update();
        for (int more = 0; more < 20; more++) {
            signIn(PHONE, null);
        }
        assertThat(mvc.get().uri("/app").cookie(first).exchange()).hasRedirectedUrl("/sign-in?next=%2Fapp");
        assertThat(jdbc.sql("select count(*) from platform.sessions where principal_name = ?")
                        .param(maya.user().toString())
                        .query(Long.class)
                        .single())
                .isEqualTo(20);
    }

    @Test
    void nobodyEndsTheSessionOfSomebodyElse() throws Exception {
        accounts.changePasswordHash(players.tom().user(), passwords.hash(PASSWORD));
        Cookie desk = session(signIn(CHROME, null));
        session(signIn(PHONE, null));
        String end = page(desk).expectFirst("form[action$=/end]").attr("action");
        mailbox = accounts.user(players.tom().user()).email().value();
        assertThat(post(end, session(signIn(CHROME, null)))).hasStatus(404);
        assertThat(page(desk).select("tbody tr")).hasSize(2);
    }

    @Test
    void aSessionEndsAfterThirtyDaysHoweverBusy() {
        Cookie desk = session(signIn(CHROME, null));
        long old = Instant.now().minus(Duration.ofDays(30)).minusSeconds(1).toEpochMilli();
        jdbc.sql("update platform.sessions set creation_time = ? where session_id = ?")
                .params(old, id(desk))
                .update();
        assertThat(mvc.get().uri("/app").cookie(desk).exchange()).hasRedirectedUrl("/sign-in?next=%2Fapp");
    }

    @Test
    void goingOverToAnotherAccountIsNoNewSignIn() {
        players.atPine(() -> accounts.join(players.pine(), maya.user(), Role.AGENT));
        Cookie desk = session(signIn(CHROME, null));
        long nearly = Instant.now().minus(Duration.ofDays(29)).toEpochMilli();
        jdbc.sql("update platform.sessions set creation_time = ? where session_id = ?")
                .params(nearly, id(desk))
                .update();
        MvcTestResult over = post("/app/settings/accounts/" + players.pine(), desk);
        assertThat(over).hasRedirectedUrl("/app");
        Cookie there = session(over);
        assertThat(mvc.get().uri("/app").cookie(there).exchange()).hasStatusOk();
        assertThat(carried(sessions, id(there), -1)).isEqualTo(nearly);
        carried(
                sessions,
                id(there),
                Instant.now().minus(Duration.ofDays(30)).minusSeconds(1).toEpochMilli());
        assertThat(mvc.get().uri("/app").cookie(there).exchange()).hasRedirectedUrl("/sign-in?next=%2Fapp");
    }

    @Test
    void goingOverToThePresentAccountBeginsNothing() {
        Cookie desk = session(signIn(CHROME, null));
        MvcTestResult stays = post("/app/settings/accounts/" + players.harbor(), desk);
        assertThat(stays).hasRedirectedUrl("/app");
        assertThat(stays.getResponse().getCookie("session")).isNull();
    }

    /** When the session's user signed in, and from now on another time, unless that is negative. */
    private static <S extends Session> long carried(
            FindByIndexNameSessionRepository<S> sessions, String id, long next) {
        S session = Objects.requireNonNull(sessions.findById(id));
        long before = Objects.requireNonNull(session.<Long>getAttribute("session.signedInAt"));
        if (next >= 0) {
            session.setAttribute("session.signedInAt", next);
            sessions.save(session);
        }
        return before;
    }

    @Test
    void aSessionEndsAfterTwelveHoursWithoutUse() {
        Cookie desk = session(signIn(CHROME, null));
        long old = Instant.now().minus(Duration.ofHours(12)).minusSeconds(1).toEpochMilli();
        jdbc.sql("update platform.sessions set last_access_time = ? where session_id = ?")
                .params(old, id(desk))
                .update();
        assertThat(mvc.get().uri("/app").cookie(desk).exchange()).hasRedirectedUrl("/sign-in?next=%2Fapp");
    }

    @Test
    void aNewPasswordEndsTheOtherSessionsAndIsToldByMail() throws Exception {
        Cookie desk = session(signIn(CHROME, null));
        Cookie phone = session(signIn(PHONE, null));
        MvcTestResult changed = mvc.post()
                .uri("/app/settings/profile/password")
                .param("current", PASSWORD)
                .param("password", "four grey cranes walk south")
                .cookie(desk)
                .with(csrf())
                .exchange();
        assertThat(changed).hasRedirectedUrl("/app/settings/profile");
        assertThat(mvc.get().uri("/app").cookie(phone).exchange()).hasRedirectedUrl("/sign-in?next=%2Fapp");
        assertThat(mvc.get().uri("/app").cookie(desk).exchange()).hasRedirectedUrl("/sign-in?next=%2Fapp");
        assertThat(mvc.get().uri("/app").cookie(session(changed)).exchange()).hasStatusOk();
        assertThat(letters("password-changed")).isOne();
    }

    @Test
    void aBrowserThatWasNotSeenBeforeIsToldByMailAndTheFirstIsNot() {
        Cookie desk = Objects.requireNonNull(signIn(CHROME, null).getResponse().getCookie("device"));
        assertThat(desk.isHttpOnly()).isTrue();
        assertThat(letters("new-device")).isZero();
        signIn(CHROME, desk);
        assertThat(letters("new-device")).isZero();
        signIn(PHONE, null);
        assertThat(letters("new-device")).isOne();
        assertThat(words("new-device"))
                .hasValueSatisfying(text -> assertThat(text).contains("Safari on iPhone", "127.0.0.0/24"));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "Mozilla/5.0 (X11; Linux x86_64; rv:141.0) Gecko/20100101 Firefox/141.0 | Firefox on Linux",
                "Mozilla/5.0 (Windows NT 10.0) AppleWebKit/537.36 Chrome/139.0 Safari/537.36 Edg/139.0 | Edge on Windows",
                "Mozilla/5.0 (Linux; Android 15) AppleWebKit/537.36 SamsungBrowser/28.0 Chrome/130.0 | Samsung Internet on Android",
                "Mozilla/5.0 (Macintosh; Intel Mac OS X 10_15_7) AppleWebKit/605.1 Version/18.5 Safari/605.1 | Safari on Mac",
                "curl/8.5.0 | A browser"
            })
    void browsersAreCalledAsPeopleCallThem(String userAgent, String name) {
        assertThat(Browser.name(userAgent)).isEqualTo(name);
    }

    private MvcTestResult signIn(String userAgent, @Nullable Cookie device) {
        var request = mvc.post()
                .uri("/sign-in")
                .param("email", mailbox)
                .param("password", PASSWORD)
                .header("User-Agent", userAgent)
                .with(csrf());
        MvcTestResult entered = (device == null ? request : request.cookie(device)).exchange();
        assertThat(entered).hasRedirectedUrl("/app");
        return entered;
    }

    private static Cookie session(MvcTestResult result) {
        return Objects.requireNonNull(result.getResponse().getCookie("session"));
    }

    /** Spring Session writes the id into the cookie in base 64. */
    private static String id(Cookie session) {
        return new String(
                java.util.Base64.getDecoder().decode(session.getValue()), java.nio.charset.StandardCharsets.UTF_8);
    }

    private Document page(Cookie session) throws Exception {
        return Jsoup.parse(mvc.get()
                .uri("/app/settings/sessions")
                .cookie(session)
                .exchange()
                .getResponse()
                .getContentAsString());
    }

    private MvcTestResult post(String path, Cookie session) {
        return mvc.post().uri(path).cookie(session).with(csrf()).exchange();
    }

    private long letters(String kind) {
        return players.atHarbor(() ->
                transactions.execute(status -> jdbc.sql("select count(*) from messaging.messages where kind = :kind")
                        .param("kind", "PRODUCT/" + kind.toUpperCase(java.util.Locale.ROOT))
                        .query(Long.class)
                        .single()));
    }

    private Optional<String> words(String kind) {
        return players.atHarbor(() ->
                transactions.execute(status -> jdbc.sql("select body_text from messaging.messages where kind = :kind")
                        .param("kind", "PRODUCT/" + kind.toUpperCase(java.util.Locale.ROOT))
                        .query(String.class)
                        .optional()));
    }
}
