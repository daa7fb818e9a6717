package org.leadnest.listings;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.leadnest.accounts.Actor;
import org.leadnest.copydesk.Copydesk;
import org.leadnest.copydesk.Description;
import org.leadnest.copydesk.Facts;
import org.leadnest.testkit.Cast;
import org.leadnest.testkit.LeadNestTest;
import org.leadnest.testkit.SignedIn;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.http.MediaType;
import org.springframework.test.web.servlet.assertj.MockMvcTester;
import org.springframework.test.web.servlet.assertj.MvcTestResult;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

@LeadNestTest
class ListingApiTests {
    private static final JsonMapper JSON = new JsonMapper();
    private static final List<String> NAUGHTY = List.of(
            "",
            "undefined",
            "<script>alert(1)</script>",
            "Robert'); DROP TABLE listings; --",
            "Ω≈ç√∫˜µ≤≥÷",
            "田中さんにあげて下さい",
            "👩🏽‍💻 🏳️‍🌈",
            "\u202a\u202atest\u202a \u202btest\u202b",
            "Z̮̞̠͙͔ͅḀ̗̞͈̻̗Ḷ͙͎̯̹̞͓G̻O̭̗̮",
            "\u0001\u0002\u001f tab\tline\nbreak\r\n",
            "{\"a\": null} \\u0000 %s %n ${7*7} {{7*7}}",
            "  blanks around  ");

    @Autowired
    private MockMvcTester mvc;

    @Autowired
    private Cast cast;

    @SuppressWarnings("NullAway.Init")
    private Actor maya;

    @SuppressWarnings("NullAway.Init")
    private Actor pia;

    @BeforeEach
    void enter() {
        Cast.Players players = cast.enter();
        maya = players.maya();
        pia = players.pia();
    }

    @Test
    void entersReadsAndChangesByResoNames() throws Exception {
        MvcTestResult entered = post("/api/v1/listings", house());
        assertThat(entered).hasStatus(201);
        String location = String.valueOf(entered.getResponse().getHeader("Location"));
        JsonNode listing = json(entered);
        assertThat(location)
                .isEqualTo("/api/v1/listings/" + listing.path("ListingKey").asString());
        house().forEach((name, value) -> assertThat(listing.path(name)).as(name).isEqualTo(JSON.valueToTree(value)));
        MvcTestResult changed = patch(location, Map.of("ListPrice", 439000, "StandardStatus", "Pending"));
        assertThat(changed).hasStatusOk();
        JsonNode read = json(mvc.get().uri(location).with(SignedIn.as(maya)).exchange());
        assertThat(read).isEqualTo(json(changed));
        assertThat(read.path("ListPrice").asInt()).isEqualTo(439000);
        assertThat(read.path("PriceHistory").get(0).path("was").asInt()).isEqualTo(450000);
        assertThat(read.path("StatusHistory").get(0).path("became").asString()).isEqualTo("Pending");
    }

    @Test
    void anUnknownNameIsA400ThatNamesIt() throws Exception {
        MvcTestResult result = post("/api/v1/listings", Map.of("Bedrooms", 3));
        assertThat(result).hasStatus(400).hasContentType(MediaType.APPLICATION_PROBLEM_JSON);
        assertThat(json(result).path("detail").asString()).contains("Bedrooms");
        assertThat(json(result).path("errors").path("Bedrooms").asString()).contains("unknown field Bedrooms");
        assertThat(json(post("/api/v1/listings", Map.of("ListingKey", "x")))
                        .path("errors")
                        .path("ListingKey")
                        .asString())
                .contains("given by the service");
    }

    @Test
    void aChangeBasedOnAnOldVersionIsRefused() {
        String location =
                String.valueOf(post("/api/v1/listings", house()).getResponse().getHeader("Location"));
        patch(location, Map.of("City", "Ocala"));
        assertThat(mvc.patch()
                        .uri(location)
                        .header("If-Match", "\"1\"")
                        .contentType(MediaType.APPLICATION_JSON)
                        .content("{\"City\":\"Tampa\"}")
                        .with(SignedIn.as(maya))
                        .exchange())
                .hasStatus(412)
                .bodyJson()
                .extractingPath("$.version")
                .isEqualTo(2);
        assertThat(mvc.patch()
                        .uri(location)
                        .header("If-Match", "*")
                        .contentType(MediaType.APPLICATION_JSON)
                        .content("{\"City\":\"Tampa\"}")
                        .with(SignedIn.as(maya))
                        .exchange())
                .as("any version will do")
                .hasStatusOk();
    }

    @Test
    void textsComeBackAsTheyWentIn() throws Exception {
        for (String naughty : NAUGHTY) {
            JsonNode listing = json(post(
                    "/api/v1/listings",
                    Map.of("UnparsedAddress", naughty, "PublicRemarks", naughty, "PrivateRemarks", naughty)));
            assertThat(listing.path("PublicRemarks").asString()).isEqualTo(naughty);
            assertThat(listing.path("PrivateRemarks").asString()).isEqualTo(naughty);
            JsonNode read = json(mvc.get()
                    .uri("/api/v1/listings/" + listing.path("ListingKey").asString())
                    .with(SignedIn.as(maya))
                    .exchange());
            assertThat(read.path("UnparsedAddress").asString()).isEqualTo(naughty);
        }
    }

