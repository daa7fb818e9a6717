package org.leadnest.leads.routing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.csrf;

import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.zip.ZipInputStream;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Document;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.leadnest.accounts.Actor;
import org.leadnest.deals.DealInput;
import org.leadnest.deals.Deals;
import org.leadnest.leads.Author;
import org.leadnest.leads.LeadId;
import org.leadnest.leads.Leads;
import org.leadnest.leads.NewLead;
import org.leadnest.leads.NewTask;
import org.leadnest.leads.Tasks;
import org.leadnest.platform.time.ServiceClock;
import org.leadnest.testkit.Cast;
import org.leadnest.testkit.LeadNestTest;
import org.leadnest.testkit.SignedIn;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.http.MediaType;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.web.servlet.assertj.MockMvcTester;
import org.springframework.test.web.servlet.assertj.MvcTestResult;
import org.springframework.transaction.support.TransactionOperations;

@LeadNestTest
class RoutingPagesTests {
    @Autowired
    private MockMvcTester mvc;

    @Autowired
    private Leads leads;

    @Autowired
    private Passports passports;

    @Autowired
    private Cast cast;

    @Autowired
    private ServiceClock clock;

    @Autowired
    private JdbcClient jdbc;

    @Autowired
    private TransactionOperations transactions;

    @Autowired
    private Tasks tasks;

    @Autowired
    private Deals deals;

    private Cast.Players players;

    @BeforeEach
    void enter() {
        players = cast.enter();
    }

    @Test
    void aRuleIsMadeReadAgainAndAsked() throws Exception {
        assertThat(page("/app/settings/routing").text()).contains("No rules yet");
        String maya = "weight-" + players.maya().userUuid();
        assertThat(mvc.post()
                        .uri("/app/settings/routing")
                        .param("form", "true")
                        .param("name", "Miami")
                        .param("enabled", "true")
                        .param("areas", "Miami, 331")
                        .param("priceFrom", "$500,000")
                        .param("action", "ROUND_ROBIN")
                        .param(maya, "2")
                        .with(SignedIn.as(players.grace())))
                .hasStatus3xxRedirection();
        Document list = page("/app/settings/routing");
        assertThat(list.text()).contains("1. Miami", "in miami or 331, from $500000", "in turn to Maya Lopez (2)");
        Document form = page(list.select("a.ln-row-title").attr("href"));
        assertThat(form.select("input[name=" + maya + "]").val()).isEqualTo("2");
        assertThat(form.select("input[name=priceFrom]").val()).isEqualTo("500000");

        inquiry("Miami", 600_000);
        inquiry("Orlando", 600_000);
        Document log = page("/app/settings/routing");
        assertThat(log.text())
                .contains("To Maya Lopez", "“Miami” is for other areas than “Orlando”.", "No rule took it.");
        Document pond = page("/app/leads/unclaimed");
        assertThat(pond.text()).contains("In the pond", "Ana Orlando");
        String action = pond.select("form[action$=/claim]").attr("action");
        assertThat(mvc.post().uri(action).with(SignedIn.as(players.tom()))).hasStatus3xxRedirection();
        assertThat(page("/app/leads/unclaimed").text()).contains("Everybody has somebody");
        assertThat(page("/app/leads/speed").text()).contains("Not reached: more than half wait");
        assertThat(page("/app/settings/ownership").text()).contains("The company");
    }

    @Test
    void aBadRuleKeepsWhatWasTyped() throws Exception {
        MvcTestResult answer = mvc.post()
                .uri("/app/settings/routing")
                .param("name", "Odd")
                .param("priceFrom", "much")
                .param("action", "AGENT")
                .with(SignedIn.as(players.grace()))
                .exchange();
        assertThat(answer).hasStatus(422);
        Document form = Jsoup.parse(answer.getResponse().getContentAsString());
        assertThat(form.select("input[name=priceFrom]").val()).isEqualTo("much");
        assertThat(form.text()).contains("expected US dollars", "expected at least one agent");
    }

    @Test
    void hoursAreSavedAndOnlyAdminsChangeRules() throws Exception {
        assertThat(mvc.post()
                        .uri("/app/settings/hours")
                        .param("day-1", "true")
                        .param("timeFrom", "09:00")
                        .param("timeTo", "17:00")
                        .with(SignedIn.as(players.maya())))
                .hasStatus3xxRedirection();
        Document hours = page("/app/settings/hours", players.maya());
        assertThat(hours.select("input[name=day-1]").hasAttr("checked")).isTrue();
        assertThat(hours.select("input[name=timeFrom]").val()).isEqualTo("09:00");
        assertThat(mvc.get().uri("/app/settings/routing").with(SignedIn.as(players.maya())))
                .hasStatus(403);
    }

