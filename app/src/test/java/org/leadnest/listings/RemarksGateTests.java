package org.leadnest.listings;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Document;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.leadnest.accounts.Actor;
import org.leadnest.testkit.Cast;
import org.leadnest.testkit.LeadNestTest;
import org.leadnest.testkit.SignedIn;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.http.HttpMethod;
import org.springframework.http.MediaType;
import org.springframework.test.web.servlet.assertj.MockMvcTester;
import org.springframework.test.web.servlet.assertj.MvcTestResult;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** No way leads to public remarks that claim what no fact says or break a rule, but by a name and a reason, kept. */
@LeadNestTest
class RemarksGateTests {
    private static final JsonMapper JSON = new JsonMapper();
    private static final String GOOD = "Four bedrooms and a tile floor in Sarasota.";
    private static final String BAD = "Perfect for families: five bedrooms. Call 305-555-0199.";

    @Autowired
    private MockMvcTester mvc;

    @Autowired
    private Listings listings;

    @Autowired
    private Cast cast;

    private Cast.Players players;
    private ListingKey key;

    @BeforeEach
    void enter() {
        players = cast.enter();
        key = ((Saving.Saved) players.atHarbor(() -> listings.enter(ListingApiTests.house(), players.maya())))
                .listing()
                .key();
    }

