package org.leadnest.accounts.team;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import java.util.UUID;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Document;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.leadnest.accounts.Accounts;
import org.leadnest.accounts.Actor;
import org.leadnest.accounts.Member;
import org.leadnest.accounts.Role;
import org.leadnest.accounts.User;
import org.leadnest.kernel.EmailAddress;
import org.leadnest.leads.Author;
import org.leadnest.leads.Lead;
import org.leadnest.leads.LeadId;
import org.leadnest.leads.Leads;
import org.leadnest.leads.NewLead;
import org.leadnest.platform.time.ServiceClock;
import org.leadnest.platform.web.Toast;
import org.leadnest.privacy.Policies;
import org.leadnest.testkit.Cast;
import org.leadnest.testkit.LeadNestTest;
import org.leadnest.testkit.SignedIn;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors;
import org.springframework.test.web.servlet.assertj.MockMvcTester;
import org.springframework.test.web.servlet.assertj.MvcTestResult;
import org.springframework.transaction.support.TransactionOperations;

/** From an invitation to a colleague, and to a farewell. */
@LeadNestTest
class TeamTests {
    private static final String PASSWORD = "seven quiet herons fly north";
    private static final Pattern LINK = Pattern.compile("/invitations/([A-Za-z0-9_-]{43})");

    @Autowired
    private MockMvcTester mvc;

    @Autowired
    private Cast cast;

    @Autowired
    private Accounts accounts;

    @Autowired
    private Leads leads;

    @Autowired
    private Policies policies;

    @Autowired
    private ServiceClock clock;

    @Autowired
    private JdbcClient jdbc;

    @Autowired
    private TransactionOperations transactions;

    private Cast.Players players;
    private String address;

    @BeforeEach
    void enter() {
        players = cast.enter();
        address = "new." + UUID.randomUUID() + "@example.com";
    }

    @Test
    void whoIsInvitedJoinsWithTheRoleAndTheLinkWorksOnce() throws Exception {
        invite(players.grace(), address, "AGENT");
        String link = link();
        Document page = page(link, null);
        assertThat(page.text()).contains("Join Harbor Realty", "Grace Harbor", address, "as an agent");
        MvcTestResult wrong = post(link, null, "name", "", "password", "short");
        assertThat(wrong).hasStatus(422);
        assertThat(post(link, null, "name", "Nils New", "password", PASSWORD, "age", "true", "terms", "true"))
                .hasStatus3xxRedirection();
        User user = accounts.userWith(new EmailAddress(address)).orElseThrow();
        assertThat(user.verified()).isTrue();
        assertThat(accounts.actor(players.harbor(), user.id()).orElseThrow().role())
                .isEqualTo(Role.AGENT);
        assertThat(policies.acceptedBy(user.id())).isNotEmpty();
        assertThat(mvc.get().uri(link)).hasStatus(404);
    }

    @Test
    void aPersonWithAnotherAccountJoinsByTheirOwnSignInOnly() throws Exception {
        String pias = accounts.user(players.pia().user()).email().value();
        invite(players.grace(), pias, "ADMIN");
        String link = link();
        assertThat(post(link, null, "name", "Eve", "password", PASSWORD, "age", "true", "terms", "true")
                        .getResponse()
                        .getRedirectedUrl())
                .startsWith("/sign-in?next=/invitations/");
        assertThat(page(link, players.maya()).text()).contains("signed in with another address");
        assertThat(post(link, players.maya())).hasStatus3xxRedirection();
        assertThat(accounts.actor(players.harbor(), players.maya().user())
                        .orElseThrow()
                        .role())
                .isEqualTo(Role.AGENT);
        assertThat(post(link, players.pia())).hasStatus3xxRedirection();
        assertThat(accounts.actor(players.harbor(), players.pia().user())
                        .orElseThrow()
                        .role())
                .isEqualTo(Role.ADMIN);
        assertThat(page("/app/settings/accounts", players.pia()).text()).contains("Harbor Realty", "Pine Homes");
        assertThat(post("/app/settings/accounts/" + players.harbor(), players.pia()))
                .hasStatus3xxRedirection();
        assertThat(post("/app/settings/accounts/" + players.pine(), players.grace()))
                .hasStatus(404);
    }

    @Test
    void anInvitationCanBeTakenBackIsReplacedAndExpires() throws Exception {
        invite(players.grace(), address, "AGENT");
        String first = link();
        clock.advance(Duration.ofSeconds(1));
        invite(players.grace(), address, "ASSISTANT");
        String second = link();
        assertThat(mvc.get().uri(first)).hasStatus(404);
        String revocation = page("/app/settings/team", players.grace())
                .select("form[action$=/revocation]")
                .attr("action");
        assertThat(post(revocation, players.pia())).hasStatus(404);
        assertThat(post(revocation, players.grace())).hasStatus3xxRedirection();
        assertThat(mvc.get().uri(second)).hasStatus(404);
        invite(players.grace(), address, "AGENT");
        String third = link();
        clock.advance(Duration.ofDays(8));
        assertThat(mvc.get().uri(third)).hasStatus(404);
    }

