package org.leadnest.deals;

import static org.assertj.core.api.Assertions.assertThat;

import com.jayway.jsonpath.JsonPath;
import java.io.UnsupportedEncodingException;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Document;
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
class PipelineTests {
    @Autowired
    private MockMvcTester mvc;

    @Autowired
    private PipelineShelf shelf;

    @Autowired
    private Cast cast;

    private Cast.Players players;

    @BeforeEach
    void enter() {
        players = cast.enter();
    }

    @Test
    void aNewPipelineHasABoardOfItsOwn() throws Exception {
        String rentals = pipeline("Rentals", "");
        set(stage(rentals, "Prospect"), "name", "Application", "outcome", "OPEN", "probability", "30");
        deal("{\"name\":\"18 Harbor Lane\"}");
        deal("{\"name\":\"Loft 4\",\"pipeline\":\"rentals\"}");

        Document sales = page("/app/deals");
        assertThat(sales.select(".ln-column h2").eachText()).startsWith("Prospect", "Showing");
        assertThat(sales.select(".ln-card-title").eachText()).containsExactly("18 Harbor Lane");
        assertThat(sales.select(".ln-tabs a").eachText()).containsExactly("Sales", "Rentals");
        Document other = page("/app/deals?pipeline=" + rentals);
        assertThat(other.select(".ln-column h2").eachText()).startsWith("Application", "Showing");
        assertThat(other.select(".ln-card-title").eachText()).containsExactly("Loft 4");
        assertThat(other.select("[aria-current=page]").eachText()).contains("Rentals");
        assertThat(other.select(".ln-card select option").eachText()).startsWith("Application");
    }

    @Test
    void theApiMeansTheDefaultWhereNoneIsNamed() throws Exception {
        String rentals = pipeline("Rentals", "");
        String sale = deal("{\"name\":\"18 Harbor Lane\",\"stage\":\"Offer\"}");
        assertThat(JsonPath.<String>read(sale, "$.pipeline")).isEqualTo("Sales");
        String rental = deal("{\"name\":\"Loft 4\",\"stage\":\"Offer\",\"pipeline\":\"" + rentals + "\"}");
        assertThat(JsonPath.<String>read(rental, "$.pipeline")).isEqualTo("Rentals");

        assertThat(names("/api/v1/deals")).contains("Loft 4", "18 Harbor Lane");
        assertThat(names("/api/v1/deals?pipeline=Rentals")).contains("Loft 4").doesNotContain("Harbor Lane");
        assertThat(names("/api/v1/deals?stage=Offer")).contains("Harbor Lane").doesNotContain("Loft 4");
        assertThat(names("/api/v1/deals?pipeline=Rentals&stage=offer")).contains("Loft 4");
        assertThat(get("/api/v1/deals?pipeline=Nowhere", players.maya())).hasStatus(400);
        assertThat(post("{\"name\":\"A\",\"pipeline\":\"Nowhere\"}")).hasStatus(400);
        String pipelines = body(get("/api/v1/deals/pipelines", players.maya()));
        assertThat(JsonPath.<java.util.List<Boolean>>read(pipelines, "$.data[*].standard"))
                .containsExactly(true, false);

        settings("/" + rentals + "/standard");
        assertThat(JsonPath.<String>read(deal("{\"name\":\"Loft 5\"}"), "$.pipeline"))
                .isEqualTo("Rentals");
    }

