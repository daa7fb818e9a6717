package org.leadnest.accounts.doors;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.servlet.RequestDispatcher;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicReference;
import java.util.stream.Stream;
import org.jsoup.Jsoup;
import org.junit.jupiter.api.Test;
import org.leadnest.platform.limits.SharedBuckets;
import org.leadnest.platform.web.DeploymentProperties;
import org.leadnest.testkit.LeadNestTest;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.mock.web.MockHttpServletRequest;
import org.springframework.mock.web.MockHttpServletResponse;
import org.springframework.test.web.servlet.assertj.MockMvcTester;
import org.springframework.test.web.servlet.assertj.MvcTestResult;
import org.springframework.web.method.HandlerMethod;
import org.springframework.web.servlet.mvc.method.annotation.RequestMappingHandlerMapping;

/** Nobody reads pages faster than people do; a program that copies everything is slowed down, and nobody beside it. */
@LeadNestTest
class PageReadsTests {
    private static final int MOST = 20;

    private final AtomicReference<Instant> now = new AtomicReference<>(Instant.parse("2026-11-28T09:00:00Z"));
    /** Of this test alone, as is the last part of no other: each test has networks of its own. */
    private final String network = UUID.randomUUID().toString().substring(0, 4);

    private final String crawler = "2001:db8:" + network + ":1::1";
    private final String neighbour = "2001:db8:" + network + ":2::1";

    @Autowired
    private JdbcClient jdbc;

    @Autowired
    private MockMvcTester mvc;

    @Autowired
    private RequestMappingHandlerMapping requestMappingHandlerMapping;

    @Test
    void aMinutesWorthOfPagesAndThenAPauseOnAllNodesTogether() throws Exception {
        PageReads here = node();
        PageReads there = node();
        for (int page = 0; page < MOST; page++) {
            assertThat(read(page % 2 == 0 ? here : there, "/pricing", crawler)).isEqualTo(200);
        }
        assertThat(read(here, "/pricing", crawler)).isEqualTo(429);
        assertThat(read(there, "/pricing", "2001:db8:" + network + ":1::2"))
                .as("the same customer")
                .isEqualTo(429);
        assertThat(read(there, "/pricing", neighbour)).as("another customer").isEqualTo(200);
        now.updateAndGet(at -> at.plusSeconds(3));
        assertThat(read(here, "/pricing", crawler)).as("refilled").isEqualTo(200);
        assertThat(read(here, "/pricing", crawler)).isEqualTo(429);
    }

    @Test
    void addressesOfOneCarrierAreDifferentReaders() throws Exception {
        PageReads node = node();
        String carrier = "10." + Integer.parseInt(network.substring(0, 2), 16) + "."
                + Integer.parseInt(network.substring(2), 16) + ".";
        for (int page = 0; page < MOST; page++) {
            read(node, "/pricing", carrier + "1");
        }
        assertThat(read(node, "/pricing", carrier + "1")).isEqualTo(429);
        assertThat(read(node, "/pricing", carrier + "2")).isEqualTo(200);
    }

    @Test
    void whoeverHasALinkReadsItBesideACrawler() throws Exception {
        PageReads node = node();
        for (int page = 0; page <= MOST; page++) {
            read(node, "/pricing", crawler);
        }
        assertThat(read(node, "/pricing", crawler)).isEqualTo(429);
        for (String link :
                List.of("/u/abc", "/my/abc", "/mail/abc", "/l/abcdefghij", "/f/abc", "/h/abc", "/invitations/a")) {
            assertThat(read(node, link, crawler)).as(link).isEqualTo(200);
        }
        assertThat(read(node, "/reset-password?token=abc", crawler)).isEqualTo(200);
        assertThat(read(node, "/reset-password", crawler)).isEqualTo(429);
        for (int page = 0; page < MOST; page++) {
            assertThat(read(node, "/u/again", crawler)).isEqualTo(200);
        }
        assertThat(read(node, "/u/again", crawler))
                .as("the same link again and again")
                .isEqualTo(429);
    }

    @Test
    void tokensAreNotGuessedWithoutEnd() throws Exception {
        PageReads node = node();
        for (int guess = 0; guess < 10 * MOST; guess++) {
            assertThat(read(node, "/u/guess-" + guess, crawler)).isEqualTo(200);
        }
        assertThat(read(node, "/u/another", crawler)).isEqualTo(429);
        assertThat(read(node, "/u/another", neighbour)).isEqualTo(200);
    }