    @Test
    void theApiShowsNoRemarksThatDoNotStandAndNamesWhy() throws Exception {
        Map<String, Object> house = ListingApiTests.house();
        house.put("PublicRemarks", BAD);
        MvcTestResult entered = send(HttpMethod.POST, "/api/v1/listings", house);
        assertThat(entered).as("what another system has said is kept").hasStatus(201);
        assertThat(json(entered).path("PublicRemarks").asString()).isEqualTo(BAD);
        String brought = json(entered).path("ListingKey").asString();
        JsonNode standing = json(get("/api/v1/listings/" + brought + "/remarks", players.maya()));
        assertThat(standing.path("shown").asBoolean()).isFalse();
        assertThat(visited(brought)).contains("Sarasota").doesNotContain("Perfect for families");
        MvcTestResult refused = send(HttpMethod.PATCH, api(""), Map.of("PublicRemarks", BAD, "City", "Venice"));
        assertThat(refused).hasStatus(422).hasContentType(MediaType.APPLICATION_PROBLEM_JSON);
        assertThat(json(refused).path("findings").findValuesAsString("rule"))
                .contains("fair-housing.familial-status", "claim.contradiction", "mls.contact");
        assertThat(saved().text("City")).as("nothing of the change is taken").isEqualTo("Sarasota");
        assertThat(send(HttpMethod.PATCH, api(""), Map.of("PublicRemarks", GOOD)))
                .hasStatusOk();
        assertThat(send(HttpMethod.PATCH, api(""), Map.of("PublicRemarks", "Five bedrooms.", "BedroomsTotal", 5)))
                .as("a text is held against the facts that come with it")
                .hasStatusOk();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "Ideal para familias, no se aceptan niños.",
                "Four bedrooms. Solo adultos.",
                "Four bedrooms. <b>Tile</b> floors.",
                "Four bedrooms. See www.example.com for more.",
                "Four bedrooms and an ocean view.",
                "La casa tiene cinco dormitorios y un patio con piscina en el jardín."
            })
    void noLanguageOutletOrLimitThatSomebodyNamesOpensTheGate(String text) {
        for (Map<String, String> choice : List.of(
                Map.of("outlet", "MLS", "language", "en"),
                Map.of("outlet", "MLS", "language", "es"),
                Map.of("outlet", "FACEBOOK", "language", "en", "limit", "20000"))) {
            assertThat(page("/remarks", text, choice)).as(choice.toString()).hasStatus(422);
        }
        assertThat(saved().text("PublicRemarks")).isEmpty();
    }

    @Test
    void theCapIsThatOfTheMls() {
        String text = "Tile floor. ".repeat(80).strip();
        assertThat(page("/remarks", text, Map.of("outlet", "MLS", "limit", "5000")))
                .hasStatus(422);
        send(HttpMethod.PATCH, api(""), Map.of("OriginatingSystemName", "Bright MLS"));
        assertThat(page("/remarks", text, Map.of("outlet", "MLS"))).hasStatus3xxRedirection();
    }

    @Test
    void theFormAndWhatItSavesByItselfKeepBadRemarksOut() {
        Map<String, String> typed = Map.of("version", "1", "PublicRemarks", BAD, "City", "Venice");
        MvcTestResult draft = post("/app/listings/" + key + "/draft", typed);
        assertThat(draft).hasStatus(422);
        assertThat(document(draft).select("#save-state").text()).contains("Public remarks", "305-555-0199");
        assertThat(saved().text("City")).as("the rest is kept").isEqualTo("Venice");
        MvcTestResult form = post("/app/listings/" + key, Map.of("version", "2", "PublicRemarks", BAD));
        assertThat(form).hasStatus(422);
        assertThat(document(form).select("#text-editor input[name=reason]")).hasSize(1);
        assertThat(post("/app/listings", Map.of("UnparsedAddress", "1 A St", "PublicRemarks", BAD)))
                .hasStatus(422);
        assertThat(saved().text("PublicRemarks")).isEmpty();
    }

    @Test
    void aFileDoesAsThePostDoesAndVisitorsDoNotReadWhatDoesNotStand() throws Exception {
        String file = "ListingId,StandardStatus,BedroomsTotal,PublicRemarks\nF-1,Active,3,\"" + BAD
                + "\"\nF-2,Active,3,Three bedrooms.\n";
        for (String outcome : List.of("created", "unchanged")) {
            JsonNode report = taken(file);
            assertThat(report.path(outcome).asInt()).isEqualTo(2);
            assertThat(report.path("results").get(0).path("withheld").asString())
                    .contains("Perfect for families");
            assertThat(report.path("results").get(1).path("withheld").isNull()).isTrue();
        }
        Listing first = players.atHarbor(() -> listings.named("F-1")).getFirst();
        assertThat(first.text("PublicRemarks")).isEqualTo(BAD);
        assertThat(visited(first.key().toString())).doesNotContain("Perfect for families");
        assertThat(document(get("/app/listings/" + first.key(), players.maya()))
                        .select(".ln-note-title")
                        .eachText())
                .contains("The remarks are not shown");
    }

    @Test
    void aFileThatChangesAHomeLeavesTheRemarksThatVisitorsReadAndItsTextWaitsAsAVersion() throws Exception {
        taken("ListingId,StandardStatus,BedroomsTotal,PublicRemarks\nF-1,Active,3,Three bedrooms.\n");
        JsonNode report = taken("ListingId,ListPrice,PublicRemarks\nF-1,400000,\"" + BAD + "\"\n");
        assertThat(report.path("changed").asInt()).isEqualTo(1);
        assertThat(report.path("results").get(0).path("withheld").asString()).contains("Perfect for families");
        Listing first = players.atHarbor(() -> listings.named("F-1")).getFirst();
        assertThat(first.text("PublicRemarks")).isEqualTo("Three bedrooms.");
        assertThat(first.text("ListPrice")).isEqualTo("400000");
        JsonNode kept = json(get("/api/v1/listings/" + first.key() + "/texts", players.maya()))
                .path("data");
        assertThat(kept).hasSize(1);
        assertThat(kept.get(0).path("text").asString()).isEqualTo(BAD);
        assertThat(kept.get(0).path("engine").asString()).isEqualTo("file");
        assertThat(send(
                        HttpMethod.PUT,
                        "/api/v1/listings/" + first.key() + "/remarks",
                        Map.of("version", kept.get(0).path("id").asString())))
                .hasStatus(422);
    }

    private JsonNode taken(String file) throws Exception {
        return json(mvc.post()
                .uri("/api/v1/listings/import")
                .contentType("text/csv")
                .content(file)
                .with(SignedIn.as(players.maya()))
                .exchange());
    }

    @Test
    void thePanelAsksWhoAnswersForWhatItRefusesAndShowsItAfterwards() {
        Map<String, String> choice = Map.of("outlet", "MLS");
        Document begun = document(page("/check", BAD, choice));
        assertThat(begun.select(".ln-text-answer input[name=name], .ln-text-answer input[name=reason]"))
                .hasSize(2);
        assertThat(document(page("/check", GOOD, choice)).select(".ln-text-answer"))
                .as("nobody is asked about a text that stands")
                .isEmpty();
        MvcTestResult half = page("/remarks", BAD, Map.of("outlet", "MLS", "name", "Maya Lopez"));
        assertThat(half).hasStatus(422);
        assertThat(document(half).select("#f-reason-error").text()).contains("your name and a reason");
        assertThat(document(half).select("#f-name").val()).isEqualTo("Maya Lopez");
        assertThat(page("/remarks", BAD, Map.of("outlet", "MLS", "name", "Maya Lopez", "reason", "The broker agrees")))
                .hasStatus3xxRedirection();
        Document shown = document(get("/app/listings/" + key, players.maya()));
        assertThat(shown.select(".ln-versions").text()).contains("Maya Lopez answers for it", "The broker agrees");
        assertThat(shown.select(".ln-note").text())
                .contains("Shown although something is said against it", "The broker agrees");
    }

    @Test
    void anOverrideAsksForANameAndAReasonAndIsKept() throws Exception {
        assertThat(put(Map.of("text", BAD))).hasStatus(422);
        MvcTestResult nameless = put(Map.of("text", BAD, "override", Map.of("reason", "It is so")));
        assertThat(nameless).hasStatus(400);
        assertThat(json(nameless).path("errors").propertyNames()).containsExactly("override.name");
        assertThat(put(Map.of("version", "x", "text", BAD))).hasStatus(400);
        MvcTestResult answered =
                put(Map.of("text", BAD, "override", Map.of("name", "Maya Lopez", "reason", "The broker agrees")));
        assertThat(answered).hasStatusOk();
        JsonNode remarks = json(get(api("/remarks"), players.maya()));
        assertThat(remarks).isEqualTo(json(answered));
        assertThat(remarks.path("override").path("reason").asString()).isEqualTo("The broker agrees");
        assertThat(remarks.path("shown").asBoolean()).isTrue();
        assertThat(remarks.path("findings")).isNotEmpty();
        assertThat(visited()).contains("Perfect for families");
        send(HttpMethod.PATCH, api(""), Map.of("BedroomsTotal", 6, "StateOrProvince", "FL"));
        assertThat(visited()).as("answered for, and the words are the same").contains("Perfect for families");
        assertThat(send(HttpMethod.PATCH, api(""), Map.of("PublicRemarks", BAD + " Adults only.")))
                .as("who answered for one text has not answered for another")
                .hasStatus(422);
    }

    @Test
    void factsThatChangeUnderTheRemarksTakeThemFromThePublicPage() throws Exception {
        assertThat(put(Map.of("text", GOOD))).hasStatusOk();
        assertThat(visited()).contains(GOOD);
        send(HttpMethod.PATCH, api(""), Map.of("BedroomsTotal", 3));
        assertThat(visited()).doesNotContain("Four bedrooms");
        assertThat(json(get(api("/remarks"), players.maya())).path("shown").asBoolean())
                .isFalse();
        assertThat(document(get("/app/listings/" + key, players.maya()))
                        .select(".ln-note-title")
                        .eachText())
                .contains("The remarks are not shown");
        send(HttpMethod.PATCH, api(""), Map.of("BedroomsTotal", 4));
        assertThat(visited()).contains(GOOD);
    }

    @Test
    void versionsAreListedComparedAndPublishedByTheirId() throws Exception {
        for (int seed = 1; seed <= 2; seed++) {
            send(HttpMethod.POST, api("/descriptions"), Map.of("seed", seed));
        }
        send(HttpMethod.POST, api("/descriptions"), Map.of("outlet", "SMS"));
        JsonNode page = json(get(api("/texts?outlet=MLS&limit=1"), players.maya()));
        assertThat(page.path("data").get(0).path("seed").asInt()).isEqualTo(2);
        JsonNode older = json(
                get(api("/texts?outlet=MLS&limit=1&after=" + page.path("next").asString()), players.maya()));
        assertThat(older.path("next").isNull()).isTrue();
        assertThat(json(get(api("/texts"), players.maya())).path("data")).hasSize(3);
        assertThat(get(api("/texts?outlet=radio"), players.maya())).hasStatus(400);
        String id = page.path("data").get(0).path("id").asString();
        JsonNode whole = json(get(api("/texts/" + id), players.maya()));
        assertThat(whole.path("sentences").findValues("facts").toString()).contains("BedroomsTotal=4");
        assertThat(whole.path("changes").findValuesAsString("kind")).contains("gone", "came");
        assertThat(put(Map.of("version", id))).hasStatusOk();
        assertThat(saved().text("PublicRemarks")).isEqualTo(whole.path("text").asString());
        assertThat(get(api("/texts/" + id), players.pia())).hasStatus(404);
        assertThat(get(api("/texts"), players.pia())).hasStatus(404);
        assertThat(get(api("/texts/0198c0de-0000-7000-8000-000000000000"), players.maya()))
                .hasStatus(404);
    }

    @Test
    void anyTextIsCheckedAndNothingIsKept() throws Exception {
        MvcTestResult checked = send(HttpMethod.POST, api("/findings"), Map.of("text", BAD, "outlet", "EMAIL"));
        assertThat(checked).hasStatusOk();
        assertThat(json(checked).path("findings").findValuesAsString("rule"))
                .contains("fair-housing.familial-status")
                .doesNotContain("mls.contact");
        assertThat(send(HttpMethod.POST, api("/findings"), Map.of("outlet", "radio")))
                .hasStatus(400);
        assertThat(json(get(api("/texts"), players.maya())).path("data")).isEmpty();
    }

    private String visited() throws Exception {
        return visited(key.toString());
    }

    private String visited(String listing) throws Exception {
        return Jsoup.parse(mvc.get()
                        .uri("/h/" + listing)
                        .exchange()
                        .getResponse()
                        .getContentAsString(StandardCharsets.UTF_8))
                .text();
    }

    private Listing saved() {
        return players.atHarbor(() -> listings.find(key)).orElseThrow();
    }

    private String api(String path) {
        return "/api/v1/listings/" + key + path;
    }

    private MvcTestResult page(String path, String text, Map<String, String> choice) {
        Map<String, String> typed = new java.util.HashMap<>(choice);
        typed.put("text", text);
        return post("/app/listings/" + key + path, typed);
    }

    private MvcTestResult post(String path, Map<String, String> typed) {
        var request = mvc.post().uri(path).with(SignedIn.as(players.maya()));
        typed.forEach(request::param);
        return request.exchange();
    }

    private MvcTestResult put(Object body) {
        return send(HttpMethod.PUT, api("/remarks"), body);
    }

    private MvcTestResult send(HttpMethod method, String path, Object body) {
        return mvc.method(method)
                .uri(path)
                .contentType(MediaType.APPLICATION_JSON)
                .content(JSON.writeValueAsString(body))
                .with(SignedIn.as(players.maya()))
                .exchange();
    }

    private MvcTestResult get(String path, Actor actor) {
        return mvc.get().uri(path).with(SignedIn.as(actor)).exchange();
    }

    private static JsonNode json(MvcTestResult result) throws Exception {
        return JSON.readTree(result.getResponse().getContentAsString(StandardCharsets.UTF_8));
    }

    private static Document document(MvcTestResult result) {
        return Jsoup.parse(new String(result.getResponse().getContentAsByteArray(), StandardCharsets.UTF_8));
    }
}