    @Test
    void aDealGoesFromOnePipelineToAnother() throws Exception {
        pipeline("Rentals", "");
        String id = JsonPath.read(deal("{\"name\":\"Loft 4\",\"stage\":\"Offer\"}"), "$.id");
        String moved = body(patch(id, "{\"pipeline\":\"Rentals\"}"));
        assertThat(JsonPath.<String>read(moved, "$.pipeline")).isEqualTo("Rentals");
        assertThat(JsonPath.<String>read(moved, "$.stage")).isEqualTo("Prospect");
        String won = body(patch(id, "{\"stage\":\"Closed won\"}"));
        assertThat(JsonPath.<String>read(won, "$.pipeline"))
                .as("a name is looked for in the deal's own")
                .isEqualTo("Rentals");
        String offer = stage(players.atHarbor(shelf::all).standard().id().toString(), "Offer");
        assertThat(mvc.post()
                        .uri("/app/deals/" + id + "/stage")
                        .param("stage", offer)
                        .with(SignedIn.as(players.maya())))
                .hasRedirectedUrl("/app/deals");
        assertThat(page("/app/deals/" + id).select(".ln-facts").text()).contains("Pipeline Sales");
    }

    @Test
    void forecastAndFileAreOfOnePipelineOrOfAll() throws Exception {
        String rentals = pipeline("Rentals", "");
        deal("{\"name\":\"Sale\",\"value\":1000,\"expectedClose\":\"2027-02-10\"}");
        deal("{\"name\":\"Lease\",\"value\":50,\"pipeline\":\"Rentals\",\"expectedClose\":\"2027-02-10\"}");
        assertThat(body(get("/api/v1/deals/forecast", players.maya()))).contains("\"value\":1050.00");
        assertThat(body(get("/api/v1/deals/forecast?pipeline=rentals", players.maya())))
                .contains("\"value\":50.00");
        assertThat(page("/app/deals/forecast?pipeline=" + rentals).text()).contains("All open deals 1 $50");
        assertThat(body(get("/app/deals/forecast.csv?pipeline=" + rentals, players.maya())))
                .contains("2027-02,1,50.00,5.00,");
        String csv = body(get("/app/deals/export.csv?pipeline=" + rentals, players.grace()));
        assertThat(csv).contains("Lease", "Rentals").doesNotContain("Sale,");
        assertThat(body(get("/app/deals/export.csv", players.grace()))).contains("Lease", "Sale,");
        assertThat(page("/app/deals/list?pipeline=" + rentals)
                        .select("tbody .ln-row-title")
                        .eachText())
                .containsExactly("Lease");
        assertThat(page("/app/deals/list?q=sal").select("tbody .ln-row-title").eachText())
                .containsExactly("Sale");
        assertThat(page("/app/deals/list?state=closed").text()).contains("No deal fits");
    }

    @Test
    void aPipelineWithOpenDealsStaysAndAnArchivedOneKeepsWhatClosed() throws Exception {
        String rentals = pipeline("Rentals", "");
        String id = JsonPath.read(deal("{\"name\":\"Loft 4\",\"pipeline\":\"Rentals\"}"), "$.id");
        settings("/" + rentals + "/archiving");
        assertThat(page("/app/deals").select(".ln-tabs a").eachText()).contains("Rentals");
        patch(id, "{\"stage\":\"Closed won\"}");
        settings("/" + rentals + "/archiving");
        assertThat(page("/app/deals").select(".ln-tabs a")).isEmpty();
        assertThat(page("/app/deals/" + id).text()).contains("Closed won");
        assertThat(patch(id, "{\"lostReason\":\"none\"}")).hasStatusOk();
        assertThat(patch(id, "{\"stage\":\"Offer\"}"))
                .as("nothing opens in it again")
                .hasStatus(400);
        assertThat(post("{\"name\":\"Loft 5\",\"pipeline\":\"Rentals\"}")).hasStatus(400);
        assertThat(page("/app/deals?pipeline=" + rentals)
                        .select(".ln-card-title")
                        .eachText())
                .containsExactly("Loft 4");
        String sales = players.atHarbor(shelf::all).standard().id().toString();
        settings("/" + sales + "/archiving");
        assertThat(players.atHarbor(shelf::all).standard().name())
                .as("one stays")
                .isEqualTo("Sales");
        settings("/" + rentals + "/return");
        assertThat(patch(id, "{\"stage\":\"Offer\"}")).hasStatusOk();
    }

