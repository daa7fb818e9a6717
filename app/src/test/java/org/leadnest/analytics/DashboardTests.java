package org.leadnest.analytics;

import static org.assertj.core.api.Assertions.assertThat;

import com.jayway.jsonpath.JsonPath;
import java.io.UnsupportedEncodingException;
import java.time.InstantSource;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Document;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.leadnest.accounts.Actor;
import org.leadnest.deals.DealEdit;
import org.leadnest.deals.DealInput;
import org.leadnest.deals.Deals;
import org.leadnest.kernel.EmailAddress;
import org.leadnest.kernel.Ids;
import org.leadnest.leads.FirstContacts;
import org.leadnest.leads.Lead;
import org.leadnest.leads.LeadId;
import org.leadnest.leads.Leads;
import org.leadnest.leads.NewLead;
import org.leadnest.leads.Replies;
import org.leadnest.platform.tenancy.Tenancy;
import org.leadnest.testkit.Cast;
import org.leadnest.testkit.LeadNestTest;
import org.leadnest.testkit.SignedIn;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.test.web.servlet.assertj.MockMvcTester;

@LeadNestTest
class DashboardTests {
    @Autowired
    private MockMvcTester mvc;

    @Autowired
    private Leads leads;

    @Autowired
    private Deals deals;

    @Autowired
    private WrittenTexts texts;

    @Autowired
    private Cast cast;

    @Autowired
    private FirstContacts contacts;

    @Autowired
    private Replies replies;

    @Autowired
    private InstantSource clock;

    private Cast.Players players;
    private Actor maya;

    @BeforeEach
    void enter() {
        players = cast.enter();
        maya = players.maya();
    }

    @Test
    void aNewAccountIsToldWhatToDoFirst() throws Exception {
        Document page = page("/app");
        assertThat(page.select(".ln-entry a.btn").eachText())
                .containsExactly("Import leads", "Build a sequence", "Create a listing");
        assertThat(page.select(".ln-stat")).isEmpty();
    }

    @Test
    void countsWhatIsThere() throws Exception {
        Lead lead = lead();
        DealEdit edit = as(() -> deals.open(
                new DealInput()
                        .put("name", "18 Harbor Lane")
                        .put("value", "500000")
                        .put("stage", "Offer")
                        .put("leadId", lead.id().toString())
                        .put("commissionPercent", "3"),
                maya));
        assertThat(edit).isInstanceOf(DealEdit.Saved.class);
        Document page = page("/app");
        assertThat(page.select(".ln-stat-value").eachText()).contains("1", "$500,000");
        assertThat(page.text())
                .contains("$7,500")
                .contains("1 new lead")
                .contains("Deal opened: 18 Harbor Lane")
                .contains("New lead: Ana Lopez");
        assertThat(page.select("progress")).isNotEmpty();
        assertThat(page.select(".ln-badge").eachText()).contains("Done");
    }

    @Test
    void tellsWhomToCallNowAndWhy() throws Exception {
        String waiting = inquired("waits@example.com", "General Inquiry");
        String answered = inquired("answered@example.com", "General Inquiry");
        String called = inquired("called@example.com", "General Inquiry");
        as(() -> {
            for (String lead : List.of(answered, called)) {
                contacts.contacted(new LeadId(UUID.fromString(lead)), maya.user(), clock.instant());
            }
            replies.replied(
                    new LeadId(UUID.fromString(answered)),
                    UUID.randomUUID(),
                    clock.instant().plusSeconds(1));
            return null;
        });
        Document page = page("/app");
        assertThat(page.select("[aria-label=Call now] tbody tr").eachText())
                .containsExactly(
                        "waits@example.com Asked just now, and nobody has answered",
                        "answered@example.com Answered just now, and nobody was in touch since");
        assertThat(page.select("[aria-label=Call now] a").attr("href")).isEqualTo("/app/leads/" + waiting);
        assertThat(page.select("[aria-label=Your day] .ln-stat").eachText())
                .anySatisfy(
                        stat -> assertThat(stat).contains("Your response time").contains("1 min"))
                .anySatisfy(
                        stat -> assertThat(stat).contains("Unanswered messages").contains("0"));
        assertThat(called).isNotEqualTo(answered);
    }

    @Test
    void thePipelineIsTheReadersOwn() throws Exception {
        as(() -> deals.open(
                new DealInput()
                        .put("name", "Pier 4")
                        .put("value", "1000")
                        .put("commissionPercent", "10")
                        .put("probability", "40"),
                maya));
        assertThat(page("/app").select("[aria-label=Your day]").text())
                .contains("$1,000 1 open deal, $40 weighted GCI");
        Document graces = Jsoup.parse(mvc.get()
                .uri("/app")
                .with(SignedIn.as(players.grace()))
                .exchange()
                .getResponse()
                .getContentAsString());
        assertThat(graces.select("[aria-label=Your day]").text()).contains("$0 0 open deals");
    }

    private String inquired(String email, String type) throws UnsupportedEncodingException {
        return JsonPath.read(
                mvc.post()
                        .uri("/api/v1/inquiries")
                        .contentType("application/json")
                        .content("{\"type\":\"" + type + "\",\"person\":{\"emails\":[{\"value\":\"" + email + "\"}]}}")
                        .with(SignedIn.as(maya))
                        .exchange()
                        .getResponse()
                        .getContentAsString(),
                "$.lead.id");
    }

    @Test
    void theDealStandsOnThePageOfItsLeadByName() throws Exception {
        Lead lead = lead();
        as(() -> deals.open(
                new DealInput().put("name", "Pier 4").put("leadId", lead.id().toString()), maya));
        assertThat(page("/app/deals").select(".ln-card").text()).contains("Ana Lopez");
    }

    @Test
    void aDealOfAnotherAccountsLeadIsRefused() {
        Lead lead = lead();
        Actor pia = cast.enter().pia();
        DealEdit edit = Tenancy.as(
                pia.account(),
                () -> deals.open(
                        new DealInput()
                                .put("name", "Pier 4")
                                .put("leadId", lead.id().toString()),
                        pia));
        assertThat(edit)
                .isInstanceOfSatisfying(
                        DealEdit.Refused.class,
                        refused -> assertThat(refused.errors().of("leadId")).isNotNull());
    }

    @Test
    void aTextThatIsToldTwiceIsCountedOnce() {
        var written = new org.leadnest.listings.ListingEvent.DescriptionWritten(
                maya.account(),
                new org.leadnest.listings.ListingKey(Ids.next()),
                "local",
                java.time.Instant.parse("2026-11-23T12:00:00Z"));
        as(() -> {
            texts.add(written);
            texts.add(written);
            return true;
        });
        assertThat(as(texts::count)).isEqualTo(1);
    }

    @Test
    void theAddressWithASlashLeadsHere() {
        assertThat(mvc.get().uri("/app/").with(SignedIn.as(maya))).hasRedirectedUrl("/app");
    }

    private Lead lead() {
        NewLead ana = NewLead.named("Ana", "Lopez")
                .reachedBy(List.of(new EmailAddress("ana." + Ids.next() + "@example.com")), List.of());
        return Objects.requireNonNull(as(() -> leads.capture(ana, maya).lead()));
    }

    private <T> T as(java.util.function.Supplier<T> work) {
        return Tenancy.as(maya.account(), work);
    }

    private Document page(String path) throws UnsupportedEncodingException {
        var result = mvc.get().uri(path).with(SignedIn.as(maya)).exchange();
        assertThat(result).hasStatusOk();
        return Jsoup.parse(result.getResponse().getContentAsString());
    }
}
