package org.leadnest.accounts.factors;

import static org.assertj.core.api.Assertions.assertThat;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.csrf;

import java.time.Duration;
import org.jsoup.Jsoup;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.leadnest.accounts.Accounts;
import org.leadnest.accounts.Actor;
import org.leadnest.accounts.Role;
import org.leadnest.accounts.passwords.Passwords;
import org.leadnest.platform.time.ServiceClock;
import org.leadnest.testkit.Cast;
import org.leadnest.testkit.LeadNestTest;
import org.leadnest.testkit.SignedIn;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.web.servlet.assertj.MockMvcTester;
import org.springframework.test.web.servlet.assertj.MvcTestResult;
import org.springframework.transaction.support.TransactionOperations;

/** A lost second step is taken away by an owner, slowly enough for its holder to say no. */
@LeadNestTest
class FactorResetTests {
    private static final String PASSWORD = "seven quiet herons fly north";

    @Autowired
    private MockMvcTester mvc;

    @Autowired
    private Cast cast;

    @Autowired
    private Accounts accounts;

    @Autowired
    private Passwords passwords;

    @Autowired
    private SecondFactors factors;

    @Autowired
    private FactorStore store;

    @Autowired
    private ServiceClock clock;

    @Autowired
    private JdbcClient jdbc;

    @Autowired
    private TransactionOperations transactions;

    private Cast.Players players;
    private Actor maya;

    @BeforeEach
    void enter() {
        players = cast.enter();
        maya = players.maya();
        accounts.changePasswordHash(maya.user(), passwords.hash(PASSWORD));
        factors.begin(maya.user());
        store.confirm(maya.user(), 1, clock.instant());
    }

    @Test
    void aDayLaterThePasswordOpensOnceAndTheOldFactorIsGone() {
        ask(players.grace());
        assertThat(letters()).isOne();
        clock.advance(Duration.ofHours(23));
        assertThat(signIn()).as("before the day is over").hasRedirectedUrl("/sign-in/code");
        clock.advance(Duration.ofHours(2));
        assertThat(signIn()).hasRedirectedUrl("/app");
        assertThat(factors.on(maya.user())).isFalse();
        assertThat(letters()).isEqualTo(2);
        assertThat(mvc.get()
                        .uri("/app/settings/audit")
                        .with(SignedIn.as(players.grace()))
                        .exchange())
                .bodyText()
                .contains("Reset of two-step sign-in asked for", "Two-step sign-in turned off");
    }

    @Test
    void theTeamPageSaysWhoHasASecondFactorAndOffersNoResetOfNone() throws Exception {
        String page = mvc.get()
                .uri("/app/settings/team")
                .with(SignedIn.as(players.grace()))
                .exchange()
                .getResponse()
                .getContentAsString();
        var people = Jsoup.parse(page).select(".ln-team > li");
        var mayas = people.stream()
                .filter(one ->
                        one.text().contains(accounts.user(maya.user()).email().value()))
                .findFirst()
                .orElseThrow();
        assertThat(mayas.text()).contains("Two-step sign-in is on", "Lost second step");
        assertThat(people.stream().filter(one -> one.text().contains("No two-step sign-in yet")))
                .hasSize(people.size() - 1)
                .noneMatch(one -> one.text().contains("Lost second step"));
    }

    @Test
    void whoStillHasItSaysNo() throws Exception {
        ask(players.grace());
        String page = mvc.get()
                .uri("/app/settings/profile")
                .with(SignedIn.as(maya))
                .exchange()
                .getResponse()
                .getContentAsString();
        assertThat(Jsoup.parse(page).text()).contains("Grace Harbor asked to reset your two-step sign-in");
        assertThat(post("/app/settings/second-factor/reset/end", players.tom())).hasStatus(404);
        assertThat(post("/app/settings/second-factor/reset/end", maya)).hasStatus3xxRedirection();
        clock.advance(Duration.ofDays(2));
        assertThat(signIn()).hasRedirectedUrl("/sign-in/code");
    }

    @Test
    void onlyAnOwnerAsksAndAWishLapses() {
        accounts.changeRole(players.harbor(), players.tom().user(), Role.ADMIN);
        Actor admin = accounts.actor(players.harbor(), players.tom().user()).orElseThrow();
        ask(admin);
        clock.advance(Duration.ofDays(2));
        assertThat(signIn()).hasRedirectedUrl("/sign-in/code");
        assertThat(post("/app/settings/team/members/" + maya.userUuid() + "/factor-reset", players.pia()))
                .hasStatus(404);
        ask(players.grace());
        clock.advance(Duration.ofDays(9));
        assertThat(signIn()).hasRedirectedUrl("/sign-in/code");
    }

    @Test
    void whomAnotherAccountReliesOnIsNotResetByThisOne() {
        accounts.join(players.pine(), maya.user(), Role.AGENT);
        ask(players.grace());
        clock.advance(Duration.ofDays(2));
        assertThat(signIn()).hasRedirectedUrl("/sign-in/code");
    }

    private void ask(Actor by) {
        assertThat(post("/app/settings/team/members/" + maya.userUuid() + "/factor-reset", by))
                .hasRedirectedUrl("/app/settings/team");
    }

    private MvcTestResult post(String path, Actor actor) {
        return mvc.post().uri(path).with(SignedIn.as(actor)).exchange();
    }

    private MvcTestResult signIn() {
        return mvc.post()
                .uri("/sign-in")
                .param("email", accounts.user(maya.user()).email().value())
                .param("password", PASSWORD)
                .with(csrf())
                .exchange();
    }

    private long letters() {
        return players.atHarbor(() -> transactions.execute(
                status -> jdbc.sql("select count(*) from messaging.messages where kind = 'PRODUCT/SECOND-FACTOR'")
                        .query(Long.class)
                        .single()));
    }
}