    @Test
    void namesAreOnesOwnAndStagesCanBeTakenOver() throws Exception {
        set(
                stage(players.atHarbor(shelf::all).standard().id().toString(), "Offer"),
                "name",
                "Bid",
                "outcome",
                "OPEN",
                "probability",
                "40");
        String sales = players.atHarbor(shelf::all).standard().id().toString();
        String rentals = pipeline("Rentals", sales);
        assertThat(page("/app/settings/pipeline?pipeline=" + rentals).text()).contains("Bid");
        MvcTestResult twice = form("/app/settings/pipelines", "name", "RENTALS");
        assertThat(twice).hasStatus(422);
        Document again = Jsoup.parse(body(twice));
        assertThat(again.select("#fresh-name").attr("value")).isEqualTo("RENTALS");
        assertThat(again.select("#fresh-name-error").text()).contains("no other pipeline");
        assertThat(form("/app/settings/pipelines/" + rentals, "name", " ")).hasStatus(422);
        form("/app/settings/pipelines/" + rentals, "name", "Leases");
        assertThat(page("/app/settings/pipeline").select(".ln-tabs a").eachText())
                .containsExactly("Sales", "Leases");
    }

    @Test
    void aRivalsPipelineIsNotThere() throws Exception {
        String rentals = pipeline("Rentals", "");
        for (String path :
                new String[] {"/app/deals", "/app/deals/list", "/app/deals/forecast", "/app/settings/pipeline"}) {
            assertThat(get(path + "?pipeline=" + rentals, players.pia())).hasStatus(404);
        }
        assertThat(get("/api/v1/deals?pipeline=" + rentals, players.pia())).hasStatus(400);
    }

    private String pipeline(String name, String like) {
        MvcTestResult added = form("/app/settings/pipelines", "name", name, "like", like);
        assertThat(added).hasStatus(302);
        String to = String.valueOf(added.getResponse().getRedirectedUrl());
        return to.substring(to.indexOf('=') + 1);
    }

    private String stage(String pipeline, String name) {
        return players.atHarbor(shelf::all)
                .find(pipeline)
                .flatMap(one -> one.find(name))
                .orElseThrow()
                .id()
                .toString();
    }

    private void set(String stage, String... fields) {
        assertThat(form("/app/settings/pipeline/" + stage, fields)).hasStatus(302);
    }

    private void settings(String path) {
        assertThat(form("/app/settings/pipelines" + path)).hasStatus(302);
    }

    private MvcTestResult form(String path, String... fields) {
        var request = mvc.post().uri(path);
        for (int i = 0; i < fields.length; i += 2) {
            request = request.param(fields[i], fields[i + 1]);
        }
        return request.with(SignedIn.as(players.grace())).exchange();
    }

    private String names(String path) throws UnsupportedEncodingException {
        return body(get(path, players.maya()));
    }

    private Document page(String path) throws UnsupportedEncodingException {
        MvcTestResult result = get(path, players.grace());
        assertThat(result).hasStatusOk();
        return Jsoup.parse(body(result));
    }

    private MvcTestResult get(String path, Actor actor) {
        return mvc.get().uri(path).with(SignedIn.as(actor)).exchange();
    }

    private String deal(String json) throws UnsupportedEncodingException {
        MvcTestResult opened = post(json);
        assertThat(opened).hasStatus(201);
        return body(opened);
    }

    private MvcTestResult post(String json) {
        return mvc.post()
                .uri("/api/v1/deals")
                .contentType(MediaType.APPLICATION_JSON)
                .content(json)
                .with(SignedIn.as(players.maya()))
                .exchange();
    }

    private MvcTestResult patch(String id, String json) {
        return mvc.patch()
                .uri("/api/v1/deals/" + id)
                .contentType(MediaType.APPLICATION_JSON)
                .content(json)
                .with(SignedIn.as(players.maya()))
                .exchange();
    }

    private static String body(MvcTestResult result) throws UnsupportedEncodingException {
        return result.getResponse().getContentAsString();
    }
}
