package org.leadnest.leads.profile;

import static org.assertj.core.api.Assertions.assertThat;

import com.jayway.jsonpath.JsonPath;
import java.io.UnsupportedEncodingException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import org.jsoup.Jsoup;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.leadnest.accounts.Actor;
import org.leadnest.testkit.Cast;
import org.leadnest.testkit.LeadNestTest;
import org.leadnest.testkit.SignedIn;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.mock.web.MockMultipartFile;
import org.springframework.test.web.servlet.assertj.MockMvcTester;
import org.springframework.test.web.servlet.assertj.MvcTestResult;

/** What is done with a lead, through the API: notes, files, showings, calls, tasks, and the timeline that tells of them. */
@LeadNestTest
class ActivityApiTests {
    @Autowired
    private MockMvcTester mvc;

    @Autowired
    private Cast cast;

    @Autowired
    private InstantSource clock;

    private Cast.Players players;
    private String lead = "";

    @BeforeEach
    void enter() throws Exception {
        players = cast.enter();
        lead = "/api/v1/leads/"
                + JsonPath.read(
                        body(post(
                                "/api/v1/leads",
                                "{\"firstName\":\"Ana\",\"emails\":[{\"value\":\"ana@example.com\"}]}")),
                        "$.id");
    }

    @Test
    void theTimelineIsFilteredAndPaged() throws Exception {
        for (String text : List.of("one", "two", "three")) {
            assertThat(post(lead + "/notes", "{\"text\":\"" + text + "\"}")).hasStatus(201);
        }
        assertThat(post(lead + "/calls", "{\"direction\":\"OUT\",\"outcome\":\"TALKED\",\"minutes\":12}"))
                .hasStatus(201);
        String first = body(get(lead + "/timeline?kind=note&limit=2", players.maya()));
        assertThat(JsonPath.<List<String>>read(first, "$.data[*].text")).containsExactly("three", "two");
        String second =
                body(get(lead + "/timeline?kind=note&limit=2&after=" + JsonPath.read(first, "$.next"), players.maya()));
        assertThat(JsonPath.<List<String>>read(second, "$.data[*].text")).containsExactly("one");
        assertThat(JsonPath.<Object>read(second, "$.next")).isNull();
        assertThat(JsonPath.<List<String>>read(
                        body(get(lead + "/timeline?kind=call,note", players.maya())), "$.data[*].title"))
                .hasSize(4)
                .contains("Call: talked, 12 minutes");
        assertThat(get(lead + "/timeline?kind=gossip", players.maya())).hasStatus(400);
        assertThat(get(lead + "/timeline?after=soon", players.maya())).hasStatus(400);
        assertThat(get(lead + "/timeline", players.pia())).hasStatus(404);
    }

    @Test
    void aFileIsKeptToldSavedAndRemoved() throws Exception {
        byte[] pdf = "%PDF-1.7 offer".getBytes(StandardCharsets.UTF_8);
        MvcTestResult added = upload("offer.pdf", pdf);
        assertThat(added).hasStatus(201);
        String path = String.valueOf(added.getResponse().getHeader("Location"));
        assertThat(body(get(lead + "/files", players.tom()))).contains("\"name\":\"offer.pdf\"", "\"bytes\":14");
        String url = JsonPath.read(body(get(path, players.tom())), "$.url");
        assertThat(mvc.get().uri(URI.create(url)).exchange().getResponse().getContentAsByteArray())
                .isEqualTo(pdf);
        String told = body(get(lead + "/timeline?kind=FILE", players.maya()));
        assertThat(JsonPath.<String>read(told, "$.data[0].title")).isEqualTo("File added: offer.pdf");
        String page = JsonPath.read(told, "$.data[0].url");
        assertThat(get(page, players.maya())).hasStatus(303);
        assertThat(Jsoup.parse(body(get(lead.replace("/api/v1", "/app") + "?kind=file", players.maya())))
                        .select(".ln-timeline a[href='" + page + "']"))
                .hasSize(1);

        assertThat(upload("page.html", "<script>".getBytes(StandardCharsets.UTF_8)))
                .hasStatus(400);
        assertThat(delete(path, players.pia())).hasStatus(404);
        assertThat(delete(path, players.maya())).hasStatus(204);
        assertThat(get(path, players.maya())).hasStatus(404);
        assertThat(JsonPath.<List<String>>read(
                        body(get(lead + "/timeline?kind=FILE", players.maya())), "$.data[*].title"))
                .containsExactly("File removed: offer.pdf", "File added: offer.pdf");
    }

