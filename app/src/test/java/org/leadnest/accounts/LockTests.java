package org.leadnest.accounts;

import static org.assertj.core.api.Assertions.assertThat;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.csrf;

import java.time.Duration;
import java.util.UUID;
import org.jsoup.Jsoup;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.leadnest.accounts.passwords.Passwords;
import org.leadnest.accounts.signin.Throttle;
import org.leadnest.kernel.EmailAddress;
import org.leadnest.platform.time.ServiceClock;
import org.leadnest.testkit.Cast;
import org.leadnest.testkit.LeadNestTest;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.annotation.Import;
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

    private User maya;

    @BeforeEach
    void enter() {
        maya = accounts.user(cast.enter().maya().user());
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
