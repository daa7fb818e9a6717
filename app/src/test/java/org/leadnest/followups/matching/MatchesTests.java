package org.leadnest.followups.matching;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Document;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.leadnest.accounts.Actor;
import org.leadnest.kernel.EmailAddress;
import org.leadnest.leads.Author;
import org.leadnest.leads.Inquiries;
import org.leadnest.leads.Inquiry;
import org.leadnest.leads.LeadId;
import org.leadnest.leads.Leads;
import org.leadnest.leads.NewLead;
import org.leadnest.listings.Listings;
import org.leadnest.listings.Saving;
import org.leadnest.platform.time.ServiceClock;
import org.leadnest.privacy.Restrictions;
import org.leadnest.testkit.Cast;
import org.leadnest.testkit.LeadNestTest;
import org.leadnest.testkit.SignedIn;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.test.web.servlet.assertj.MockMvcTester;
import org.springframework.test.web.servlet.assertj.MvcTestResult;

/** A lead's page shows homes that fit, a home's page leads who may want it, and neither shows what it must not. */
@LeadNestTest
class MatchesTests {
    @Autowired
    private MockMvcTester mvc;

    @Autowired
    private Cast cast;

    @Autowired
    private Inquiries inquiries;

    @Autowired
    private Leads leads;

    @Autowired
    private Listings listings;

    @Autowired
    private Restrictions restrictions;

    @Autowired
    private ServiceClock clock;

    private Cast.Players players;
    private UUID pool;

    @BeforeEach
    void enter() {
        players = cast.enter();
        pool = home("7 Palm Court", 455000, 4, "In Ground");
        home("9 Dry Lane", 450000, 4, "");
        home("1 Castle Road", 950000, 5, "In Ground");
    }

    private UUID home(String address, int price, int beds, String swimming) {
        Map<String, Object> reso = new java.util.HashMap<>(Map.of(
                "UnparsedAddress", address,
                "City", "Austin",
                "PropertyType", "Residential",
                "PropertySubType", "Single Family Residence",
                "StandardStatus", "Active",
                "ListPrice", price,
                "BedroomsTotal", beds));
        if (!swimming.isEmpty()) {
            reso.put("PoolPrivateYN", true);
        }
        return players.atHarbor(() -> ((Saving.Saved) listings.enter(reso, players.grace()))
                .listing()
                .key()
                .value());
    }

    private UUID lead(String name, String message, @Nullable UUID about) {
        Inquiry.Home home = about == null ? null : new Inquiry.Home(about, null, null, null, null, null, null, null);
        Inquiry inquiry = new Inquiry(Inquiry.Type.GENERAL_INQUIRY, message, home, "en", clock.instant());
        return players.atHarbor(() -> inquiries.file(
                        NewLead.named(name, "Quinn")
                                .reachedBy(List.of(new EmailAddress(name + "@example.com")), List.of())
                                .asking(inquiry),
                        Author.of(players.grace())))
                .lead()
                .id()
                .value();
    }

    @Test
    void aLeadsPageShowsWhatFitsFirstThenWhatLacksOneThing() throws Exception {
        UUID nora = lead("Nora", "We look for 4 bedrooms with a pool in Austin, up to $500,000.", null);
        var panel = page("/app/leads/" + nora, players.maya()).select("section[aria-label='Homes that may fit']");
        assertThat(panel.text()).contains("Looks for: 4 bedrooms or more, up to $500,000, a pool, in Austin.");
        assertThat(panel.select("a").eachText()).containsExactly("7 Palm Court", "9 Dry Lane");
        assertThat(panel.text()).contains("Not among its facts: a pool").doesNotContain("1 Castle Road");
    }

    @Test
    void aLaterWordWinsAndANoteCounts() throws Exception {
        UUID nora = lead("Nora", "4 bedrooms in Austin up to $500,000", null);
        clock.advance(java.time.Duration.ofMinutes(1));
        players.atHarbor(() -> leads.note(
                new LeadId(nora), "Called: they sold well and can go up to $1,000,000 now", Author.of(players.maya())));
        assertThat(page("/app/leads/" + nora, players.maya())
                        .select("section[aria-label='Homes that may fit'] a")
                        .eachText())
                .contains("1 Castle Road");
    }

    @Test
    void aHomesPageShowsWhoMayWantItButNotWhoAskedOrIsRestrictedOrOfAnotherAccount() throws Exception {
        lead("Nora", "We look for 4 bedrooms with a pool in Austin, up to $500,000.", null);
        lead("Omar", "4 bedrooms and a pool, up to $500,000 please", pool);
        UUID rita = lead("Rita", "I want a pool and 4 bedrooms for at most $480,000", null);
        lead("Sam", "Is it still available?", null);
        players.atHarbor(() -> {
            restrictions.restrict(rita, "asked for it");
            return 0;
        });
        Document page = page("/app/listings/" + pool + "/matches", players.maya());
        assertThat(page.select(".ln-told a").eachText()).containsExactly("Nora Quinn");
        assertThat(page.text()).contains("up to $500,000");
        assertThat(page("/app/listings/" + pool, players.maya()).select("[hx-get$=matches]"))
                .hasSize(1);
        assertThat(page("/app/leads/" + rita, players.maya()).select("section[aria-label='Homes that may fit']"))
                .isEmpty();
        assertThat(mvc.get()
                        .uri("/app/listings/" + pool + "/matches")
                        .with(SignedIn.as(players.pia()))
                        .exchange())
                .hasStatus(404);
    }

    private Document page(String uri, Actor actor) throws Exception {
        MvcTestResult answer = mvc.get().uri(uri).with(SignedIn.as(actor)).exchange();
        assertThat(answer).as(uri).hasStatusOk();
        return Jsoup.parse(answer.getResponse().getContentAsString());
    }
}