    @Test
    void aShowingIsBookedOnceAndCanceledOnce() throws Exception {
        String at = clock.instant().plus(Duration.ofDays(2)).toString();
        String body = "{\"place\":\"18 Harbor Lane\",\"startsAt\":\"" + at + "\",\"minutes\":45}";
        MvcTestResult booked = post(lead + "/showings", body);
        assertThat(booked).hasStatus(201);
        assertThat(body(booked)).contains("\"status\":\"BOOKED\"", "\"minutes\":45");
        assertThat(post(lead + "/showings", body)).hasStatus(409);
        String path = String.valueOf(booked.getResponse().getHeader("Location"));
        assertThat(body(post(path + "/cancellation", "{}"))).contains("\"status\":\"CANCELED\"");
        assertThat(post(path + "/cancellation", "{}")).hasStatus(409);
        String was = clock.instant().minus(Duration.ofDays(1)).toString();
        assertThat(body(post(lead + "/showings", "{\"place\":\"Pier 4\",\"startsAt\":\"" + was + "\"}")))
                .contains("\"status\":\"DONE\"");
        assertThat(JsonPath.<List<String>>read(body(get(lead + "/showings", players.maya())), "$.data[*].place"))
                .containsExactly("18 Harbor Lane", "Pier 4");
        assertThat(body(post(lead + "/showings", "{\"minutes\":3}")))
                .contains("\"place\"", "\"startsAt\"", "\"minutes\"");
        assertThat(get(path, players.pia())).hasStatus(404);
    }

    @Test
    void tasksAreFiledPutOffDoneAndListed() throws Exception {
        String id = lead.substring(lead.lastIndexOf('/') + 1);
        String due = clock.instant().plus(Duration.ofDays(1)).toString();
        MvcTestResult made = post(
                "/api/v1/tasks",
                "{\"title\":\"Call Ana\",\"leadId\":\"" + id + "\",\"dueAt\":\"" + due + "\",\"repeats\":\"weekly\"}");
        assertThat(made).hasStatus(201);
        assertThat(JsonPath.<String>read(body(made), "$.assignee")).isEqualTo("Maya Lopez");
        String path = String.valueOf(made.getResponse().getHeader("Location"));
        String later = clock.instant().plus(Duration.ofDays(3)).toString();
        assertThat(patch(path, "{\"dueAt\":\"" + later + "\"}")).hasStatusOk();
        assertThat(body(patch(path, "{\"done\":true}"))).contains("\"done\":true");
        assertThat(patch(path, "{\"dueAt\":\"" + due + "\"}")).hasStatus(400);
        String open = body(get("/api/v1/tasks?done=false&leadId=" + id, players.maya()));
        assertThat(JsonPath.<List<String>>read(open, "$.data[*].title"))
                .as("its next turn")
                .containsExactly("Call Ana");
        String both = body(get("/api/v1/tasks?limit=1", players.maya()));
        assertThat(JsonPath.<List<String>>read(
                        body(get("/api/v1/tasks?after=" + JsonPath.read(both, "$.next"), players.maya())),
                        "$.data[*].done"))
                .hasSize(1);
        assertThat(body(post(
                        "/api/v1/tasks",
                        "{\"leadId\":\"" + players.pia().userUuid() + "\",\"assigneeId\":\""
                                + players.pia().userUuid() + "\",\"repeats\":\"DAILY\"}")))
                .contains("\"title\"", "\"leadId\"", "\"assigneeId\"", "\"dueAt\"");
        assertThat(get(path, players.pia())).hasStatus(404);
        assertThat(body(get("/api/v1/tasks", players.pia()))).contains("\"data\":[]");
    }

