package org.leadnest.analytics;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Document;
import org.jsoup.nodes.Element;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.leadnest.accounts.Actor;
import org.leadnest.deals.DealEdit;
import org.leadnest.deals.DealInput;
import org.leadnest.deals.DealStage;
import org.leadnest.deals.Deals;
import org.leadnest.kernel.EmailAddress;
import org.leadnest.leads.Leads;
import org.leadnest.leads.NewLead;
import org.leadnest.testkit.Cast;
import org.leadnest.testkit.LeadNestTest;
import org.leadnest.testkit.SignedIn;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.test.web.servlet.assertj.MockMvcTester;
import org.springframework.test.web.servlet.assertj.MvcTestResult;

@LeadNestTest
class ReportTests {
    @Autowired
    private MockMvcTester mvc;

    @Autowired
    private Cast cast;

    @Autowired
    private Leads leads;

    @Autowired
    private Deals deals;

    private Cast.Players players;

    @BeforeEach
    void enter() {
        players = cast.enter();
    }

    @Test
    void anEmptyAccountIsToldWhatWillStandHere() throws Exception {
        assertThat(page("/app/reports", players.grace()).select(".ln-empty")).hasSize(1);
    }

    @Test
    void aSourceIsFollowedToWhatItEarnedAndCost() throws Exception {
        String winner = lead("one@example.com", "Zillow");
        lead("two@example.com", "Zillow");
        lead("three@example.com", "=Referral");
        won(winner, "400000", "2.5");
        Document before = page("/app/reports", players.grace());
        assertThat(cells(before, "sources", "Zillow"))
                .startsWith("Zillow", "2", "0", "0", "1", "1", "50.0 %", "$10,000")
                .doesNotContain("none yet");
        String source = before.select("select[name=source] option").stream()
                .filter(option -> option.text().equals("Zillow"))
                .findFirst()
                .map(option -> option.attr("value"))
                .orElseThrow();
        String month = before.select("input[name=month]").attr("value");
        assertThat(cost(players.grace(), source, month, "many")).hasStatus(422);
        assertThat(cost(players.maya(), source, month, "300")).hasStatus(403);
        assertThat(cost(players.pia(), source, month, "300")).hasStatus(404);
        assertThat(cost(players.grace(), source, month, "300.50")).hasStatus3xxRedirection();
        assertThat(cells(page("/app/reports", players.grace()), "sources", "Zillow"))
                .endsWith("$300.50", "$150.25", "$300.50");
        String earlier = java.time.YearMonth.parse(month).minusMonths(4).toString();
        cost(players.grace(), source, earlier, "1000");
        assertThat(cells(page("/app/reports?days=90", players.grace()), "sources", "Zillow"))
                .contains("$300.50");
        assertThat(cost(players.grace(), source, "+999999999-01", "1")).hasStatus(422);
        String csv = mvc.get()
                .uri("/app/reports/sources.csv")
                .with(SignedIn.as(players.grace()))
                .exchange()
                .getResponse()
                .getContentAsString();
        assertThat(csv).contains("Zillow").contains("'=Referral").contains("300.50");
        assertThat(page("/app/reports", players.pia()).text()).doesNotContain("Zillow");
    }

    @Test
    void agentsAndMonthsCountTheSameLeads() throws Exception {
        won(lead("one@example.com", "Zillow"), "100000", "3");
        Document page = page("/app/reports?days=30", players.grace());
        assertThat(cells(page, "agents", "Nobody yet")).startsWith("Nobody yet", "1");
        assertThat(page.select("#report-months").first()).isNotNull();
        assertThat(mvc.get().uri("/app/reports/nothing.csv").with(SignedIn.as(players.grace())))
                .hasStatus(404);
    }

    @Test
    void tellsWhatPeopleDidHowFastAndHowFarLeadsCame() throws Exception {
        String lead = lead("one@example.com", "Zillow");
        lead("two@example.com", "Zillow");
        post("/app/leads/" + lead + "/calls", "outcome", "TALKED", "direction", "OUT", "at", "");
        post("/app/leads/" + lead + "/showings", "place", "Pier 4", "at", "2026-01-01T10:00");
        post("/app/leads/" + lead + "/notes", "note", "Wants a boat");
        post("/app/leads/" + lead + "/stage", "stage", "Contacted");
        Document page = page("/app/reports", players.grace());
        assertThat(cells(page, "activity", players.maya().name()))
                .containsExactly(players.maya().name(), "1", "1", "1", "1", "0");
        assertThat(cells(page, "sources", "Zillow")).startsWith("Zillow", "2", "0", "1", "0");
        String cohorts = "section[aria-labelledby=report-cohorts] ";
        List<String> stages = page.select(cohorts + "thead th").eachText();
        List<String> counts = page.select(cohorts + "tbody tr:first-child > *").eachText();
        assertThat(counts.get(1)).isEqualTo("2");
        assertThat(counts.get(stages.indexOf("New"))).isEqualTo("2 (100 %)");
        assertThat(counts.get(stages.indexOf("Contacted"))).isEqualTo("1 (50 %)");
        for (String table : List.of("cohorts", "activity", "speed")) {
            assertThat(mvc.get().uri("/app/reports/" + table + ".csv").with(SignedIn.as(players.grace())))
                    .hasStatusOk();
        }
    }

    private void post(String path, String... form) {
        var request = mvc.post().uri(path);
        for (int i = 0; i < form.length; i += 2) {
            request = request.param(form[i], form[i + 1]);
        }
        assertThat(request.with(SignedIn.as(players.maya()))).hasStatus(302);
    }

    private List<String> cells(Document page, String table, String first) {
        Element section =
                page.select("section[aria-labelledby=report-" + table + "]").first();
        assertThat(section).isNotNull();
        return section.select("tbody tr").stream()
                .filter(row -> row.child(0).text().equals(first))
                .findFirst()
                .orElseThrow()
                .children()
                .eachText();
    }

    private String lead(String email, String source) {
        return players.atHarbor(() -> leads.capture(
                        NewLead.named("Ana", email.substring(0, 3))
                                .reachedBy(List.of(new EmailAddress(email)), List.of())
                                .from(source),
                        players.grace())
                .lead()
                .id()
                .toString());
    }

    private void won(String lead, String value, String percent) {
        players.atHarbor(() -> {
            DealInput input = new DealInput()
                    .put("name", "Deal")
                    .put("value", value)
                    .put("leadId", lead)
                    .put("commissionPercent", percent);
            DealEdit.Saved saved = (DealEdit.Saved) deals.open(input, players.grace());
            DealStage won = deals.pipeline().stages().stream()
                    .filter(stage -> stage.name().equals("Closed won"))
                    .findFirst()
                    .orElseThrow();
            return deals.move(saved.deal().id(), won.id().toString(), 0, players.grace());
        });
    }

    private MvcTestResult cost(Actor actor, String source, String month, String amount) {
        return mvc.post()
                .uri("/app/reports/costs")
                .param("source", source)
                .param("month", month)
                .param("amount", amount)
                .with(SignedIn.as(actor))
                .exchange();
    }

    private Document page(String uri, Actor actor) throws Exception {
        MvcTestResult answer = mvc.get().uri(uri).with(SignedIn.as(actor)).exchange();
        assertThat(answer).as(uri).hasStatusOk();
        return Jsoup.parse(answer.getResponse().getContentAsString());
    }
}