    @Test
    void anotherAccountsListingIsNotThere() {
        String location =
                String.valueOf(post("/api/v1/listings", house()).getResponse().getHeader("Location"));
        assertThat(mvc.get().uri(location).with(SignedIn.as(pia)).exchange()).hasStatus(404);
        assertThat(mvc.delete().uri(location).with(SignedIn.as(pia)).exchange()).hasStatus(404);
        assertThat(mvc.get()
                        .uri("/api/v1/listings/nonsense")
                        .with(SignedIn.as(maya))
                        .exchange())
                .hasStatus(404);
        assertThat(mvc.delete().uri(location).with(SignedIn.as(maya)).exchange())
                .hasStatus(204);
        assertThat(mvc.get().uri(location).with(SignedIn.as(maya)).exchange()).hasStatus(404);
    }

    @Test
    void pagesWithACursor() throws Exception {
        for (int number = 0; number < 3; number++) {
            post("/api/v1/listings", house());
        }
        JsonNode first = json(mvc.get()
                .uri("/api/v1/listings?limit=2")
                .with(SignedIn.as(maya))
                .exchange());
        assertThat(first.path("data")).hasSize(2);
        JsonNode second = json(mvc.get()
                .uri("/api/v1/listings?limit=2&after=" + first.path("next").asString())
                .with(SignedIn.as(maya))
                .exchange());
        assertThat(second.path("data")).hasSize(1);
        assertThat(second.path("next").isNull()).isTrue();
        assertThat(mvc.get()
                        .uri("/api/v1/listings?limit=0")
                        .with(SignedIn.as(maya))
                        .exchange())
                .hasStatus(400);
    }

    @Test
    void writesADescriptionWhoseSentencesCarryTheirFacts() throws Exception {
        String location =
                String.valueOf(post("/api/v1/listings", house()).getResponse().getHeader("Location"));
        Map<String, Object> wanted = Map.of("outlet", "MLS", "tone", "warm", "language", "en", "limit", 800, "seed", 7);
        JsonNode written = json(post(location + "/descriptions", wanted));
        assertThat(written.path("engine").asString()).isEqualTo("local");
        assertThat(written.path("text").asString()).hasSizeBetween(40, 800);
        assertThat(written.path("sentences").findValues("facts").toString()).contains("BedroomsTotal=4");
        assertThat(json(post(location + "/descriptions", wanted))).isEqualTo(written);
        Facts sameFacts = Facts.of(Listing.facts(ResoInput.asFarAsKnown(house())));
        Description offline = Copydesk.describe(sameFacts, BriefInput.of(wanted).brief());
        assertThat(written.path("text").asString())
                .as("as the command line writes it")
                .isEqualTo(offline.text());
        JsonNode defaults = json(mvc.post()
                .uri(location + "/descriptions")
                .with(SignedIn.as(maya))
                .exchange());
        assertThat(defaults.path("text").asString()).isNotBlank();
        MvcTestResult refused = post(location + "/descriptions", Map.of("outlet", "radio", "mood", "x", "limit", -1));
        assertThat(refused).hasStatus(400);
        assertThat(json(refused).path("errors").propertyNames()).containsExactlyInAnyOrder("outlet", "mood", "limit");
    }

    static Map<String, Object> house() {
        Map<String, Object> house = new LinkedHashMap<>();
        house.put("ListingId", "H-18");
        house.put("StandardStatus", "Active");
        house.put("PropertyType", "Residential");
        house.put("PropertySubType", "Single Family Residence");
        house.put("ListPrice", 450000);
        house.put("UnparsedAddress", "18 Harbor Lane");
        house.put("City", "Sarasota");
        house.put("StateOrProvince", "FL");
        house.put("PostalCode", "34236");
        house.put("BedroomsTotal", 4);
        house.put("BathroomsFull", 2);
        house.put("BathroomsHalf", 1);
        house.put("BathroomsTotalInteger", 3);
        house.put("LivingArea", 2150);
        house.put("LivingAreaUnits", "Square Feet");
        house.put("LotSizeAcres", 0.25);
        house.put("YearBuilt", 1998);
        house.put("GarageSpaces", 2);
        house.put("InteriorFeatures", List.of("Breakfast Bar", "Walk-In Closet(s)"));
        house.put("Flooring", List.of("Hardwood", "Tile"));
        house.put("PoolFeatures", List.of("In Ground"));
        return house;
    }

    private MvcTestResult post(String uri, Object body) {
        return mvc.post()
                .uri(uri)
                .contentType(MediaType.APPLICATION_JSON)
                .content(JSON.writeValueAsString(body))
                .with(SignedIn.as(maya))
                .exchange();
    }

    private MvcTestResult patch(String uri, Object body) {
        return mvc.patch()
                .uri(uri)
                .contentType(MediaType.APPLICATION_JSON)
                .content(JSON.writeValueAsString(body))
                .with(SignedIn.as(maya))
                .exchange();
    }

    private static JsonNode json(MvcTestResult result) throws Exception {
        return JSON.readTree(result.getResponse().getContentAsString(StandardCharsets.UTF_8));
    }
}