    @Test
    void ownLeadsLeaveAsAFileThatOnlyTheAgentAndAdminsGet() {
        String own = "/app/settings/ownership/" + players.maya().userUuid() + "/leads.zip";
        assertThat(mvc.get().uri(own).with(SignedIn.as(players.maya())))
                .hasStatusOk()
                .hasContentType("application/zip");
        assertThat(mvc.get().uri(own).with(SignedIn.as(players.grace()))).hasStatusOk();
        assertThat(mvc.get().uri(own).with(SignedIn.as(players.tom()))).hasStatus(404);
    }

    @Test
    void whoHasLeftStillGetsTheirOwnLeadsWithAllThatHappened() throws Exception {
        UUID maya = players.maya().userUuid();
        LeadId lead = players.atHarbor(() -> {
            passports.change(leads.source("Sphere"), true);
            NewLead wanted = NewLead.named("Ana", "Sphere").from("Sphere");
            LeadId id = leads.capture(wanted, players.grace()).lead().id();
            leads.assign(id, players.maya().user(), Author.of(players.grace()));
            leads.note(id, "Her cousin", Author.of(players.maya()));
            tasks.create(new NewTask(id, "Call the cousin", null, null), Author.of(players.maya()));
            deals.open(new DealInput().put("name", "Her house").put("leadId", id.toString()), players.maya());
            return id;
        });
        assertThat(mvc.post()
                        .uri("/app/settings/team/members/" + maya + "/removal")
                        .with(SignedIn.as(players.grace())))
                .hasStatus3xxRedirection();
        String link = farewell();
        assertThat(mvc.get().uri(link)).hasStatusOk().bodyText().contains("Download them");
        assertThat(mvc.get().uri(link)).hasHeader("Cache-Control", "no-store");
        clock.advance(Duration.ofMinutes(1));
        players.atHarbor(() -> leads.note(lead, "Ours from here on", Author.of(players.grace())));
        MvcTestResult mailed = mvc.post().uri(link).with(csrf()).exchange();
        assertThat(text(mailed))
                .contains("Ana,Sphere", "NOTE,Note,Her cousin,Maya Lopez")
                .doesNotContain("Ours from here on");
        assertThat(mvc.post().uri(link.substring(0, link.length() - 1) + "!").with(csrf()))
                .hasStatus(404);
        Document page = page("/app/settings/ownership");
        assertThat(page.select("tr:contains(Maya Lopez)").text()).contains("Has left", "1");
        MvcTestResult file = mvc.get()
                .uri("/app/settings/ownership/" + maya + "/leads.zip")
                .with(SignedIn.as(players.grace()))
                .exchange();
        assertThat(text(file))
                .contains("Ana,Sphere", lead.toString(), "NOTE,Note,Her cousin,Maya Lopez", "Ours from here on")
                .contains("Further e-mails", "Words shown", "Call the cousin", "Pipeline and stage", "Her house");
        clock.advance(Duration.ofDays(7).plusSeconds(1));
        assertThat(mvc.post().uri(link).with(csrf())).as("after seven days").hasStatus(404);
    }

    @Test
    void whoLeavesWithoutLeadsOfTheirOwnGetsNoLink() {
        assertThat(mvc.post()
                        .uri("/app/settings/team/members/" + players.tom().userUuid() + "/removal")
                        .with(SignedIn.as(players.grace())))
                .hasStatus3xxRedirection();
        assertThat(farewells()).isEmpty();
    }

    private String farewell() {
        Matcher link =
                Pattern.compile("/own-leads/[A-Za-z0-9_-]+").matcher(farewells().getFirst());
        assertThat(link.find()).isTrue();
        return link.group();
    }

    private List<String> farewells() {
        return Objects.requireNonNull(players.atHarbor(() -> transactions.execute(status -> jdbc.sql(
                        "select body_text from messaging.messages where strpos(body_text, '/own-leads/') > 0")
                .query(String.class)
                .list())));
    }

    private static String text(MvcTestResult file) throws Exception {
        try (var zip =
                new ZipInputStream(new ByteArrayInputStream(file.getResponse().getContentAsByteArray()))) {
            StringBuilder text = new StringBuilder();
            while (zip.getNextEntry() != null) {
                text.append(new String(zip.readAllBytes(), StandardCharsets.UTF_8));
            }
            return text.toString();
        }
    }

    private void inquiry(String city, int price) {
        String json = """
                {"type":"Property Inquiry","person":{"firstName":"Ana","lastName":"%1$s",
                 "emails":[{"value":"ana.%1$s@example.com"}]},"property":{"city":"%1$s","price":%2$d}}
                """.formatted(city, price);
        assertThat(mvc.post()
                        .uri("/api/v1/inquiries")
                        .contentType(MediaType.APPLICATION_JSON)
                        .content(json)
                        .with(SignedIn.as(players.grace())))
                .hasStatus(201);
    }

    private Document page(String uri) throws Exception {
        return page(uri, players.grace());
    }

    private Document page(String uri, Actor actor) throws Exception {
        MvcTestResult answer = mvc.get().uri(uri).with(SignedIn.as(actor)).exchange();
        assertThat(answer).as(uri).hasStatusOk();
        return Jsoup.parse(answer.getResponse().getContentAsString());
    }
}