    @Test
    void nobodyIsMadeOrUnmadeAnOwnerByOthersAndAnAccountKeepsOne() throws Exception {
        role(players.grace(), players.tom(), "ADMIN");
        Actor admin = players.tom();
        assertThat(invite(admin, address, "OWNER")).hasStatus(422);
        assertThat(invite(players.maya(), address, "AGENT")).hasStatus(403);
        assertThat(invite(
                        players.grace(),
                        accounts.user(players.maya().user()).email().value(),
                        "AGENT"))
                .hasStatus(422);
        role(admin, players.grace(), "AGENT");
        role(admin, players.maya(), "OWNER");
        role(players.grace(), players.grace(), "AGENT");
        assertThat(roles()).contains(Role.OWNER).hasSize(4);
        assertThat(roleOf(players.grace())).isEqualTo(Role.OWNER);
        Object told = role(players.grace(), players.maya(), "OWNER")
                .getMvcResult()
                .getFlashMap()
                .get(Toast.ATTRIBUTE);
        assertThat(told).asString().contains("Hand over");
        assertThat(roleOf(players.maya())).as("they have not agreed").isEqualTo(Role.AGENT);
        players.atHarbor(
                () -> accounts.changeRole(players.harbor(), players.maya().user(), Role.OWNER));
        assertThat(told(role(players.maya(), players.grace(), "ADMIN"))).contains("another owner removes them");
        assertThat(roleOf(players.grace())).as("an owner beside them").isEqualTo(Role.OWNER);
        Document page = page("/app/settings/team", players.grace());
        assertThat(page.select("form[action$=/role] option[value=OWNER]")).isEmpty();
        assertThat(page.select("form[action$=/role]")).as("of admin and agents").isNotEmpty();
        assertThat(page.select("form[action=/app/settings/team/members/"
                        + players.maya().userUuid() + "/role]"))
                .isEmpty();
        assertThat(page.select("form[action=/app/settings/team/members/"
                        + players.maya().userUuid() + "/removal]"))
                .hasSize(1);
        assertThat(post(
                        "/app/settings/team/members/" + players.pia().userUuid() + "/role",
                        players.maya(),
                        "role",
                        "AGENT"))
                .hasStatus(404);
    }

    @Test
    void anotherOwnerRemovesAnOwnerAndNobodyElseDoes() {
        role(players.grace(), players.tom(), "ADMIN");
        players.atHarbor(
                () -> accounts.changeRole(players.harbor(), players.maya().user(), Role.OWNER));
        String removal = "/app/settings/team/members/" + players.maya().userUuid() + "/removal";
        assertThat(told(post(removal, players.tom()))).contains("Only an owner can remove an owner");
        assertThat(members()).contains(players.maya().userUuid());
        post(removal, players.grace());
        assertThat(members()).doesNotContain(players.maya().userUuid());
    }

    private static String told(MvcTestResult answer) {
        return String.valueOf(answer.getMvcResult().getFlashMap().get(Toast.ATTRIBUTE));
    }

    @Test
    void whoLeavesHandsEverythingOver() {
        LeadId lead = players.atHarbor(() -> leads.capture(
                        NewLead.named("Lena", "Lead")
                                .reachedBy(List.of(new EmailAddress("lena@example.com")), List.of()),
                        players.grace())
                .lead()
                .id());
        players.atHarbor(() -> leads.assign(lead, players.maya().user(), Author.of(players.grace())));
        String removal = "/app/settings/team/members/" + players.maya().userUuid() + "/removal";
        assertThat(post(
                        removal,
                        players.grace(),
                        "successor",
                        players.pia().userUuid().toString()))
                .hasStatus3xxRedirection();
        assertThat(members()).contains(players.maya().userUuid());
        post(removal, players.grace(), "successor", players.tom().userUuid().toString());
        assertThat(members()).doesNotContain(players.maya().userUuid());
        Lead handed = players.atHarbor(() -> leads.find(lead).orElseThrow());
        assertThat(handed.owner()).isNotNull().extracting(owner -> owner.name()).isEqualTo("Tom Becker");
        assertThat(accounts.actor(players.harbor(), players.maya().user())).isEmpty();
    }

