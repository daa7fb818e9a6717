package org.leadnest.listings;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.Map;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Document;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.leadnest.testkit.Cast;
import org.leadnest.testkit.LeadNestTest;
import org.leadnest.testkit.SignedIn;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.test.web.servlet.assertj.MockMvcTester;
import org.springframework.test.web.servlet.assertj.MvcTestResult;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** The meter that says what an MLS would refuse, and the form that saves as one types. */
@LeadNestTest
class CompletenessTests {
    @Autowired
    private MockMvcTester mvc;

    @Autowired
    private Listings listings;

    @Autowired
    private Cast cast;

    private Cast.Players players;

    @BeforeEach
    void enter() {
        players = cast.enter();
    }

    @Test
    void namesWhatAnMlsWouldRefuse() throws Exception {
        Map<String, Object> house = new HashMap<>(ListingApiTests.house());
        house.put("PostalCode", "342");
        house.put("PublicRemarks", "Four bedrooms.");
        house.put("InteriorFeatures", java.util.List.of("Moon Room"));
        Listing listing = listing(house);
        players.atHarbor(() -> listings.change(listing.key(), Map.of("BedroomsTotal", 3), null, players.maya()));
        JsonNode answer = completeness(listing);
        Map<String, String> reasons = new HashMap<>();
        answer.path("refusals")
                .forEach(refusal -> reasons.put(
                        refusal.path("field").asString(), refusal.path("reason").asString()));
        assertThat(reasons)
                .containsOnlyKeys(
                        "PostalCode",
                        "ListingContractDate",
                        "ExpirationDate",
                        "PublicRemarks",
                        "Media",
                        "InteriorFeatures");
        assertThat(reasons.get("PublicRemarks")).contains("Four", "The facts say 3");
        assertThat(reasons.get("InteriorFeatures")).contains("Moon Room");
        int before = answer.path("percent").asInt();
        players.atHarbor(() -> listings.change(
                listing.key(), Map.of("PostalCode", "34236", "ExpirationDate", "2027-01-01"), null, players.maya()));
        assertThat(completeness(listing).path("percent").asInt())
                .isGreaterThan(before)
                .isLessThan(100);
    }

    @Test
    void savesAsOneTypesAndKeepsWhatCannotBeReadYet() {
        Listing listing = listing(ListingApiTests.house());
        MvcTestResult half = draft(
                listing,
                Map.of("version", "1", "City", "Venice", "YearBuilt", "19x", "UnparsedAddress", "18 Harbor Lane"));
        assertThat(half).hasStatus(422);
        Document said = document(half);
        assertThat(said.select("#save-state").text()).contains("Not saved yet: Year built: expected a whole number");
        assertThat(said.select("#listing-version").val()).isEqualTo("2");
        assertThat(said.select("#completeness[hx-swap-oob]")).hasSize(1);
        assertThat(saved(listing).text("City")).isEqualTo("Venice");
        assertThat(saved(listing).text("YearBuilt")).isEqualTo("1998");
        assertThat(draft(listing, Map.of("version", "2", "YearBuilt", "1999"))).hasStatusOk();
        MvcTestResult late = draft(listing, Map.of("version", "2", "City", "Ocala"));
        assertThat(late).hasStatus(422);
        assertThat(document(late).select("#save-state").text()).contains("Somebody else");
        assertThat(document(late).select("#listing-version").val()).isEqualTo("2");
        assertThat(saved(listing).text("City")).isEqualTo("Venice");
    }

    @Test
    void theFormOfAListingSavesItselfAndShowsTheMeter() {
        Listing listing = listing(ListingApiTests.house());
        Document page = document(mvc.get()
                .uri("/app/listings/" + listing.key())
                .with(SignedIn.as(players.maya()))
                .exchange());
        assertThat(page.select("form[hx-post$=/draft]")).hasSize(1);
        assertThat(page.select("#completeness li a").eachAttr("href")).contains("#photos", "#f-ExpirationDate");
        assertThat(page.select("#f-ExpirationDate")).hasSize(1);
    }

    private JsonNode completeness(Listing listing) throws Exception {
        MvcTestResult result = mvc.get()
                .uri("/api/v1/listings/" + listing.key() + "/completeness")
                .with(SignedIn.as(players.maya()))
                .exchange();
        assertThat(result).hasStatusOk();
        return new JsonMapper().readTree(result.getResponse().getContentAsString(StandardCharsets.UTF_8));
    }

    private MvcTestResult draft(Listing listing, Map<String, String> typed) {
        var request = mvc.post()
                .uri("/app/listings/" + listing.key() + "/draft")
                .header("HX-Request", "true")
                .with(SignedIn.as(players.maya()));
        typed.forEach(request::param);
        return request.exchange();
    }

    private Listing listing(Map<String, Object> reso) {
        return ((Saving.Saved) players.atHarbor(() -> listings.enter(reso, players.maya()))).listing();
    }

    private Listing saved(Listing listing) {
        return players.atHarbor(() -> listings.find(listing.key())).orElseThrow();
    }

    private static Document document(MvcTestResult result) {
        return Jsoup.parse(new String(result.getResponse().getContentAsByteArray(), StandardCharsets.UTF_8));
    }
}
