package org.leadnest.deals;

import static org.assertj.core.api.Assertions.assertThat;

import com.jayway.jsonpath.JsonPath;
import java.io.UnsupportedEncodingException;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Document;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.leadnest.testkit.Cast;
import org.leadnest.testkit.LeadNestTest;
import org.leadnest.testkit.SignedIn;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.http.MediaType;
import org.springframework.test.web.servlet.assertj.MockMvcTester;
import org.springframework.test.web.servlet.assertj.MvcTestResult;

@LeadNestTest
class DealsWebTests {
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
    void theApiKeepsAmountsExact() throws Exception {
        MvcTestResult opened =
                post("{\"name\":\"18 Harbor Lane\",\"value\":450000.55,\"stage\":\"Offer\",\"commissionPercent\":2.75,"
                        + "\"expectedClose\":\"2027-01-31\"}");
        assertThat(opened).hasStatus(201);
        String json = body(opened);
        assertThat(json).contains("\"value\":450000.55").contains("\"gci\":12375.02");
        assertThat(json).contains("\"stage\":\"Offer\"").contains("\"expectedClose\":\"2027-01-31\"");
        assertThat(json).contains("\"commissionPercent\":2.75");
    }

    @Test
    void theApiChangesWhatWasSentAndNoMore() throws Exception {
        String id = JsonPath.read(body(post("{\"name\":\"Pier 4\",\"value\":100,\"commissionPercent\":3}")), "$.id");
        MvcTestResult patched = mvc.patch()
                .uri("/api/v1/deals/" + id)
                .contentType(MediaType.APPLICATION_JSON)
                .content("{\"stage\":\"Closed won\",\"commissionPercent\":null}")
                .with(SignedIn.as(players.maya()))
                .exchange();
        assertThat(patched).hasStatusOk();
        assertThat(body(patched))
                .contains("\"outcome\":\"WON\"")
                .contains("\"gci\":null")
                .contains("\"value\":100.00");
    }

    @Test
    void theListPagesAndFilters() throws Exception {
        for (int i = 0; i < 3; i++) {
            post("{\"name\":\"Deal " + i + "\",\"stage\":\"Showing\"}");
        }
        post("{\"name\":\"Other\"}");
        String first = body(get("/api/v1/deals?stage=showing&limit=2"));
        assertThat(JsonPath.<Integer>read(first, "$.data.length()")).isEqualTo(2);
        String second = body(get("/api/v1/deals?stage=showing&limit=2&after=" + JsonPath.read(first, "$.next")));
        assertThat(JsonPath.<String>read(second, "$.data[0].name")).isEqualTo("Deal 0");
        assertThat(JsonPath.<Object>read(second, "$.next")).isNull();
    }

    @Test
    void refusesAnUnknownFieldAndAHugeNumber() {
        assertThat(post("{\"name\":\"A\",\"colour\":\"red\"}")).hasStatus(400);
        assertThat(post("{\"name\":\"A\",\"value\":1e999999999}")).hasStatus(400);
    }

    @Test
    void anotherAccountsDealIsNotThere() throws Exception {
        String id = JsonPath.read(body(post("{\"name\":\"Pier 4\"}")), "$.id");
        assertThat(mvc.get().uri("/api/v1/deals/" + id).with(SignedIn.as(players.pia())))
                .hasStatus(404);
        assertThat(mvc.get().uri("/app/deals/" + id).with(SignedIn.as(players.pia())))
                .hasStatus(404);
    }

    @Test
    void theBoardShowsColumnsWithTotals() throws Exception {
        post("{\"name\":\"<b>Pier</b> 4\",\"value\":1250000,\"stage\":\"Offer\"}");
        Document board = page("/app/deals");
        assertThat(board.select(".ln-column h2").eachText())
                .containsExactly("Prospect", "Showing", "Offer", "Under contract", "Closed won", "Closed lost");
        assertThat(board.select("[data-kanban-name=Offer] .ln-card-title").text())
                .isEqualTo("<b>Pier</b> 4");
        assertThat(board.select(".ln-column-sum").eachText()).contains("$1,250,000");
    }

    @Test
    void aMoveWithoutScriptsCanBeUndone() throws Exception {
        String id = JsonPath.read(body(post("{\"name\":\"Pier 4\",\"stage\":\"Offer\"}")), "$.id");
        assertThat(mvc.post()
                        .uri("/app/deals/" + id + "/stage")
                        .param("stage", "Under contract")
                        .with(SignedIn.as(players.maya())))
                .hasRedirectedUrl("/app/deals");
        Document board = page("/app/deals");
        assertThat(board.select(".ln-note").text()).contains("Pier 4 was moved from Offer to Under contract");
        assertThat(board.select(".ln-note input[name=stage]").attr("value"))
                .isEqualTo(board.select("[data-kanban-name=Offer]").attr("data-kanban-column"));
    }

    @Test
    void aMoveByScriptIsAnsweredQuietly() throws Exception {
        String id = JsonPath.read(body(post("{\"name\":\"Pier 4\"}")), "$.id");
        assertThat(mvc.post()
                        .uri("/app/deals/" + id + "/stage")
                        .header("HX-Request", "true")
                        .param("stage", "Showing")
                        .param("position", "0")
                        .with(SignedIn.as(players.maya())))
                .hasStatus(204);
        assertThat(page("/app/deals/" + id).select(".ln-meta").text()).isEqualTo("Showing");
    }

    @Test
    void aBadFormKeepsWhatWasTyped() throws Exception {
        MvcTestResult refused = mvc.post()
                .uri("/app/deals")
                .param("name", "Pier 4")
                .param("value", "a lot")
                .with(SignedIn.as(players.maya()))
                .exchange();
        assertThat(refused).hasStatus(422);
        Document form = Jsoup.parse(body(refused));
        assertThat(form.select("#f-name").attr("value")).isEqualTo("Pier 4");
        assertThat(form.select("#f-value").attr("value")).isEqualTo("a lot");
        assertThat(form.select("#f-value-error").text()).contains("expected an amount");
    }

    @Test
    void anAssistantLooksButDoesNotTouch() {
        assertThat(mvc.get().uri("/app/deals").with(SignedIn.as(players.ana()))).hasStatusOk();
        assertThat(mvc.get().uri("/app/deals/new").with(SignedIn.as(players.ana())))
                .hasStatus(403);
    }

    private Document page(String path) throws UnsupportedEncodingException {
        MvcTestResult result = get(path);
        assertThat(result).hasStatusOk();
        return Jsoup.parse(body(result));
    }

    private MvcTestResult get(String path) {
        return mvc.get().uri(path).with(SignedIn.as(players.maya())).exchange();
    }

    private MvcTestResult post(String json) {
        return mvc.post()
                .uri("/api/v1/deals")
                .contentType(MediaType.APPLICATION_JSON)
                .content(json)
                .with(SignedIn.as(players.maya()))
                .exchange();
    }

    private static String body(MvcTestResult result) throws UnsupportedEncodingException {
        return result.getResponse().getContentAsString();
    }
}
