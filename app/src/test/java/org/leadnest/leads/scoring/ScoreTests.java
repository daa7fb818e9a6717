package org.leadnest.leads.scoring;

import static org.assertj.core.api.Assertions.assertThat;

import com.jayway.jsonpath.JsonPath;
import java.io.UnsupportedEncodingException;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.UUID;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Document;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.leadnest.accounts.Actor;
import org.leadnest.leads.LeadId;
import org.leadnest.leads.Replies;
import org.leadnest.privacy.Restrictions;
import org.leadnest.testkit.Cast;
import org.leadnest.testkit.LeadNestTest;
import org.leadnest.testkit.SignedIn;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.http.MediaType;
import org.springframework.test.web.servlet.assertj.MockMvcTester;
import org.springframework.test.web.servlet.assertj.MvcTestResult;

@LeadNestTest
class ScoreTests {
    @Autowired
    private MockMvcTester mvc;

    @Autowired
    private Cast cast;

    @Autowired
    private Replies replies;

    @Autowired
    private RescoreLeads job;

    @Autowired
    private Restrictions restrictions;

    @Autowired
    private InstantSource clock;

    private Cast.Players players;

    @BeforeEach
    void enter() {
        players = cast.enter();
    }

    @Test
    void aScoreIsTheSumOfItsNamedReasons() throws Exception {
        String lead = inquired("Property Inquiry", "ana@example.com", clock.instant());
        inquired("General Inquiry", "ana@example.com", clock.instant());
        inquired("Viewed Property", "ana@example.com", clock.instant());
        inquired("Saved Property", "ana@example.com", clock.instant());
        UUID message = UUID.randomUUID();
        for (int told = 0; told < 2; told++) {
            players.atHarbor(() -> {
                replies.replied(new LeadId(UUID.fromString(lead)), message, clock.instant());
                return null;
            });
        }
        String json = lead(lead);
        assertThat(JsonPath.<List<String>>read(json, "$.scoreReasons[*].signal"))
                .containsExactly("recency", "inquiries", "replies", "views");
        // 30 of 30; 2 of 4 inquiries of 25; 1 of 3 replies of 20; 2 of 10 views of 15
        assertThat(JsonPath.<List<Integer>>read(json, "$.scoreReasons[*].points"))
                .containsExactly(30, 13, 7, 3);
        assertThat(JsonPath.<Integer>read(json, "$.score")).isEqualTo(53);
        assertThat(JsonPath.<List<String>>read(json, "$.scoreReasons[*].reason"))
                .contains("2 inquiries", "Answered 1 time", "2 properties looked at");
        Document page = page("/app/leads/" + lead);
        assertThat(page.select("[aria-label=Score]").text())
                .contains("Score 53")
                .contains("Inquiries 13: 2 inquiries");
    }

    @Test
    void whoseDataIsNotToBeUsedHasNoScore() throws Exception {
        String lead = inquired("Property Inquiry", "ana@example.com", clock.instant());
        assertThat(score(lead)).isPositive();
        players.atHarbor(() -> {
            restrictions.restrict(UUID.fromString(lead), "Objection of the person");
            return null;
        });
        assertThat(score(lead)).isZero();
        inquired("General Inquiry", "ana@example.com", clock.instant());
        assertThat(score(lead)).isZero();
    }

    @Test
    void recencyFadesWithTheDaysThatPass() throws Exception {
        Instant now = clock.instant();
        assertThat(score(inquired("General Inquiry", "a@example.com", now.minus(Duration.ofDays(10)))))
                .isEqualTo(18 + 6);
        assertThat(score(inquired("General Inquiry", "b@example.com", now.minus(Duration.ofDays(30)))))
                .isEqualTo(8 + 6);
        assertThat(score(inquired("General Inquiry", "c@example.com", now.minus(Duration.ofDays(90)))))
                .isEqualTo(6);
    }

