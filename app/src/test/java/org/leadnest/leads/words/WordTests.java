package org.leadnest.leads.words;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Document;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.leadnest.accounts.Actor;
import org.leadnest.leads.Author;
import org.leadnest.leads.Lead;
import org.leadnest.leads.LeadFilter;
import org.leadnest.leads.LeadFilter.Sort;
import org.leadnest.leads.LeadId;
import org.leadnest.leads.Leads;
import org.leadnest.leads.NewLead;
import org.leadnest.leads.Stage;
import org.leadnest.leads.clauses.Clauses;
import org.leadnest.testkit.Cast;
import org.leadnest.testkit.LeadNestTest;
import org.leadnest.testkit.SignedIn;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.test.web.servlet.assertj.MockMvcTester;
import org.springframework.test.web.servlet.assertj.MvcTestResult;
import org.springframework.test.web.servlet.request.MockMvcRequestBuilders;

@LeadNestTest
class WordTests {
    private static final String PATH = "/app/settings/stages";

    @Autowired
    private MockMvcTester mvc;

    @Autowired
    private Leads leads;

    @Autowired
    private Words words;

    @Autowired
    private Cast cast;

    private Cast.Players players;
    private LeadId lead;

    @BeforeEach
    void enter() {
        players = cast.enter();
        lead = players.atHarbor(
                () -> leads.capture(NewLead.named("Ana", "Lopez").at("Engaged").from("Zillow"), players.grace())
                        .lead()
                        .id());
    }

    @Test
    void aRenamedStageIsFoundByBothNames() {
        assertThat(post(path("Engaged"), players.grace(), "name", "In talks", "tone", "warm"))
                .hasStatus3xxRedirection();
        assertThat(found().stage().name()).isEqualTo("In talks");
        for (String name : List.of("engaged", "IN TALKS")) {
            assertThat(shown(new LeadFilter(null, name, null, null, null, Sort.NAME)))
                    .as(name)
                    .isEqualTo(1);
            assertThat(shown(LeadFilter.of(Clauses.parse("all;stage.is." + name.replace(' ', '+')), Sort.NAME)))
                    .as(name)
                    .isEqualTo(1);
            players.atHarbor(() -> leads.changeStage(lead, "New", Author.system("test")));
            assertThat(players.atHarbor(() -> leads.changeStage(lead, name, Author.system("test"))))
                    .isTrue();
            assertThat(found().stage().name()).isEqualTo("In talks");
        }
        post(PATH, players.grace(), "name", "Engaged");
        players.atHarbor(() -> leads.changeStage(lead, "Engaged", Author.system("test")));
        assertThat(found().stage().name()).isEqualTo("Engaged");
    }

    @Test
    void aStageInUseCannotVanishAndOneAlwaysStays() {
        post(path("Engaged") + "/archiving", players.grace());
        assertThat(stages()).contains("Engaged");
        players.atHarbor(() -> leads.changeStage(lead, "New", Author.system("test")));
        post(path("Engaged") + "/archiving", players.grace());
        assertThat(stages()).doesNotContain("Engaged");
        assertThat(players.atHarbor(() -> leads.changeStage(lead, "Engaged", Author.system("test"))))
                .isFalse();
        post(path("Engaged") + "/return", players.grace());
        assertThat(stages()).contains("Engaged");
        stages().forEach(stage -> post(path(stage) + "/archiving", players.grace()));
        assertThat(stages()).containsExactly("New");
    }

    @Test
    void stagesStandInTheOrderThatIsChosen() {
        post(PATH, players.grace(), "name", "Open house", "tone", "warm");
        assertThat(stages()).last().isEqualTo("Open house");
        int before = stages().size();
        for (int i = 1; i < before; i++) {
            post(path("Open house") + "/raise", players.grace());
        }
        assertThat(stages()).first().isEqualTo("Open house");
        assertThat(players.atHarbor(() -> leads.capture(NewLead.named("Bo", "New"), players.grace()))
                        .lead()
                        .stage()
                        .name())
                .isEqualTo("Open house");
    }

    @Test
    void aRenamedSourceTakesItsLeadsAlongAndNewOnesByTheOldName() {
        post(path("Zillow"), players.grace(), "name", "Zillow Premier");
        Lead other =
                players.atHarbor(() -> leads.capture(NewLead.named("Bo", "New").from("ZILLOW"), players.grace())
                        .lead());
        assertThat(other.source()).isEqualTo(found().source());
        assertThat(shown(new LeadFilter(null, null, null, "zillow", null, Sort.NAME)))
                .isEqualTo(2);
        post(path("Zillow Premier") + "/archiving", players.grace());
        assertThat(players.atHarbor(leads::catalogue).sources()).isEmpty();
        assertThat(found().source()).isNotNull();
    }

    @Test
    void whatCannotBeIsRefusedInPlace() throws Exception {
        for (String name : List.of(" ", "new", "x".repeat(61))) {
            MvcTestResult refused = post(PATH, players.grace(), "name", name);
            assertThat(refused).as(name).hasStatus(422);
            Document page = Jsoup.parse(refused.getResponse().getContentAsString());
            assertThat(page.select("#new-stage").val()).isEqualTo(name);
            assertThat(page.select("#new-stage-error")).isNotEmpty();
        }
        assertThat(post(path("Engaged"), players.grace(), "name", "New")).hasStatus(422);
        assertThat(post(PATH, players.maya(), "name", "Mine")).hasStatus(403);
    }

    private String path(String name) {
        return PATH + "/"
                + players.atHarbor(words::all).stream()
                        .filter(one -> one.name().equals(name))
                        .findFirst()
                        .orElseThrow()
                        .id();
    }

    private Lead found() {
        return players.atHarbor(() -> leads.find(lead)).orElseThrow();
    }

    private List<String> stages() {
        return players.atHarbor(leads::stages).stream().map(Stage::name).toList();
    }

    private int shown(LeadFilter filter) {
        return players.atHarbor(() -> leads.list(filter, null, 10)).data().size();
    }

    private MvcTestResult post(String uri, Actor actor, String... parameters) {
        var request = MockMvcRequestBuilders.post(uri).with(SignedIn.as(actor));
        for (int i = 0; i < parameters.length; i += 2) {
            request.param(parameters[i], parameters[i + 1]);
        }
        return mvc.perform(request);
    }
}
