package org.leadnest.leads;

import static org.assertj.core.api.Assertions.assertThat;

import com.jayway.jsonpath.JsonPath;
import java.io.UnsupportedEncodingException;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.leadnest.accounts.Actor;
import org.leadnest.testkit.Cast;
import org.leadnest.testkit.LeadNestTest;
import org.leadnest.testkit.SignedIn;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.http.MediaType;
import org.springframework.test.web.servlet.assertj.MockMvcTester;
import org.springframework.test.web.servlet.assertj.MvcTestResult;

@LeadNestTest
class LeadsApiTests {
    private static final String ANA = """
            {"firstName":"Ana","lastName":"Lopez","emails":[{"value":"ana@example.com"}],
             "phones":[{"value":"(305) 555-0123"}],"source":"Zillow","stage":"Contacted","tags":["Buyer"],
             "state":"FL","postalCode":"33101","timeZone":"America/New_York"}
            """;

    @Autowired
    private MockMvcTester mvc;

    @Autowired
    private Cast cast;

    private Cast.Players players;

    @BeforeEach
    void enter() {
        players = cast.enter();
    }

    @Test
    void aNewLeadComesBackWhole() throws Exception {
        MvcTestResult answer = post(ANA);
        assertThat(answer).hasStatus(201);
        String json = body(answer);
        assertThat(answer.getResponse().getHeader("Location"))
                .isEqualTo("/api/v1/leads/" + JsonPath.read(json, "$.id"));
        assertThat(JsonPath.<String>read(json, "$.emails[0].value")).isEqualTo("ana@example.com");
        assertThat(JsonPath.<String>read(json, "$.phones[0].value")).isEqualTo("+13055550123");
        assertThat(json)
                .contains("\"firstName\":\"Ana\"", "\"source\":\"Zillow\"", "\"stage\":\"Contacted\"")
                .contains("\"tags\":[\"Buyer\"]", "\"state\":\"FL\"", "\"postalCode\":\"33101\"")
                .contains("\"timeZone\":\"America/New_York\"", "\"version\":1", "\"createdAt\"", "\"updatedAt\"");
        assertThat(body(get("/api/v1/leads/" + JsonPath.read(json, "$.id"), players.maya())))
                .isEqualTo(json);
    }

    @Test
    void theSameLeadAgainIsAnsweredWithTheFirstOne() throws Exception {
        String id = JsonPath.read(body(post(ANA)), "$.id");
        MvcTestResult again = post("{\"firstName\":\"Anita\",\"emails\":[{\"value\":\"ANA@example.com\"}]}");
        assertThat(again).hasStatusOk();
        assertThat(JsonPath.<String>read(body(again), "$.id")).isEqualTo(id);
        assertThat(JsonPath.<String>read(body(again), "$.firstName")).isEqualTo("Ana");
    }

    @Test
    void badInputIsRefusedByField() throws Exception {
        for (List<String> bad : List.of(
                List.of("emails", "{\"emails\":[{\"value\":\"nobody\"}]}"),
                List.of("phones", "{\"firstName\":\"A\",\"phones\":[{\"value\":\"12\"}]}"),
                List.of("state", "{\"firstName\":\"A\",\"state\":\"Atlantis\"}"),
                List.of("timeZone", "{\"firstName\":\"A\",\"timeZone\":\"Mars\"}"),
                List.of("stage", "{\"firstName\":\"A\",\"stage\":\"Nowhere\"}"),
                List.of("emails", "{\"emails\":[null]}"),
                List.of("emails", "{}"))) {
            MvcTestResult answer = post(bad.getLast());
            assertThat(answer).as(bad.getLast()).hasStatus(400);
            assertThat(JsonPath.<String>read(body(answer), "$.errors." + bad.getFirst()))
                    .as(bad.getLast())
                    .isNotBlank();
        }
        MvcTestResult unknown = post("{\"firstName\":\"A\",\"colour\":\"red\"}");
        assertThat(unknown).hasStatus(400);
        assertThat(body(unknown)).contains("colour");
        assertThat(post("{\"firstName\":\"a\\u0000b\"}")).hasStatus(400);
    }

    @Test
    void aPatchTouchesWhatWasSentAndEmptiesWhatIsNull() throws Exception {
        String id = JsonPath.read(body(post(ANA)), "$.id");
        String patched = body(patch(id, "{\"lastName\":null,\"tags\":[\"Buyer\",\"VIP\"],\"version\":1}"));
        assertThat(JsonPath.<Object>read(patched, "$.lastName")).isNull();
        assertThat(JsonPath.<String>read(patched, "$.firstName")).isEqualTo("Ana");
        assertThat(JsonPath.<List<String>>read(patched, "$.tags")).containsExactly("Buyer", "VIP");
        assertThat(JsonPath.<Integer>read(patched, "$.version")).isEqualTo(2);
    }

