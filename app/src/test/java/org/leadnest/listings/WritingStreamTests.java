package org.leadnest.listings;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.leadnest.accounts.Actor;
import org.leadnest.testkit.Cast;
import org.leadnest.testkit.ChatPeer;
import org.leadnest.testkit.LeadNestTest;
import org.leadnest.testkit.SignedIn;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.test.web.servlet.assertj.MockMvcTester;
import org.springframework.test.web.servlet.assertj.MvcTestResult;

/** What a model writes is seen while it writes, by whoever asked for it alone; what stays is the checked text. */
@LeadNestTest
class WritingStreamTests {
    private static final ChatPeer MODEL = new ChatPeer();

    @Autowired
    private MockMvcTester mvc;

    @Autowired
    private Cast cast;

    @Autowired
    private Listings listings;

    private Cast.Players players;
    private String home;

    @AfterAll
    static void close() {
        MODEL.close();
    }

    @BeforeEach
    void enter() {
        MODEL.forget();
        players = cast.enter();
        home = "/app/listings/"
                + players.atHarbor(() -> ((Saving.Saved) listings.enter(
                                Map.of("City", "Austin", "PropertyType", "Residential", "BedroomsTotal", 3),
                                players.grace()))
                        .listing()
                        .key());
    }

    @Test
    void whoeverAsksSeesItGrowAndGetsTheCheckedText() throws Exception {
        useModel();
        MODEL.say(
                "{\"sentences\":[{\"text\":\"The home in Austin has three bedrooms.\",\"facts\":[\"BedroomsTotal\",\"City\"]},"
                        + "{\"text\":\"It has a \\\"pool\\\".\",\"facts\":[\"BedroomsTotal\"]}]}");
        MvcTestResult mine = listen(players.maya());
        MvcTestResult toms = listen(players.tom());
        MvcTestResult answer = mvc.post()
                .uri(home + "/descriptions")
                .header("HX-Request", "true")
                .with(SignedIn.as(players.maya()))
                .exchange();
        String heard = mine.getResponse().getContentAsString();
        assertThat(heard)
                .contains("event:heard", "data:The home in A", "has three bedrooms. It has a \"pool\".")
                .doesNotContain("sentences");
        assertThat(toms.getResponse().getContentAsString()).doesNotContain("heard");
        assertThat(answer).hasStatusOk();
        assertThat(answer.getResponse().getContentAsString())
                .contains("The home in Austin has three bedrooms.")
                .doesNotContain("pool");
        assertThat(MODEL.ledger().getFirst().call().body()).contains("\"stream\":true");
    }

    @Test
    void withoutAModelOrForAStrangerThereIsNothingToListenTo() {
        assertThat(mvc.get()
                        .uri(home + "/descriptions/stream")
                        .with(SignedIn.as(players.maya()))
                        .exchange())
                .hasStatus(204);
        assertThat(mvc.get()
                        .uri(home + "/descriptions/stream")
                        .with(SignedIn.as(players.pia()))
                        .exchange())
                .hasStatus(404);
    }

    private MvcTestResult listen(Actor actor) {
        return mvc.get()
                .uri(home + "/descriptions/stream")
                .with(SignedIn.as(actor))
                .asyncExchange();
    }

    private void useModel() {
        assertThat(mvc.post()
                        .uri("/app/settings/ai")
                        .with(SignedIn.as(players.grace()))
                        .param("baseUrl", MODEL.baseUrl())
                        .param("model", "own-model")
                        .exchange())
                .hasStatus(302);
    }
}
