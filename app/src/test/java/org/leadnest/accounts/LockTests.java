package org.leadnest.accounts;

import static org.assertj.core.api.Assertions.assertThat;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.csrf;

import jakarta.servlet.http.Cookie;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.jsoup.Jsoup;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.leadnest.accounts.audit.AuditAct;
import org.leadnest.accounts.audit.AuditDesk;
import org.leadnest.accounts.passwords.Passwords;
import org.leadnest.accounts.signin.PasswordCheck;
import org.leadnest.accounts.signin.Throttle;
import org.leadnest.kernel.EmailAddress;
import org.leadnest.platform.time.ServiceClock;
import org.leadnest.testkit.Cast;
import org.leadnest.testkit.LeadNestTest;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.annotation.Import;
import org.springframework.mock.web.MockHttpServletRequest;
import org.springframework.test.web.servlet.assertj.MockMvcTester;
import org.springframework.test.web.servlet.assertj.MvcTestResult;

/** After a hundred wrong passwords a mailbox is locked, and its owner opens it again. */
@LeadNestTest
@Import(RecordingPostman.Delivery.class)
class LockTests {
    private static final String PASSWORD = "seven quiet herons fly north";
    private static final int FREE = 100;

    @Autowired
    private MockMvcTester mvc;

    @Autowired
    private Cast cast;

    @Autowired
    private Accounts accounts;

    @Autowired
    private Passwords passwords;

    @Autowired
    private Throttle throttle;

    @Autowired
    private ServiceClock clock;

    @Autowired
    private RecordingPostman postman;

    @Autowired
    private PasswordCheck check;

    @Autowired
    private AuditDesk log;

    private Cast.Players players;
    private User maya;

    @BeforeEach
    void enter() {
        players = cast.enter();
        maya = accounts.user(players.maya().user());
        accounts.changePasswordHash(maya.id(), passwords.hash(PASSWORD));
        postman.forget();
    }

    @Test
    void theLinkInTheMailOpensWhatAStrangerLockedOnce() throws Exception {
        guess(maya.email(), FREE);
        clock.advance(Duration.ofMinutes(2));
        assertThat(enter(maya.email(), "one guess too many")).hasStatus(422);
        String token = RecordingPostman.token(postman.next());
        assertThat(enter(maya.email(), PASSWORD)).hasStatus(429).bodyText().contains("closed for a day");
        clock.advance(Duration.ofHours(23));
        assertThat(enter(maya.email(), PASSWORD)).hasStatus(429);
        assertThat(mvc.get().uri("/unlock?token=" + token)).hasStatusOk();
        assertThat(enter(maya.email(), PASSWORD))
                .as("looking at the page does not open")
                .hasStatus(429);
        assertThat(unlock(token)).hasRedirectedUrl("/sign-in");
        assertThat(enter(maya.email(), PASSWORD)).hasRedirectedUrl("/app");
        assertThat(unlock(token)).hasStatus(404);
    }

    @Test
    void anAddressWithoutAnAccountIsLockedAlikeAndGetsNoMail() throws Exception {
        EmailAddress nobody = new EmailAddress("nobody." + UUID.randomUUID() + "@example.com");
        for (EmailAddress address : new EmailAddress[] {maya.email(), nobody}) {
            guess(address, FREE);
            clock.advance(Duration.ofMinutes(2));
            enter(address, "one guess too many");
        }
        assertThat(RecordingPostman.token(postman.next())).isNotEmpty();
        assertThat(words(enter(nobody, PASSWORD))).isEqualTo(words(enter(maya.email(), PASSWORD)));
        assertThat(postman.to(nobody)).isEmpty();
    }

    @Test
    void aDayLaterItIsOpenByItself() {
        guess(maya.email(), FREE + 1);
        assertThat(enter(maya.email(), PASSWORD)).hasStatus(429);
        clock.advance(Duration.ofDays(1).plusSeconds(1));
        assertThat(enter(maya.email(), PASSWORD)).hasRedirectedUrl("/app");
    }

    @Test
    void allAddressesOfAnIpv6NetworkCountTogether() {
        for (int guess = 1; guess <= 6; guess++) {
            throttle.failed(Throttle.Door.SIGN_IN, maya.email().normalised(), "2001:db8:1:2::" + guess);
        }
        assertThat(throttle.pause(Throttle.Door.SIGN_IN, maya.email().normalised(), "2001:db8:1:2:ffff::1"))
                .isPresent();
        assertThat(throttle.pause(Throttle.Door.SIGN_IN, maya.email().normalised(), "2001:db8:1:3::1"))
                .isEmpty();
    }

    @Test
    void aRightPasswordClearsWhatWasCountedFromAnIpv6Network() {
        for (int round = 0; round < 3; round++) {
            for (int guess = 0; guess < 5; guess++) {
                assertThat(enterFrom("2001:db8::1", "guess " + guess)).hasStatus(422);
            }
            assertThat(enterFrom("2001:db8::1", PASSWORD)).hasRedirectedUrl("/app");
        }
    }

    @Test
    void ofManyPasswordsAtOnceNoMoreAreLookedAtThanOfAsManyInTurn() throws Exception {
        int tries = 20;
        CyclicBarrier together = new CyclicBarrier(tries);
        List<Future<Integer>> answers = new ArrayList<>();
        try (var people = Executors.newFixedThreadPool(tries)) {
            for (int guess = 0; guess < tries; guess++) {
                String typed = "guess number " + guess;
                answers.add(people.submit(() -> {
                    together.await();
                    return enter(maya.email(), typed).getResponse().getStatus();
                }));
            }
        }
        List<Integer> statuses = new ArrayList<>();
        for (Future<Integer> answer : answers) {
            statuses.add(answer.get());
        }
        // five are free, and the sixth begins the wait
        assertThat(statuses.stream().filter(status -> status == 422)).hasSizeBetween(1, 6);
        assertThat(statuses).allMatch(status -> status == 422 || status == 429 || status == 503);
    }

