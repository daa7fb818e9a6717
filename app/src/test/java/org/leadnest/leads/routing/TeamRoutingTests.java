package org.leadnest.leads.routing;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.InstantSource;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Document;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.leadnest.accounts.Accounts;
import org.leadnest.accounts.Actor;
import org.leadnest.kernel.EmailAddress;
import org.leadnest.leads.Author;
import org.leadnest.leads.Filed;
import org.leadnest.leads.Inquiries;
import org.leadnest.leads.Inquiry;
import org.leadnest.leads.Lead;
import org.leadnest.leads.LeadId;
import org.leadnest.leads.Leads;
import org.leadnest.leads.NewLead;
import org.leadnest.testkit.Cast;
import org.leadnest.testkit.LeadNestTest;
import org.leadnest.testkit.SignedIn;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.test.web.servlet.assertj.MockMvcTester;
import org.springframework.test.web.servlet.assertj.MvcTestResult;

/** Rules that name a team, and leads that a team shares out when one of it leaves. */
@LeadNestTest
class TeamRoutingTests {
    @Autowired
    private MockMvcTester mvc;

    @Autowired
    private Cast cast;

    @Autowired
    private Inquiries inquiries;

    @Autowired
    private Leads leads;

    @Autowired
    private Accounts accounts;

    @Autowired
    private RoutingRules rules;

    @Autowired
    private InstantSource clock;

    private Cast.Players players;
    private int people;

    @BeforeEach
    void enter() {
        players = cast.enter();
    }

    @Test
    void aTeamTakesTurnsAndWhoeverJoinsItTakesPart() throws Exception {
        String team = team("Beach", players.tom(), players.maya(), players.tom());
        save("ROUND_ROBIN", team);
        assertThat(List.of(owner(arrives()), owner(arrives()), owner(arrives()), owner(arrives())))
                .containsExactly("Tom Becker", "Maya Lopez", "Tom Becker", "Maya Lopez");
        change(team, players.tom(), players.maya(), players.tom(), players.grace());
        List<String> owners = new ArrayList<>();
        for (int lead = 0; lead < 6; lead++) {
            owners.add(owner(arrives()));
        }
        assertThat(owners)
                .containsOnly("Tom Becker", "Maya Lopez", players.grace().name());
        assertThat(owners.stream().filter(players.grace().name()::equals)).hasSize(2);
    }

    @Test
    void itsLeaderGetsTheLeadAndAnotherWhenTheLeaderIsAway() throws Exception {
        save("AGENT", team("Beach", players.tom(), players.maya(), players.tom()));
        assertThat(owner(arrives())).isEqualTo("Tom Becker");
        players.atHarbor(() -> {
            rules.putShift(
                    players.tom().user(),
                    new Shift(java.util.Set.of(), null, null, rules.localNow().toLocalDate(), null));
            return true;
        });
        assertThat(owner(arrives())).isEqualTo("Maya Lopez");
    }

    @Test
    void aRuleWhoseTeamIsGoneFallsThroughAndSaysSo() throws Exception {
        String team = team("Beach", null, players.maya());
        save("ROUND_ROBIN", team);
        assertThat(owner(arrives())).isEqualTo("Maya Lopez");
        assertThat(page("/app/settings/routing").text()).contains("in turn to Team Beach: Maya Lopez (1)");
        post("/app/settings/teams/" + team + "/removal", Map.of());
        Filed filed = arrives();
        assertThat(owner(filed)).isEmpty();
        assertThat(players.atHarbor(() -> rules.log(filed.lead().id(), null, 10))
                        .data()
                        .getFirst()
                        .steps())
                .contains("“Team's” fell through: its team is gone.");
        assertThat(page("/app/settings/routing").text()).contains("Its team is gone");
    }

    @Test
    void aTeamSharesOutTheLeadsOfWhoeverLeaves() throws Exception {
        String team = team("Beach", null, players.maya(), players.tom(), players.grace());
        List<LeadId> had = new ArrayList<>();
        for (int lead = 0; lead < 6; lead++) {
            had.add(arrives().lead().id());
        }
        had.forEach(id -> players.atHarbor(() -> leads.assign(id, players.maya().user(), Author.of(players.grace()))));
        String removal = "/app/settings/team/members/" + players.maya().userUuid() + "/removal";
        assertThat(page("/app/settings/team")
                        .select("select[name=successor] option")
                        .eachText())
                .contains("Shared out in Team Beach");
        assertThat(post(removal, Map.of("successor", team))).hasStatus3xxRedirection();
        List<String> owners = had.stream().map(this::owner).toList();
        assertThat(owners).containsOnly("Tom Becker", players.grace().name());
        assertThat(owners.stream().filter("Tom Becker"::equals)).hasSize(3);
        assertThat(accounts.actor(players.harbor(), players.maya().user())).isEmpty();
    }

    private String team(String name, @Nullable Actor leader, Actor... members) throws Exception {
        put("/app/settings/teams", name, leader, members);
        String href = Objects.requireNonNull(page("/app/settings/teams")
                        .select("a:contains(" + name + ")")
                        .first())
                .attr("href");
        return href.substring(href.lastIndexOf('/') + 1);
    }

    private void change(String team, Actor leader, Actor... members) {
        put("/app/settings/teams/" + team, "Beach", leader, members);
    }

    private void put(String path, String name, @Nullable Actor leader, Actor... members) {
        var form = mvc.post().uri(path).param("name", name);
        for (Actor member : members) {
            form.param("members", member.userUuid().toString());
        }
        if (leader != null) {
            form.param("leader", leader.userUuid().toString());
        }
        assertThat(form.with(SignedIn.as(players.grace())).exchange()).hasStatus3xxRedirection();
    }

    private void save(String action, String team) {
        Map<String, String> given = new HashMap<>(
                Map.of("form", "true", "enabled", "true", "name", "Team's", "action", action, "team", team));
        assertThat(post("/app/settings/routing", given)).hasStatus3xxRedirection();
        given.put("team", UUID.randomUUID().toString());
        assertThat(post("/app/settings/routing", given)).hasStatus(422);
    }

    private MvcTestResult post(String path, Map<String, String> given) {
        var form = mvc.post().uri(path);
        given.forEach(form::param);
        return form.with(SignedIn.as(players.grace())).exchange();
    }

    private Document page(String path) throws Exception {
        return Jsoup.parse(mvc.get()
                .uri(path)
                .with(SignedIn.as(players.grace()))
                .exchange()
                .getResponse()
                .getContentAsString());
    }

    private Filed arrives() {
        NewLead person = NewLead.named("Ana", "Lopez")
                .reachedBy(List.of(new EmailAddress("team" + people++ + "@example.com")), List.of())
                .from("Zillow")
                .asking(new Inquiry(Inquiry.Type.GENERAL_INQUIRY, "Hello", (String) null, clock.instant()));
        return players.atHarbor(() -> inquiries.file(person, Author.system("Test")));
    }

    private String owner(Filed filed) {
        return owner(filed.lead().id());
    }

    private String owner(LeadId id) {
        Lead lead = players.atHarbor(() -> leads.find(id).orElseThrow());
        return lead.owner() == null ? "" : lead.owner().name();
    }
}
