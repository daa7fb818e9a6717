package org.leadnest.listings;

import static org.assertj.core.api.Assertions.assertThat;

import com.jayway.jsonpath.JsonPath;
import java.io.IOException;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.text.PDFTextStripper;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Document;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.leadnest.leads.Inquiries;
import org.leadnest.leads.LeadFilter;
import org.leadnest.leads.Leads;
import org.leadnest.platform.time.ServiceClock;
import org.leadnest.testkit.Cast;
import org.leadnest.testkit.LeadNestTest;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors;
import org.springframework.test.web.servlet.assertj.MockMvcTester;

/** What the public learns of a listing: what the seller keeps back stays back, what it is and who offers it is said truly. */
@LeadNestTest
class ListingDisplayTests {
    @Autowired
    private MockMvcTester mvc;

    @Autowired
    private Listings listings;

    @Autowired
    private Leads leads;

    @Autowired
    private Inquiries inquiries;

    @Autowired
    private ServiceClock clock;

    @Autowired
    private Cast cast;

    private Cast.Players players;

    @BeforeEach
    void enter() {
        players = cast.enter();
    }

    private String listing(Map<String, Object> more) {
        Map<String, Object> given = new HashMap<>(Map.of(
                "UnparsedAddress", "18 Harbor Lane",
                "City", "Sarasota",
                "StateOrProvince", "FL",
                "PostalCode", "34236",
                "Latitude", 27.3364,
                "StandardStatus", "Active",
                "PropertyType", "Residential",
                "PropertySubType", "Single Family Residence",
                "ListPrice", 450_000,
                "BedroomsTotal", 4));
        given.putAll(more);
        Saving saving = players.atHarbor(() -> listings.enter(given, players.maya()));
        return "/h/" + ((Saving.Saved) saving).listing().key();
    }

    @Test
    void aStreetThatTheSellerKeepsBackIsNowhereOnThePublicPage() throws Exception {
        String path = listing(Map.of("InternetAddressDisplayYN", false));
        Document page = page(path);
        assertThat(page.html()).doesNotContain("Harbor Lane", "Harbor+Lane", "Harbor%20Lane", "27.3364");
        assertThat(page.select("h1").text()).isEqualTo("Sarasota, FL");
        assertThat(page.select("a[href*=openstreetmap]").attr("href")).contains("Sarasota");
        String data = page.select("script[type=application/ld+json]").html();
        assertThat(JsonPath.<Map<String, Object>>read(data, "$.about.address"))
                .doesNotContainKey("streetAddress")
                .containsEntry("addressLocality", "Sarasota");
        assertThat(flyer(path)).contains("Sarasota, FL").doesNotContain("Harbor Lane");
        String mark = page.select("input[name=mark]").attr("value");
        clock.advance(java.time.Duration.ofSeconds(20));
        mvc.post()
                .uri(path + "/questions")
                .with(SecurityMockMvcRequestPostProcessors.csrf())
                .param("mark", mark)
                .param("name", "Vera Visitor")
                .param("email", "vera@example.com")
                .exchange();
        var lead = players.atHarbor(() -> leads.list(LeadFilter.ALL, null, 5))
                .data()
                .getFirst();
        assertThat(players.atHarbor(() -> inquiries.list(lead.id(), null, 5))
                        .data()
                        .getFirst()
                        .inquiry()
                        .home())
                .as("whoever answers knows which home it is")
                .isNotNull()
                .satisfies(home -> assertThat(home.address()).startsWith("18 Harbor Lane"));
    }

    @Test
    void remarksThatTellAStreetThatIsKeptBackDoNotStand() {
        Map<String, Object> given = Map.of(
                "UnparsedAddress",
                "18 Harbor Lane",
                "StandardStatus",
                "Active",
                "InternetAddressDisplayYN",
                false,
                "PublicRemarks",
                "Come to 18 harbor lane.");
        assertThat(players.atHarbor(() -> listings.enter(given, players.maya())))
                .isInstanceOfSatisfying(
                        Saving.Withheld.class,
                        withheld -> assertThat(withheld.findings())
                                .extracting(finding -> finding.rule())
                                .contains("mls.address"));
    }