    @Test
    void aTokenBehindAnyOtherPageOpensNoBucketOfItsOwn() throws Exception {
        PageReads node = node();
        for (int page = 0; page < MOST; page++) {
            assertThat(read(node, "/app/leads?token=" + page, crawler)).isEqualTo(200);
        }
        assertThat(read(node, "/app/leads?token=another", crawler)).isEqualTo(429);
        assertThat(PageReads.token("/reset-password", "a".repeat(201))).isEmpty();
    }

    @Test
    void everyPageOfALinkIsOne() {
        List<String> missing = requestMappingHandlerMapping.getHandlerMethods().keySet().stream()
                .flatMap(info -> info.getPatternValues().stream())
                .filter(pattern -> pattern.contains("{token}")
                        && Stream.of("/app/", "/api/", "/hooks/", "/files/", "/pictures/", "/o/")
                                .noneMatch(pattern::startsWith))
                .filter(pattern ->
                        PageReads.token(pattern.replace("{token}", "abc"), null).isEmpty())
                .toList();
        assertThat(missing).isEmpty();
    }

    @Test
    void aReaderCostsNoStatementForEachPage() throws Exception {
        PageReads node = node();
        read(node, "/pricing", crawler);
        now.updateAndGet(at -> at.plusSeconds(30));
        int before = draws();
        read(node, "/pricing", crawler);
        assertThat(draws()).isEqualTo(before);
    }

    @Test
    void whoIsRefusedIsToldToWaitByAPageThatSaysSo() throws Exception {
        PageReads node = node();
        for (int page = 0; page < MOST; page++) {
            read(node, "/pricing", crawler);
        }
        MockHttpServletResponse refused = answer(node, "/pricing", crawler);
        assertThat(refused.getStatus()).isEqualTo(429);
        assertThat(refused.getHeader("Retry-After")).isEqualTo("3");
        MvcTestResult page = mvc.get()
                .uri("/error")
                .header("Accept", "text/html")
                .requestAttr(RequestDispatcher.ERROR_STATUS_CODE, 429)
                .requestAttr(RequestDispatcher.ERROR_REQUEST_URI, "/pricing")
                .exchange();
        assertThat(page).hasStatus(429);
        assertThat(Jsoup.parse(page.getResponse().getContentAsString()).text())
                .contains("Too much at once", "Please wait a moment");
    }

    @Test
    void filesHaveABucketOfTheirOwnAndProgramsLimitsElsewhere() throws Exception {
        PageReads node = node();
        for (int page = 0; page < MOST; page++) {
            read(node, "/pricing", crawler);
        }
        for (int file = 0; file < 10 * MOST; file++) {
            assertThat(read(node, "/files/token", crawler)).isEqualTo(200);
        }
        assertThat(read(node, "/files/token", crawler)).isEqualTo(429);
        for (String path : new String[] {"/api/v1/leads", "/hooks/stripe", "/actuator/health"}) {
            assertThat(read(node, path, crawler)).as(path).isEqualTo(200);
        }
        MockHttpServletRequest form = new MockHttpServletRequest("POST", "/contact");
        form.setRemoteAddr(crawler);
        assertThat(node.preHandle(form, new MockHttpServletResponse(), handler()))
                .as("forms have limits of their own")
                .isTrue();
        MockHttpServletRequest script = new MockHttpServletRequest("GET", "/assets/1/js/app.js");
        script.setRemoteAddr(crawler);
        assertThat(node.preHandle(script, new MockHttpServletResponse(), new Object()))
                .as("no handler of ours")
                .isTrue();
    }

    /** What was drawn from buckets since the hour of these tests began, all of them together. */
    private int draws() {
        return jdbc.sql("select count(*) from platform.buckets where filled_at = :now")
                .param("now", java.sql.Timestamp.from(now.get()))
                .query(Integer.class)
                .single();
    }

    private PageReads node() {
        return new PageReads(
                MOST,
                new DeploymentProperties(DeploymentProperties.Mode.PRODUCTION, Path.of("data"), null, false),
                new SharedBuckets(jdbc, now::get),
                now::get);
    }

    private int read(PageReads node, String path, String address) throws Exception {
        return answer(node, path, address).getStatus();
    }

    private MockHttpServletResponse answer(PageReads node, String path, String address) throws Exception {
        String[] parts = path.split("[?]token=", 2);
        MockHttpServletRequest request = new MockHttpServletRequest("GET", parts[0]);
        if (parts.length > 1) {
            request.setParameter("token", parts[1]);
        }
        request.setRemoteAddr(address);
        MockHttpServletResponse response = new MockHttpServletResponse();
        node.preHandle(request, response, handler());
        return response;
    }

    private HandlerMethod handler() throws NoSuchMethodException {
        return new HandlerMethod(this, PageReadsTests.class.getDeclaredMethod("handler"));
    }
}
