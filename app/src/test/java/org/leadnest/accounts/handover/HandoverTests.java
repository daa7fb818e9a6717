package org.leadnest.accounts.handover;

import static org.assertj.core.api.Assertions.assertThat;

import org.jsoup.Jsoup;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.leadnest.accounts.Accounts;
import org.leadnest.accounts.Actor;
import org.leadnest.accounts.Role;
import org.leadnest.platform.tenancy.Tenancy;
import org.leadnest.testkit.Cast;
import org.leadnest.testkit.LeadNestTest;
import org.leadnest.testkit.SignedIn;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.web.servlet.assertj.MockMvcTester;
import org.springframework.test.web.servlet.assertj.MvcTestResult;
import org.springframework.transaction.support.TransactionTemplate;

/** An account is handed over by an offer and a consent, by nothing less. */
@LeadNestTest
class HandoverTests {
    private static final String PLACE = "/app/settings/handover";

    @Autowired
    private MockMvcTester mvc;

    @Autowired
    private Cast cast;

    @Autowired
    private Accounts accounts;

    @Autowired
    private JdbcClient jdbc;

    @Autowired
    private TransactionTemplate transactions;

    private Cast.Players players;
    private Actor grace;
    private Actor maya;

    @BeforeEach
    void enter() {
        players = cast.enter();
        grace = players.grace();
        maya = players.maya();
    }

    @Test
    void anOfferChangesNothingUntilTheMemberAgrees() throws Exception {
        assertThat(offer(grace, maya.user().toString())).hasRedirectedUrl(PLACE);
        assertThat(role(maya)).isEqualTo(Role.AGENT);
        assertThat(role(grace)).isEqualTo(Role.OWNER);
        assertThat(body(get("/app", maya))).contains("offers you this account");
        assertThat(body(get("/app", players.tom()))).doesNotContain("offers you this account");
        assertThat(post(PLACE + "/acceptance", players.tom())).hasStatus(404);
        assertThat(post(PLACE + "/acceptance", grace)).hasStatus(404);

        assertThat(post(PLACE + "/acceptance", maya)).hasRedirectedUrl(PLACE);
        assertThat(role(maya)).isEqualTo(Role.OWNER);
        assertThat(role(grace)).isEqualTo(Role.ADMIN);
        assertThat(post(PLACE + "/acceptance", maya)).as("a second time").hasStatus(404);
        assertThat(acts()).contains("OWNERSHIP_OFFERED", "OWNERSHIP_TAKEN");
    }

    @Test
    void anOfferIsTakenBackOrDeclined() {
        offer(grace, maya.user().toString());
        assertThat(post(PLACE + "/end", players.tom())).hasStatus(404);
        assertThat(post(PLACE + "/end", grace)).hasRedirectedUrl(PLACE);
        assertThat(post(PLACE + "/acceptance", maya)).hasStatus(404);
        offer(grace, maya.user().toString());
        assertThat(post(PLACE + "/end", maya)).hasRedirectedUrl(PLACE);
        assertThat(post(PLACE + "/acceptance", maya)).hasStatus(404);
        assertThat(role(grace)).isEqualTo(Role.OWNER);
    }

    @Test
    void anOfferRunsOutAndFallsWithItsMaker() {
        offer(grace, maya.user().toString());
        change(
                "update accounts.ownership_offers set made_at = now() - interval '9 days', expires_at = now() - interval '1 day'");
        assertThat(post(PLACE + "/acceptance", maya)).hasStatus(404);
        offer(grace, maya.user().toString());
        change("update accounts.memberships set role = 'ADMIN' where account_id = '" + players.harbor()
                + "' and user_id = '" + grace.user() + "'");
        assertThat(post(PLACE + "/acceptance", maya))
                .as("who offered is no owner any more")
                .hasStatus(404);
    }

    @Test
    void onlyAnOwnerOffersAndOnlyToSomebodyInTheAccount() throws Exception {
        assertThat(offer(maya, players.tom().user().toString())).hasStatus(403);
        for (String nobody : new String[] {
            "", "nonsense", players.pia().user().toString(), grace.user().toString()
        }) {
            MvcTestResult refused = offer(grace, nobody);
            assertThat(refused).as(nobody).hasStatus(422);
            assertThat(Jsoup.parse(body(refused)).text()).contains("expected somebody in this account");
        }
    }

    private MvcTestResult offer(Actor by, String to) {
        return mvc.post().uri(PLACE).param("member", to).with(SignedIn.as(by)).exchange();
    }

    private Role role(Actor actor) {
        return accounts.actor(actor.account(), actor.user()).orElseThrow().role();
    }

    private java.util.List<String> acts() {
        return java.util.Objects.requireNonNull(Tenancy.as(
                players.harbor(),
                () -> transactions.execute(status -> jdbc.sql("select act from accounts.audit_entries")
                        .query(String.class)
                        .list())));
    }

    private void change(String sql) {
        Tenancy.run(
                players.harbor(),
                () -> transactions.executeWithoutResult(status -> jdbc.sql(sql).update()));
    }

    private MvcTestResult get(String path, Actor actor) {
        return mvc.get().uri(path).with(SignedIn.as(actor)).exchange();
    }

    private MvcTestResult post(String path, Actor actor) {
        return mvc.post().uri(path).with(SignedIn.as(actor)).exchange();
    }

    private static String body(MvcTestResult result) throws Exception {
        return result.getResponse().getContentAsString();
    }
}
