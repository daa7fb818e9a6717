package org.leadnest.analytics;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.UnsupportedEncodingException;
import java.util.List;
import java.util.Objects;
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
import org.leadnest.leads.Lead;
import org.leadnest.leads.Leads;
import org.leadnest.leads.NewLead;
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

    private Actor maya;

    @BeforeEach
    void enter() {
        maya = cast.enter().maya();
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
