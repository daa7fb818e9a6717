package org.leadnest.platform.api;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.leadnest.testkit.Cast;
import org.leadnest.testkit.LeadNestTest;
import org.leadnest.testkit.SignedIn;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.http.MediaType;
import org.springframework.mock.web.MockHttpServletRequest;
import org.springframework.mock.web.MockHttpServletResponse;
import org.springframework.test.web.servlet.assertj.MockMvcTester;
import org.springframework.test.web.servlet.assertj.MockMvcTester.MockMvcRequestBuilder;
import org.springframework.test.web.servlet.assertj.MvcTestResult;

@LeadNestTest
class ApiMannersTests {
    @Autowired
    private MockMvcTester mvc;

    @Autowired
    private Cast cast;

    @Autowired
    private Problems problems;

    @Test
    void anUnknownFieldIsNamed() {
        problem(post("{\"name\":\"a\",\"colour\":\"red\"}"), 400)
                .extractingPath("$.errors.colour")
                .isEqualTo("unknown field");
    }

    @Test
    void malformedJsonSaysWhere() {
        problem(post("{\"name\": \"a\",\n  oops }"), 400)
                .extractingPath("$.detail")
                .asString()
                .contains("line 2, column");
    }

    @Test
    void aWrongTypeSaysWhatWasExpected() {
        problem(post("{\"name\":\"a\",\"count\":\"many\"}"), 400)
                .extractingPath("$.errors.count")
                .isEqualTo("expected a whole number");
        problem(post("{\"name\":\"a\",\"tags\":\"one\"}"), 400)
                .extractingPath("$.errors.tags")
                .isEqualTo("expected a list");
        problem(get("/api/test?limit=many"), 400)
                .extractingPath("$.errors.limit")
                .isEqualTo("expected a whole number");
    }

    @Test
    void whatNoDatabaseTextCanHoldIsRefusedByItsField() {
        problem(post("{\"name\":\"a\\u0000b\"}"), 400)
                .extractingPath("$.errors.name")
                .asString()
                .contains("U+0000");
        problem(post("{\"name\":\"\\ud800\"}"), 400)
                .extractingPath("$.errors.name")
                .asString()
                .contains("surrogates");
        problem(post("{\"name\":\"a\",\"tags\":[\"\\u0000\"]}"), 400)
                .extractingPath("$.errors")
                .isNotNull();
        problem(mvc.get().uri("/api/test").param("q", "a\0b").exchange(), 400)
                .extractingPath("$.errors.q")
                .isNotNull();
    }

    @Test
    void fieldErrorsComeByField() {
        problem(post("{}"), 400).extractingPath("$.errors.name").isEqualTo("expected a name");
    }

    @Test
    void everyRefusalIsAProblem() {
        problem(get("/api/test/not-an-id"), 404);
        problem(get("/api/v1/nowhere"), 404);
        problem(mvc.delete().uri("/api/test").exchange(), 405);
        problem(
                mvc.post()
                        .uri("/api/test")
                        .contentType(MediaType.TEXT_PLAIN)
                        .content("hello")
                        .exchange(),
                415);
        problem(post(""), 400);
    }

    @Test
    void ourOwnFailureTellsAReferenceAndNothingElse() throws Exception {
        MvcTestResult failed = get("/api/test/broken");
        problem(failed, 500).extractingPath("$.reference").asString().hasSize(16);
        assertThat(failed.getResponse().getContentAsString())
                .doesNotContain("hunter2")
                .doesNotContain("Exception");
    }

