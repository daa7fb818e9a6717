package org.leadnest.accounts.teams;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Document;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.leadnest.accounts.Actor;
import org.leadnest.leads.Author;
import org.leadnest.leads.LeadId;
import org.leadnest.leads.Leads;
import org.leadnest.leads.NewLead;
import org.leadnest.testkit.Cast;
import org.leadnest.testkit.LeadNestTest;
import org.leadnest.testkit.SignedIn;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.test.web.servlet.assertj.MockMvcTester;
import org.springframework.test.web.servlet.assertj.MvcTestResult;

/** People who work together inside an account. */
@LeadNestTest
class TeamsTests {
    @Autowired
    private MockMvcTester mvc;

    @Autowired
    private Cast cast;

    @Autowired
    private Teams teams;

    @Autowired
    private Leads leads;

    private Cast.Players players;

    @BeforeEach
    void enter() {
        players = cast.enter();
    }

    @Test
    void aTeamHasALeaderAndMembersAndOneName() throws Exception {
        assertThat(put("", "Beach office", players.maya(), players.tom())).hasRedirectedUrl("/app/settings/teams");
        AgentTeam team = only();
        assertThat(team.leader()).isEqualTo(players.maya().user());
        assertThat(team.members())
                .containsExactlyInAnyOrder(players.maya().user(), players.tom().user());
        assertThat(page("/app/settings/teams").text()).contains("Beach office", "Maya Lopez, Tom Becker");
        MvcTestResult taken = put("", "beach OFFICE", players.tom());
        assertThat(taken).hasStatus(422).bodyText().contains("another team has this name");
        assertThat(put("/" + team.id(), "Downtown", players.tom())).hasStatus3xxRedirection();
        assertThat(only().name()).isEqualTo("Downtown");
        assertThat(only().members()).isEqualTo(Set.of(players.tom().user()));
        assertThat(page("/app/settings/audit").text()).contains("Team made", "Team changed");
    }

    @Test
    void nobodyOfAnotherAccountIsInItAndAgentsDoNotMakeOne() {
        assertThat(put("", "Mixed", players.maya(), players.pia())).hasStatus(422);
        assertThat(mvc.post()
                        .uri("/app/settings/teams")
                        .param("name", "Mine")
                        .with(SignedIn.as(players.maya()))
                        .exchange())
                .hasStatus(403);
        assertThat(players.atHarbor(teams::all)).isEmpty();
    }

    @Test
    void whoLeavesTheAccountLeavesTheTeam() {
        put("", "Beach office", players.maya(), players.tom());
        assertThat(mvc.post()
                        .uri("/app/settings/team/members/" + players.maya().userUuid() + "/removal")
                        .with(SignedIn.as(players.grace()))
                        .exchange())
                .hasStatus3xxRedirection();
        assertThat(only().leader()).isNull();
        assertThat(only().members()).containsExactly(players.tom().user());
        String address = "/app/settings/teams/" + only().id();
        assertThat(mvc.post()
                        .uri(address + "/removal")
                        .with(SignedIn.as(players.pia()))
                        .exchange())
                .hasStatus(404);
        assertThat(mvc.post()
                        .uri(address + "/removal")
                        .with(SignedIn.as(players.grace()))
                        .exchange())
                .hasStatus3xxRedirection();
        assertThat(players.atHarbor(teams::all)).isEmpty();
    }

    @Test
    void aListOfLeadsFindsThoseOfEverybodyInTheTeam() throws Exception {
        put("", "Beach office", players.maya(), players.tom());
        own("Mia", players.maya());
        own("Ted", players.tom());
        own("Gil", players.grace());
        UUID team = only().id();
        Document list = page("/app/leads?where=all;owner.is." + team);
        assertThat(list.select("main").text())
                .contains("Mia", "Ted", "Beach office")
                .doesNotContain("Gil");
        assertThat(page("/app/leads?where=all;owner.isNot." + team)
                        .select("main")
                        .text())
                .contains("Gil")
                .doesNotContain("Mia");
    }

    private void own(String name, Actor owner) {
        LeadId lead = players.atHarbor(
                () -> leads.capture(NewLead.named(name, "Lead").tagged(List.of("Team")), players.grace())
                        .lead()
                        .id());
        players.atHarbor(() -> leads.assign(lead, owner.user(), Author.of(players.grace())));
    }

    private AgentTeam only() {
        return players.atHarbor(teams::all).getFirst();
    }

    private MvcTestResult put(String id, String name, Actor leader, Actor... others) {
        var request = mvc.post()
                .uri("/app/settings/teams" + id)
                .param("name", name)
                .param("leader", leader.userUuid().toString())
                .with(SignedIn.as(players.grace()));
        for (Actor one : others) {
            request = request.param("members", one.userUuid().toString());
        }
        return request.exchange();
    }

    private Document page(String uri) throws Exception {
        MvcTestResult answer = mvc.get()
                .uri(java.net.URI.create(uri))
                .with(SignedIn.as(players.grace()))
                .exchange();
        assertThat(answer).as(uri).hasStatusOk();
        return Jsoup.parse(answer.getResponse().getContentAsString());
    }
}
