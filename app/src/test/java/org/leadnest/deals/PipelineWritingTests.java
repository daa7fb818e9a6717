package org.leadnest.deals;

import static org.assertj.core.api.Assertions.assertThat;

import com.jayway.jsonpath.JsonPath;
import java.io.UnsupportedEncodingException;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.leadnest.accounts.Actor;
import org.leadnest.testkit.Cast;
import org.leadnest.testkit.LeadNestTest;
import org.leadnest.testkit.SignedIn;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.http.HttpMethod;
import org.springframework.http.MediaType;
import org.springframework.test.web.servlet.assertj.MockMvcTester;
import org.springframework.test.web.servlet.assertj.MvcTestResult;

@LeadNestTest
class PipelineWritingTests {
    private static final String PIPELINES = "/api/v1/deals/pipelines";

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
    void aPipelineIsMadeNamedPutInFrontAndArchived() throws Exception {
        String rentals = sent(HttpMethod.POST, "", "{\"name\":\"Rentals\",\"like\":\"Sales\"}", 201);
        String id = JsonPath.read(rentals, "$.id");
        assertThat(JsonPath.<List<String>>read(rentals, "$.stages[*].name")).startsWith("Prospect", "Showing");
        assertThat(JsonPath.<Boolean>read(rentals, "$.standard")).isFalse();

        String first = sent(HttpMethod.PATCH, "/" + id, "{\"name\":\"Leases\",\"standard\":true}", 200);
        assertThat(JsonPath.<String>read(first, "$.name")).isEqualTo("Leases");
        assertThat(JsonPath.<Boolean>read(first, "$.standard")).isTrue();
        assertThat(JsonPath.<List<String>>read(list(), "$.data[*].name")).containsExactly("Leases", "Sales");

        String sales = JsonPath.read(list(), "$.data[1].id");
        sent(HttpMethod.PATCH, "/" + sales, "{\"archived\":true}", 200);
        sent(HttpMethod.PATCH, "/" + id, "{\"archived\":true}", 409);
        sent(HttpMethod.PATCH, "/" + sales, "{\"standard\":true}", 409);
        sent(HttpMethod.PATCH, "/" + sales, "{\"archived\":false,\"standard\":true}", 200);
        assertThat(JsonPath.<String>read(list(), "$.data[0].name")).isEqualTo("Sales");
    }

    @Test
    void whatCannotBeTakenIsSaidByFieldAndNothingOfItIsKept() throws Exception {
        String id = JsonPath.read(list(), "$.data[0].id");
        assertThat(sent(HttpMethod.POST, "", "{\"name\":\"SALES\"}", 400)).contains("no other pipeline");
        assertThat(sent(HttpMethod.POST, "", "{\"name\":\"X\",\"like\":\"Nowhere\"}", 400))
                .contains("like");
        assertThat(sent(HttpMethod.PATCH, "/" + id, "{\"name\":\"Homes\",\"standard\":false}", 400))
                .contains("standard");
        assertThat(JsonPath.<String>read(list(), "$.data[0].name")).isEqualTo("Sales");
        assertThat(sent(HttpMethod.POST, "/" + id + "/stages", "{\"name\":\"Bid\",\"probability\":101}", 400))
                .contains("probability");
    }

    @Test
    void stagesAreAddedWordedMovedAndArchived() throws Exception {
        String id = JsonPath.read(list(), "$.data[0].id");
        String added =
                sent(HttpMethod.POST, "/" + id + "/stages", "{\"name\":\"Bid\",\"probability\":40,\"place\":1}", 201);
        assertThat(JsonPath.<List<String>>read(added, "$.stages[*].name")).startsWith("Prospect", "Bid", "Showing");
        String bid = JsonPath.read(added, "$.stages[1].id");

        String worded = sent(HttpMethod.PATCH, "/" + id + "/stages/" + bid, "{\"probability\":45,\"place\":0}", 200);
        assertThat(JsonPath.<String>read(worded, "$.stages[0].name")).isEqualTo("Bid");
        assertThat(JsonPath.<Integer>read(worded, "$.stages[0].probability")).isEqualTo(45);

        deal("{\"name\":\"18 Harbor Lane\",\"stage\":\"Bid\"}");
        assertThat(sent(HttpMethod.PATCH, "/" + id + "/stages/" + bid, "{\"name\":\"Gone\",\"archived\":true}", 409))
                .contains("Deals stand in this stage");
        assertThat(list()).contains("Bid").doesNotContain("Gone");
        String offer = JsonPath.<List<String>>read(list(), "$.data[0].stages[?(@.name=='Offer')].id")
                .getFirst();
        assertThat(sent(HttpMethod.PATCH, "/" + id + "/stages/" + offer, "{\"archived\":true}", 200))
                .doesNotContain("Offer");
    }

    @Test
    void onlyWhoRunsTheAccountChangesThem() {
        assertThat(call(HttpMethod.POST, "", "{\"name\":\"Rentals\"}", players.maya()))
                .hasStatus(403);
    }

    private String list() throws UnsupportedEncodingException {
        return mvc.get()
                .uri(PIPELINES)
                .with(SignedIn.as(players.grace()))
                .exchange()
                .getResponse()
                .getContentAsString();
    }

    private void deal(String json) {
        assertThat(mvc.post()
                        .uri("/api/v1/deals")
                        .contentType(MediaType.APPLICATION_JSON)
                        .content(json)
                        .with(SignedIn.as(players.maya())))
                .hasStatus(201);
    }

    private String sent(HttpMethod method, String path, String json, int status) throws UnsupportedEncodingException {
        MvcTestResult result = call(method, path, json, players.grace());
        assertThat(result).hasStatus(status);
        return result.getResponse().getContentAsString();
    }

    private MvcTestResult call(HttpMethod method, String path, String json, Actor actor) {
        return mvc.method(method)
                .uri(PIPELINES + path)
                .contentType(MediaType.APPLICATION_JSON)
                .content(json)
                .with(SignedIn.as(actor))
                .exchange();
    }
}