    @Test
    void aRepeatedKeyGetsTheFirstAnswerAndNothingIsDoneTwice() throws Exception {
        Cast.Players players = cast.enter();
        String key = UUID.randomUUID().toString();
        MvcTestResult first =
                make(key, "{\"name\":\"a\"}").with(SignedIn.as(players.grace())).exchange();
        assertThat(first).hasStatus(201);
        int made = ManneredApi.MADE.get();
        MvcTestResult again =
                make(key, "{\"name\":\"a\"}").with(SignedIn.as(players.grace())).exchange();
        assertThat(again).hasStatus(201).hasHeader("Idempotency-Replayed", "true");
        assertThat(again.getResponse().getContentAsString())
                .isEqualTo(first.getResponse().getContentAsString());
        assertThat(ManneredApi.MADE.get()).isEqualTo(made);
        problem(make(key, "{\"name\":\"b\"}").with(SignedIn.as(players.grace())).exchange(), 422);
        assertThat(make(key, "{\"name\":\"b\"}")
                        .with(SignedIn.as(players.pia()))
                        .exchange())
                .as("another account's key is another key")
                .hasStatus(201);
    }

    @Test
    void anAnswerIsRepeatedToTheSameCallerAlone() {
        Cast.Players players = cast.enter();
        String key = UUID.randomUUID().toString();
        assertThat(make(key, "{\"name\":\"a\"}")
                        .with(SignedIn.as(players.grace()))
                        .exchange())
                .hasStatus(201);
        problem(make(key, "{\"name\":\"a\"}").with(SignedIn.as(players.maya())).exchange(), 422);
    }

    @Test
    void aBodyThatIsTooLargeIsRefusedWholeWithAKeyAndWithout() {
        Cast.Players players = cast.enter();
        String large = "{\"name\":\"" + "a".repeat(9_000_000) + "\"}";
        problem(
                        make(UUID.randomUUID().toString(), large)
                                .with(SignedIn.as(players.grace()))
                                .exchange(),
                        413)
                .extractingPath("$.detail")
                .asString()
                .contains("8 MB");
        problem(post("{\"name\":\"" + "a".repeat(BodyLimit.MOST_BYTES) + "\"}"), 413)
                .extractingPath("$.detail")
                .asString()
                .contains("20 MB");
    }

    @Test
    void aBodyOfUntoldLengthIsCountedWhileItIsRead() {
        MockHttpServletRequest request = new MockHttpServletRequest("POST", "/api/test") {
            @Override
            public long getContentLengthLong() {
                return -1;
            }
        };
        request.setContent(new byte[BodyLimit.MOST_BYTES + 1]);
        assertThatExceptionOfType(Refused.class)
                .isThrownBy(() -> new BodyLimit(problems)
                        .doFilter(
                                request,
                                new MockHttpServletResponse(),
                                (inner, outer) -> inner.getInputStream().readAllBytes()))
                .satisfies(refused -> assertThat(refused.status().value()).isEqualTo(413));
    }

    @Test
    void aRefusedCallLeavesTheKeyFree() {
        Cast.Players players = cast.enter();
        String key = UUID.randomUUID().toString();
        problem(make(key, "{}").with(SignedIn.as(players.grace())).exchange(), 400);
        assertThat(make(key, "{\"name\":\"a\"}")
                        .with(SignedIn.as(players.grace()))
                        .exchange())
                .hasStatus(201);
    }

    @Test
    void everyAnswerTellsTheLimit() {
        MvcTestResult answer = mvc.get()
                .uri("/api/test")
                .with(SignedIn.as(cast.enter().grace()))
                .exchange();
        assertThat(answer).hasHeader("RateLimit-Policy", "\"default\";q=6000;w=60");
        assertThat(answer.getResponse().getHeader("RateLimit")).matches("\"default\";r=5999;t=\\d+");
    }

    private MockMvcRequestBuilder make(String key, String body) {
        return mvc.post()
                .uri("/api/test")
                .header("Idempotency-Key", key)
                .contentType(MediaType.APPLICATION_JSON)
                .content(body);
    }

    private MvcTestResult post(String body) {
        return mvc.post()
                .uri("/api/test")
                .contentType(MediaType.APPLICATION_JSON)
                .content(body)
                .exchange();
    }

    private MvcTestResult get(String path) {
        return mvc.get().uri(path).exchange();
    }

    private static org.springframework.test.json.AbstractJsonContentAssert<?> problem(
            MvcTestResult result, int status) {
        assertThat(result).hasStatus(status).hasContentType(MediaType.APPLICATION_PROBLEM_JSON);
        return assertThat(result).bodyJson();
    }
}