    @Test
    void whoeverWantsToGoGoesButNotTheLastOwner() {
        assertThat(post("/app/settings/accounts/" + players.harbor() + "/departure", players.tom()))
                .hasRedirectedUrl("/sign-in");
        assertThat(members()).doesNotContain(players.tom().userUuid());
        assertThat(post("/app/settings/accounts/" + players.harbor() + "/departure", players.grace()))
                .hasRedirectedUrl("/app/settings/accounts");
        assertThat(members()).contains(players.grace().userUuid());
        assertThat(post("/app/settings/accounts/" + players.harbor() + "/departure", players.pia()))
                .hasStatus(404);
    }

    private MvcTestResult invite(Actor by, String email, String role) {
        return post("/app/settings/team/invitations", by, "email", email, "role", role);
    }

    @Test
    void whoeverIsRemovedHasNoInvitationsOutAnyMore() throws Exception {
        role(players.grace(), players.tom(), "ADMIN");
        invite(players.tom(), address, "ADMIN");
        String link = link();
        assertThat(mvc.get().uri(link)).hasStatusOk();
        post("/app/settings/team/members/" + players.tom().userUuid() + "/removal", players.grace());
        assertThat(mvc.get().uri(link)).hasStatus(404);
    }

    @Test
    void anInvitationIsWorthNoMoreThanWhatItsSenderMayStillDo() throws Exception {
        invite(players.grace(), address, "OWNER");
        String owner = link();
        clock.advance(Duration.ofSeconds(1));
        invite(players.grace(), "second." + address, "AGENT");
        String agent = link();
        players.atHarbor(() -> {
            accounts.changeRole(players.harbor(), players.maya().user(), Role.OWNER);
            return accounts.changeRole(players.harbor(), players.grace().user(), Role.ADMIN);
        });
        assertThat(mvc.get().uri(owner))
                .as("handed over: an admin makes no owner")
                .hasStatus(404);
        assertThat(post(owner, null, "name", "Eve", "password", PASSWORD, "age", "true", "terms", "true"))
                .hasStatus(404);
        assertThat(mvc.get().uri(agent)).hasStatusOk();
        players.atHarbor(
                () -> accounts.changeRole(players.harbor(), players.grace().user(), Role.AGENT));
        assertThat(mvc.get().uri(agent)).as("an agent invites nobody").hasStatus(404);
        assertThat(page("/app/settings/team", players.maya()).text()).doesNotContain(address);
    }

    @Test
    void theMenuLeadsToTheOtherAccountsAndTheSignInToTheOneUsedLast() throws Exception {
        assertThat(page("/app", players.maya()).select("form[action^=/app/settings/accounts/]"))
                .isEmpty();
        players.atPine(() -> accounts.join(players.pine(), players.maya().user(), Role.AGENT));
        String over = page("/app", players.maya())
                .expectFirst(".ln-user form[action^=/app/settings/accounts/]")
                .attr("action");
        assertThat(over).endsWith(players.pine().toString());
        assertThat(accounts.homeOf(players.maya().user())).isEqualTo(players.harbor());
        assertThat(post(over, players.maya())).hasRedirectedUrl("/app");
        assertThat(accounts.homeOf(players.maya().user())).isEqualTo(players.pine());
    }

    private MvcTestResult role(Actor by, Actor whom, String role) {
        return post("/app/settings/team/members/" + whom.userUuid() + "/role", by, "role", role);
    }

    private List<Role> roles() {
        return accounts.members(players.harbor()).stream().map(Member::role).toList();
    }

    private Role roleOf(Actor actor) {
        return accounts.actor(players.harbor(), actor.user()).orElseThrow().role();
    }

    private List<UUID> members() {
        return accounts.members(players.harbor()).stream()
                .map(member -> member.user().value())
                .toList();
    }

    private String link() {
        String text = players.atHarbor(() ->
                transactions.execute(status -> jdbc.sql("""
                        select body_text from messaging.messages where kind = 'PRODUCT/INVITATION'
                         order by created_at desc limit 1
                        """).query(String.class).single()));
        Matcher link = LINK.matcher(String.valueOf(text));
        assertThat(link.find()).isTrue();
        return link.group();
    }

    private Document page(String uri, @org.jspecify.annotations.Nullable Actor actor) throws Exception {
        var request = mvc.get().uri(uri);
        MvcTestResult answer = (actor == null ? request : request.with(SignedIn.as(actor))).exchange();
        assertThat(answer).as(uri).hasStatusOk();
        return Jsoup.parse(answer.getResponse().getContentAsString());
    }

    private MvcTestResult post(String uri, @org.jspecify.annotations.Nullable Actor actor, String... fields) {
        var request = mvc.post()
                .uri(uri)
                .with(actor == null ? SecurityMockMvcRequestPostProcessors.csrf() : SignedIn.as(actor));
        for (int i = 0; i < fields.length; i += 2) {
            request = request.param(fields[i], fields[i + 1]);
        }
        return request.exchange();
    }
}