    @Test
    void aListingThatIsKeptOffTheInternetIsNotFound() {
        String path = listing(Map.of("InternetEntireListingDisplayYN", false));
        assertThat(mvc.get().uri(path)).hasStatus(404);
        assertThat(mvc.get().uri(path + "/flyer.pdf")).hasStatus(404);
        assertThat(mvc.get().uri(listing(Map.of("InternetEntireListingDisplayYN", true))))
                .hasStatusOk();
    }

    @ParameterizedTest
    @CsvSource({
        "Residential, Single Family Residence, Active, SingleFamilyResidence, InStock, Sell",
        "Residential, Condominium, Pending, Apartment, LimitedAvailability, Sell",
        "Residential, Townhouse, Coming Soon, House, PreOrder, Sell",
        "Residential, Single Family Residence, Closed, SingleFamilyResidence, SoldOut, Sell",
        "Residential Lease, Apartment, Active, Apartment, InStock, LeaseOut",
        "Residential Income, Duplex, Active, Accommodation, InStock, Sell",
        "Land, Unimproved Land, Active, Place, InStock, Sell",
        "Commercial Lease, Office, Active, Place, InStock, LeaseOut"
    })
    void structuredDataSaysWhatItIsAndWhetherItCanBeHad(
            String type, String subType, String status, String thing, String availability, String function)
            throws Exception {
        String data = page(listing(Map.of("PropertyType", type, "PropertySubType", subType, "StandardStatus", status)))
                .select("script[type=application/ld+json]")
                .html();
        assertThat(JsonPath.<String>read(data, "$.about['@type']")).isEqualTo(thing);
        assertThat(JsonPath.<String>read(data, "$.offers.availability")).endsWith("/" + availability);
        assertThat(JsonPath.<String>read(data, "$.offers.businessFunction")).endsWith("#" + function);
        assertThat(JsonPath.<String>read(data, "$.about.address.streetAddress")).isEqualTo("18 Harbor Lane");
        assertThat(JsonPath.<Map<String, Object>>read(data, "$.about").containsKey("numberOfBedrooms"))
                .as("a place has no bedrooms")
                .isEqualTo(!thing.equals("Place"));
    }

    @Test
    void whoOffersItIsWhomTheListingNamesElseTheAccount() throws Exception {
        String own = listing(Map.of());
        assertThat(page(own).select(".home-top strong").text()).isEqualTo("Harbor Realty");
        assertThat(page(own).select("#agents")).isEmpty();
        String named = listing(Map.of(
                "ListAgentFullName", "Ana Lopez",
                "ListAgentStateLicense", "SL123",
                "ListAgentPreferredPhone", "9415550142",
                "CoListAgentFullName", "Ben Stone",
                "CoListAgentEmail", "ben@example.com",
                "ListOfficeName", "Bay Office"));
        Document page = page(named);
        assertThat(page.select(".home-top strong").text()).isEqualTo("Bay Office");
        assertThat(page.select("[aria-labelledby=agents] li").eachText())
                .containsExactly("Ana Lopez, license SL123, (941) 555-0142", "Ben Stone, ben@example.com");
        assertThat(flyer(named)).contains("Bay Office", "Ana Lopez", "Ben Stone");
        String data = page.select("script[type=application/ld+json]").html();
        assertThat(JsonPath.<List<String>>read(data, "$.provider.employee[*].name"))
                .containsExactly("Ana Lopez", "Ben Stone");
        assertThat(players.atHarbor(() -> listings.enter(Map.of("ListAgentEmail", "no address"), players.maya())))
                .isInstanceOfSatisfying(
                        Saving.Refused.class,
                        refused -> assertThat(refused.errors().of("ListAgentEmail"))
                                .contains("expected an e-mail address"));
    }

    private String flyer(String path) throws IOException {
        byte[] pdf = mvc.get().uri(path + "/flyer.pdf").exchange().getResponse().getContentAsByteArray();
        try (PDDocument document = Loader.loadPDF(pdf)) {
            return new PDFTextStripper().getText(document)
                    + document.getDocumentInformation().getTitle();
        }
    }

    private Document page(String uri) throws Exception {
        var answer = mvc.get().uri(uri).exchange();
        assertThat(answer).as(uri).hasStatusOk();
        return Jsoup.parse(answer.getResponse().getContentAsString());
    }
}
