package org.leadnest.leads.calls;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.InstantSource;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Document;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.leadnest.leads.Author;
import org.leadnest.leads.Inquiries;
import org.leadnest.leads.Inquiry;
import org.leadnest.leads.LeadFilter;
import org.leadnest.leads.LeadId;
import org.leadnest.leads.Leads;
import org.leadnest.leads.NewLead;
import org.leadnest.leads.clauses.Clauses;
import org.leadnest.testkit.Cast;
import org.leadnest.testkit.LeadNestTest;
import org.leadnest.testkit.SignedIn;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.test.web.servlet.assertj.MockMvcTester;
import org.springframework.test.web.servlet.assertj.MvcTestResult;
import org.springframework.test.web.servlet.request.MockMvcRequestBuilders;

@LeadNestTest
class CallTests {
    @Autowired
    private MockMvcTester mvc;

    @Autowired
    private Leads leads;

    @Autowired
    private Inquiries inquiries;

    @Autowired
    private InstantSource clock;

    @Autowired
    private Cast cast;

    private Cast.Players players;
    private LeadId lead;

    @BeforeEach
    void enter() {
        players = cast.enter();
        Inquiry asked = new Inquiry(
                Inquiry.Type.GENERAL_INQUIRY,
                "Hello",
                (String) null,
                clock.instant().minusSeconds(600));
        lead = players.atHarbor(() -> inquiries
                .file(NewLead.named("Ana", "Lopez").asking(asked), Author.system("test"))
                .lead()
                .id());
    }

    @Test
    void aTalkIsAContactByAPersonAndStandsOnTheTimeline() throws Exception {
        assertThat(log("outcome", "NO_ANSWER")).hasStatus3xxRedirection();
        assertThat(players.atHarbor(() -> inquiries.waiting(lead))).hasSize(1);
        assertThat(contactedLately()).isZero();
        assertThat(log("outcome", "TALKED", "minutes", "12", "note", "Wants <b>three</b> bedrooms"))
                .hasStatus3xxRedirection();
        assertThat(players.atHarbor(() -> inquiries.waiting(lead))).isEmpty();
        assertThat(contactedLately()).isEqualTo(1);
        String calls =
                page("/app/leads/" + lead + "?kind=call").select(".ln-timeline").text();
        assertThat(calls)
                .contains("Call: talked, 12 minutes", "Maya Lopez", "Wants <b>three</b> bedrooms", "Call: no answer");
    }

    @Test
    void whatCannotBeIsRefusedAndNothingTypedIsLost() throws Exception {
        MvcTestResult refused =
                log("outcome", "TALKED", "minutes", "many", "note", "Keep this", "at", "2999-01-01T10:00");
        assertThat(refused).hasStatus(422);
        Document again = Jsoup.parse(refused.getResponse().getContentAsString());
        assertThat(again.select("textarea").text()).isEqualTo("Keep this");
        assertThat(again.select("[name=minutes]").val()).isEqualTo("many");
        assertThat(again.select(".ln-errors li")).hasSize(2);
        assertThat(log("outcome", "SANG")).hasStatus(422);
        assertThat(log("outcome", "TALKED", "note", "x".repeat(5_001))).hasStatus(422);
    }

    @Test
    void aRivalLogsNothing() {
        assertThat(mvc.post()
                        .uri("/app/leads/" + lead + "/calls")
                        .param("outcome", "TALKED")
                        .with(SignedIn.as(players.pia())))
                .hasStatus(404);
    }

    private int contactedLately() {
        return players.atHarbor(() ->
                leads.count(LeadFilter.of(Clauses.parse("all;lastContact.lastDays.1"), LeadFilter.Sort.NAME), 10));
    }

    private MvcTestResult log(String... parameters) {
        var request =
                MockMvcRequestBuilders.post("/app/leads/" + lead + "/calls").with(SignedIn.as(players.maya()));
        for (int i = 0; i < parameters.length; i += 2) {
            request.param(parameters[i], parameters[i + 1]);
        }
        return mvc.perform(request);
    }

    private Document page(String uri) throws Exception {
        return Jsoup.parse(mvc.get()
                .uri(uri)
                .with(SignedIn.as(players.maya()))
                .exchange()
                .getResponse()
                .getContentAsString());
    }
}
