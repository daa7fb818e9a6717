package org.leadnest.leads.browsing;

import static org.assertj.core.api.Assertions.assertThat;

import org.jsoup.Jsoup;
import org.jsoup.nodes.Document;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.leadnest.accounts.Actor;
import org.leadnest.leads.Leads;
import org.leadnest.leads.NewLead;
import org.leadnest.testkit.Cast;
import org.leadnest.testkit.LeadNestTest;
import org.leadnest.testkit.SignedIn;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.test.web.servlet.assertj.MockMvcTester;
import org.springframework.test.web.servlet.assertj.MvcTestResult;

@LeadNestTest
class SmartListTests {
    @Autowired
    private MockMvcTester mvc;

    @Autowired
    private Leads leads;

    @Autowired
    private Cast cast;

    private Cast.Players players;

    @BeforeEach
    void enter() {
        players = cast.enter();
    }

    @Test
    void aSavedFilterShowsWhatFitsNow() throws Exception {
        assertThat(save(players.maya(), "Warm & near", "tag=Warm&q=o%27brien&sort=name", "false"))
                .hasStatus3xxRedirection();
        String href = lists(players.maya()).select("main li a").attr("href");
        assertThat(href).isEqualTo("/app/leads?q=o%27brien&tag=Warm&sort=name");
        assertThat(page(href, players.maya()).text()).contains("No lead fits");
        players.atHarbor(() ->
                leads.capture(NewLead.named("Nell", "O'Brien").tagged(java.util.List.of("Warm")), players.grace()));
        assertThat(page(href, players.maya()).text()).contains("Nell O'Brien");
        Document row =
                page("/app/leads/lists?row=true&list=q%3Do%2527brien%26tag%3DWarm%26sort%3Dname", players.maya());
        assertThat(row.select("a[aria-current=page]").text()).isEqualTo("Warm & near");
    }

    @Test
    void aSharedListIsSeenByAllAndRemovedByItsMakerAlone() throws Exception {
        save(players.maya(), "Mine", "stage=New", "false");
        save(players.maya(), "Ours", "stage=New", "true");
        assertThat(lists(players.tom()).select("main li").text())
                .contains("Ours")
                .doesNotContain("Mine");
        assertThat(lists(players.pia()).select("main li")).isEmpty();
        String removal = lists(players.maya())
                .select("form[action$=/removal]")
                .getFirst()
                .attr("action");
        assertThat(post(removal, players.tom())).hasStatus(404);
        assertThat(post(removal, players.pia())).hasStatus(404);
        assertThat(post(removal, players.maya())).hasStatus3xxRedirection();
        assertThat(lists(players.maya()).select("main li")).hasSize(1);
    }

    @Test
    void theSameNameTakesTheNewFilterAndNoNameIsRefused() throws Exception {
        save(players.maya(), "List", "stage=New", "false");
        save(players.maya(), "LIST", "tag=Warm", "false");
        save(players.maya(), " ", "tag=Warm", "false");
        save(players.maya(), "x".repeat(81), "tag=Warm", "false");
        assertThat(lists(players.maya()).select("main li a:not(.btn)"))
                .singleElement()
                .satisfies(link -> assertThat(link.attr("href")).isEqualTo("/app/leads?tag=Warm"));
    }

    private MvcTestResult save(Actor actor, String name, String list, String shared) {
        return mvc.post()
                .uri("/app/leads/lists")
                .param("name", name)
                .param("list", list)
                .param("shared", shared)
                .with(SignedIn.as(actor))
                .exchange();
    }

    private MvcTestResult post(String uri, Actor actor) {
        return mvc.post().uri(uri).with(SignedIn.as(actor)).exchange();
    }

    private Document lists(Actor actor) throws Exception {
        return page("/app/leads/lists", actor);
    }

    private Document page(String uri, Actor actor) throws Exception {
        MvcTestResult answer =
                mvc.get().uri(java.net.URI.create(uri)).with(SignedIn.as(actor)).exchange();
        assertThat(answer).as(uri).hasStatusOk();
        return Jsoup.parse(answer.getResponse().getContentAsString());
    }
}