    @Test
    void lockingAtTheStepUpIsMailedAndWrittenDown() throws Exception {
        guess(maya.email(), FREE);
        clock.advance(Duration.ofMinutes(2));
        assertThat(check.objection(maya, "one guess too many", from("198.51.100.7")))
                .isPresent();
        assertThat(RecordingPostman.token(postman.next())).isNotEmpty();
        assertThat(players.atHarbor(() -> log.latest(20)))
                .extracting(AuditDesk.Line::what)
                .contains(AuditAct.SIGN_IN_LOCKED.words());
        assertThat(check.objection(maya, PASSWORD, from("198.51.100.7")))
                .as("in the words of the lock")
                .hasValueSatisfying(words -> assertThat(words).contains("for a day", "mailed to you"));
    }

    @Test
    void strangersDoNotKeepTheOwnersBrowserFromADangerousAct() {
        Cookie own = Objects.requireNonNull(
                enter(maya.email(), PASSWORD).getResponse().getCookie("device"));
        guess(maya.email(), FREE + 1);
        clock.advance(Duration.ofMinutes(16));
        assertThat(check.objection(maya, PASSWORD, from("198.51.100.7"))).isPresent();
        assertThat(check.objection(maya, PASSWORD, from("198.51.100.7", own))).isEmpty();
    }

    private static MockHttpServletRequest from(String address, Cookie... cookies) {
        MockHttpServletRequest request = new MockHttpServletRequest();
        request.setRemoteAddr(address);
        request.setCookies(cookies);
        return request;
    }

    @Test
    void aBrowserThatTheUserKnowsPassesWhatStrangersLocked() {
        Cookie own = Objects.requireNonNull(
                enter(maya.email(), PASSWORD).getResponse().getCookie("device"));
        Cookie others = Objects.requireNonNull(
                enter(maya.email(), "a stranger's guess").getResponse().getCookie("device"));
        guess(maya.email(), FREE + 1);
        clock.advance(Duration.ofMinutes(16));
        assertThat(enterBy(others, maya.email(), PASSWORD)).hasStatus(429);
        assertThat(enter(maya.email(), PASSWORD)).hasStatus(429);
        assertThat(enterBy(own, maya.email(), PASSWORD)).hasRedirectedUrl("/app");
    }

    @Test
    void aKnownBrowserIsLockedByItsOwnHundred() {
        Cookie own = Objects.requireNonNull(
                enter(maya.email(), PASSWORD).getResponse().getCookie("device"));
        Throttle.Device device = new Throttle.Device(own.getValue(), true);
        for (int guess = 0; guess <= FREE; guess++) {
            assertThat(throttle.begin(Throttle.Door.SIGN_IN, maya.email().normalised(), "198.51.100." + guess, device))
                    .isInstanceOf(Throttle.Turn.Counted.class);
            clock.advance(Duration.ofMinutes(16));
        }
        assertThat(enterBy(own, maya.email(), PASSWORD))
                .hasStatus(429)
                .bodyText()
                .contains("closed for a day");
        assertThat(enter(maya.email(), PASSWORD)).as("another browser").hasRedirectedUrl("/app");
    }

    @Test
    void oneBrowserIsSlowedDownOverAllMailboxes() {
        Cookie own = Objects.requireNonNull(
                enter(maya.email(), "a guess").getResponse().getCookie("device"));
        for (int guess = 0; guess < 60; guess++) {
            clock.advance(Duration.ofMinutes(16));
            throttle.begin(
                    Throttle.Door.SIGN_IN,
                    guess + "@example.com",
                    "203.0.113." + guess,
                    new Throttle.Device(own.getValue(), false));
        }
        assertThat(enterBy(own, maya.email(), PASSWORD)).hasStatus(429);
        assertThat(enter(maya.email(), PASSWORD)).hasRedirectedUrl("/app");
    }

    private MvcTestResult enterFrom(String address, String password) {
        return mvc.post()
                .uri("/sign-in")
                .param("email", maya.email().value())
                .param("password", password)
                .with(csrf())
                .with(request -> {
                    request.setRemoteAddr(address);
                    return request;
                })
                .exchange();
    }

    private MvcTestResult enterBy(Cookie device, EmailAddress address, String password) {
        return mvc.post()
                .uri("/sign-in")
                .param("email", address.value())
                .param("password", password)
                .cookie(device)
                .with(csrf())
                .exchange();
    }

    private void guess(EmailAddress address, int times) {
        for (int guess = 0; guess < times; guess++) {
            throttle.failed(Throttle.Door.SIGN_IN, address.normalised(), "198.51.100." + guess);
        }
    }

    private MvcTestResult enter(EmailAddress address, String password) {
        return mvc.post()
                .uri("/sign-in")
                .param("email", address.value())
                .param("password", password)
                .with(csrf())
                .exchange();
    }

    private MvcTestResult unlock(String token) {
        return mvc.post().uri("/unlock").param("token", token).with(csrf()).exchange();
    }

    private static String words(MvcTestResult result) throws Exception {
        return Jsoup.parse(result.getResponse().getContentAsString())
                .select("[role=alert]")
                .text();
    }
}