    @Test
    void weightsAreTheAccountsOwnAndTheJobAppliesThemToAll() throws Exception {
        String lead = inquired("Property Inquiry", "ana@example.com", clock.instant());
        assertThat(weigh("10", "0", "0", "0", "91", "400000", "500000")).hasStatus(422);
        assertThat(weigh("10", "0", "0", "0", "50", "500000", "400000")).hasStatus(422);
        assertThat(weigh("10", "0", "0", "0", "50", "", "400000")).hasStatus(422);
        MvcTestResult refused = weigh("much", "0", "0", "0", "50", "", "");
        assertThat(refused).hasStatus(422);
        assertThat(Jsoup.parse(body(refused)).select("#f-recency").attr("value"))
                .isEqualTo("much");
        assertThat(weigh("10", "0", "0", "0", "50", "400000", "500000")).hasStatus(302);
        job.run();
        String json = lead(lead);
        assertThat(JsonPath.<Integer>read(json, "$.score")).isEqualTo(60);
        assertThat(JsonPath.<List<String>>read(json, "$.scoreReasons[*].reason"))
                .contains("Asks for homes at $450,000, which you sell");
        assertThat(page("/app/settings/score").select("#f-budget").attr("value"))
                .isEqualTo("50");
    }

    @Test
    void listsSortAndFilterByScore() throws Exception {
        String cold =
                inquired("General Inquiry", "cold@example.com", clock.instant().minus(Duration.ofDays(90)));
        String warm =
                inquired("General Inquiry", "warm@example.com", clock.instant().minus(Duration.ofDays(10)));
        String hot = inquired("General Inquiry", "hot@example.com", clock.instant());
        assertThat(ids("/api/v1/leads?sort=score")).startsWith(hot, warm, cold);
        String first = body(get("/api/v1/leads?sort=score&limit=1"));
        String second = body(get("/api/v1/leads?sort=score&limit=1&after=" + JsonPath.read(first, "$.next")));
        assertThat(JsonPath.<String>read(second, "$.data[0].id")).isEqualTo(warm);
        assertThat(get("/api/v1/leads?sort=charm")).hasStatus(400);
        Document list = page("/app/leads?where=all;score.atLeast.20&sort=score");
        assertThat(list.select("tbody a.ln-row-title").eachAttr("href"))
                .containsExactly("/app/leads/" + hot, "/app/leads/" + warm);
        assertThat(list.select("td[data-label=Score] span").attr("title")).contains("Recency 30");
    }

    @Test
    void anotherAccountsScoresAreItsOwn() throws Exception {
        weigh("1", "0", "0", "0", "0", "", "");
        String lead = JsonPath.read(
                body(inquire("General Inquiry", "pia@example.com", clock.instant(), players.pia())), "$.lead.id");
        assertThat(JsonPath.<Integer>read(body(get("/api/v1/leads/" + lead, players.pia())), "$.score"))
                .isEqualTo(36);
    }

    private String inquired(String type, String email, Instant at) throws UnsupportedEncodingException {
        return JsonPath.read(body(inquire(type, email, at, players.maya())), "$.lead.id");
    }

    private MvcTestResult inquire(String type, String email, Instant at, Actor by) {
        return mvc.post()
                .uri("/api/v1/inquiries")
                .contentType(MediaType.APPLICATION_JSON)
                .content("""
                        {"type":"%s","occurredAt":"%s","person":{"emails":[{"value":"%s"}]},
                         "property":{"address":"18 Harbor Lane","price":450000}}""".formatted(type, at, email))
                .with(SignedIn.as(by))
                .exchange();
    }

    private MvcTestResult weigh(
            String recency, String inquiries, String replied, String views, String budget, String from, String to) {
        return mvc.post()
                .uri("/app/settings/score")
                .param("recency", recency)
                .param("inquiries", inquiries)
                .param("replies", replied)
                .param("views", views)
                .param("budget", budget)
                .param("priceFrom", from)
                .param("priceTo", to)
                .with(SignedIn.as(players.grace()))
                .exchange();
    }

    private int score(String lead) throws UnsupportedEncodingException {
        return JsonPath.read(lead(lead), "$.score");
    }

    private String lead(String id) throws UnsupportedEncodingException {
        return body(get("/api/v1/leads/" + id));
    }

    private List<String> ids(String path) throws UnsupportedEncodingException {
        return JsonPath.read(body(get(path)), "$.data[*].id");
    }

    private MvcTestResult get(String path) {
        return get(path, players.grace());
    }

    private MvcTestResult get(String path, Actor by) {
        return mvc.get().uri(path).with(SignedIn.as(by)).exchange();
    }

    private Document page(String path) throws UnsupportedEncodingException {
        return Jsoup.parse(body(get(path)));
    }

    private static String body(MvcTestResult result) throws UnsupportedEncodingException {
        return result.getResponse().getContentAsString();
    }
}