    @Test
    void aPatchOfAnOldVersionIsRefusedAndNamesTheOneOfNow() throws Exception {
        String id = JsonPath.read(body(post(ANA)), "$.id");
        patch(id, "{\"firstName\":\"Anna\"}");
        MvcTestResult conflict = patch(id, "{\"firstName\":\"Anya\",\"version\":1}");
        assertThat(conflict).hasStatus(409);
        MvcTestResult failed = matching(id, "\"1\"", "{\"firstName\":\"Anya\"}");
        assertThat(failed).hasStatus(412).hasContentType(MediaType.APPLICATION_PROBLEM_JSON);
        for (MvcTestResult refused : List.of(conflict, failed)) {
            assertThat(JsonPath.<Integer>read(body(refused), "$.version")).isEqualTo(2);
        }
        assertThat(matching(id, "\"1\"", "{\"firstName\":\"Anya\",\"version\":2}"))
                .as("the header's version counts")
                .hasStatus(412);
        assertThat(body(get("/api/v1/leads/" + id, players.maya()))).contains("\"firstName\":\"Anna\"");
        assertThat(matching(id, "\"2\"", "{\"firstName\":\"Anya\"}")).hasStatusOk();
    }

    private MvcTestResult matching(String id, String version, String body) {
        return mvc.patch()
                .uri("/api/v1/leads/" + id)
                .header("If-Match", version)
                .contentType(MediaType.APPLICATION_JSON)
                .content(body)
                .with(SignedIn.as(players.maya()))
                .exchange();
    }

    @Test
    void aLeadHasAtMostFiftyTagsOfOneCall() throws Exception {
        String fifty = tags(50);
        String id = JsonPath.read(body(post("{\"firstName\":\"Ana\",\"tags\":" + fifty + "}")), "$.id");
        assertThat(patch(id, "{\"tags\":" + fifty + "}")).hasStatusOk();
        for (MvcTestResult refused : List.of(
                post("{\"firstName\":\"Bo\",\"tags\":" + tags(51) + "}"), patch(id, "{\"tags\":" + tags(51) + "}"))) {
            assertThat(refused).hasStatus(400);
            assertThat(body(refused)).contains("tags", "expected at most 50");
        }
    }

    private static String tags(int count) {
        return IntStream.range(0, count).mapToObj(n -> "\"T" + n + "\"").collect(Collectors.joining(",", "[", "]"));
    }

    @Test
    void theListFiltersSearchesAndPages() throws Exception {
        for (int i = 0; i < 3; i++) {
            post("{\"firstName\":\"Lead\",\"lastName\":\"N" + i + "\",\"stage\":\"Engaged\",\"tags\":[\"T\"]}");
        }
        post(ANA);
        String first = body(get("/api/v1/leads?stage=engaged&tag=t&limit=2", players.maya()));
        assertThat(JsonPath.<Integer>read(first, "$.data.length()")).isEqualTo(2);
        String second = body(get(
                "/api/v1/leads?stage=engaged&tag=t&limit=2&after=" + JsonPath.read(first, "$.next"), players.maya()));
        assertThat(JsonPath.<Integer>read(second, "$.data.length()")).isEqualTo(1);
        assertThat(JsonPath.<Object>read(second, "$.next")).isNull();
        String found = body(get("/api/v1/leads?q=555 0123", players.maya()));
        assertThat(JsonPath.<String>read(found, "$.data[0].firstName")).isEqualTo("Ana");
        assertThat(get("/api/v1/leads?limit=0", players.maya())).hasStatus(400);
        assertThat(get("/api/v1/leads?after=nonsense", players.maya())).hasStatus(400);
    }

    @Test
    void anotherAccountsLeadIsNotThere() throws Exception {
        String id = JsonPath.read(body(post(ANA)), "$.id");
        assertThat(get("/api/v1/leads/" + id, players.pia())).hasStatus(404);
        assertThat(get("/app/leads/" + id, players.pia())).hasStatus(404);
        assertThat(get("/api/v1/leads/nonsense", players.maya())).hasStatus(404);
        assertThat(body(get("/api/v1/leads", players.pia()))).isEqualTo("{\"data\":[],\"next\":null}");
    }

    private MvcTestResult post(String json) {
        return mvc.post()
                .uri("/api/v1/leads")
                .contentType(MediaType.APPLICATION_JSON)
                .content(json)
                .with(SignedIn.as(players.maya()))
                .exchange();
    }

    private MvcTestResult patch(String id, String json) {
        return mvc.patch()
                .uri("/api/v1/leads/" + id)
                .contentType(MediaType.APPLICATION_JSON)
                .content(json)
                .with(SignedIn.as(players.maya()))
                .exchange();
    }

    private MvcTestResult get(String uri, Actor actor) {
        return mvc.get().uri(uri).with(SignedIn.as(actor)).exchange();
    }

    private static String body(MvcTestResult result) throws UnsupportedEncodingException {
        return result.getResponse().getContentAsString();
    }
}