    @Test
    void aCallThatWasNotAndANoteWithoutWordsAreRefused() throws Exception {
        assertThat(body(post(lead + "/calls", "{\"minutes\":-1}")))
                .contains("\"direction\"", "\"outcome\"", "\"minutes\"");
        String ahead = clock.instant().plus(Duration.ofHours(1)).toString();
        assertThat(post(
                        lead + "/calls",
                        "{\"direction\":\"IN\",\"outcome\":\"TALKED\",\"calledAt\":\"" + ahead + "\"}"))
                .hasStatus(400);
        assertThat(post(lead + "/notes", "{\"text\":\" \"}")).hasStatus(400);
    }

    @Test
    void aCallThatIsSentTwiceIsLoggedOnce() throws Exception {
        String at = clock.instant().minus(Duration.ofHours(1)).toString();
        String call = "{\"direction\":\"OUT\",\"outcome\":\"VOICEMAIL\",\"calledAt\":\"" + at + "\"}";
        String id = JsonPath.read(body(post(lead + "/calls", call)), "$.id");
        assertThat(JsonPath.<String>read(body(post(lead + "/calls", call)), "$.id"))
                .isEqualTo(id);
        assertThat(JsonPath.<List<String>>read(
                        body(get(lead + "/timeline?kind=CALL", players.maya())), "$.data[*].title"))
                .containsExactly("Call: left a voicemail");
    }

    @Test
    void thePageTellsOfTheHomesThatTheLeadAskedAbout() throws Exception {
        String listing = JsonPath.read(
                body(post(
                        "/api/v1/listings",
                        "{\"UnparsedAddress\":\"18 Harbor Lane\",\"City\":\"Salem\",\"StateOrProvince\":\"MA\","
                                + "\"PropertyType\":\"Residential\",\"ListPrice\":489000}")),
                "$.ListingKey");
        String who = "\"person\":{\"emails\":[{\"value\":\"ana@example.com\"}]}";
        for (String home : List.of(
                "{\"listingId\":\"" + listing + "\"}",
                "{\"address\":\"4 <Pier> Road\",\"city\":\"Salem\",\"price\":275000}",
                "{\"address\":\"4 <pier> road\",\"city\":\"salem\"}")) {
            assertThat(post(
                            "/api/v1/inquiries",
                            "{\"type\":\"Property Inquiry\",\"property\":" + home + "," + who + "}"))
                    .hasStatus(201);
        }
        var homes = Jsoup.parse(body(get(lead.replace("/api/v1", "/app"), players.maya())))
                .select("[aria-label='Homes of interest'] p");
        assertThat(homes.eachText()).hasSize(2);
        assertThat(homes.getFirst().text())
                .startsWith("4 <pier> road, salem")
                .contains("2 times")
                .doesNotContain("salem, salem");
        assertThat(homes.getLast().select("a").attr("href")).isEqualTo("/app/listings/" + listing);
        assertThat(homes.getLast().text()).contains("18 Harbor Lane, Salem");
    }

    private MvcTestResult upload(String name, byte[] bytes) {
        return mvc.post()
                .uri(lead + "/files")
                .multipart()
                .file(new MockMultipartFile("file", name, "application/octet-stream", bytes))
                .with(SignedIn.as(players.maya()))
                .exchange();
    }

    private MvcTestResult get(String path, Actor by) {
        return mvc.get().uri(path).with(SignedIn.as(by)).exchange();
    }

    private MvcTestResult delete(String path, Actor by) {
        return mvc.delete().uri(path).with(SignedIn.as(by)).exchange();
    }

    private MvcTestResult post(String path, String json) {
        return mvc.post()
                .uri(path)
                .contentType("application/json")
                .content(json)
                .with(SignedIn.as(players.maya()))
                .exchange();
    }

    private MvcTestResult patch(String path, String json) {
        return mvc.patch()
                .uri(path)
                .contentType("application/json")
                .content(json)
                .with(SignedIn.as(players.maya()))
                .exchange();
    }

    private static String body(MvcTestResult result) throws UnsupportedEncodingException {
        return result.getResponse().getContentAsString();
    }
}
