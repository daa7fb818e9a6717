package org.leadnest.accounts;

import static org.assertj.core.api.Assertions.assertThat;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.csrf;

import jakarta.servlet.http.Cookie;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.UUID;
import org.jsoup.Jsoup;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.leadnest.kernel.EmailAddress;
import org.leadnest.platform.mail.ProductLetter;
import org.leadnest.platform.time.ServiceClock;
import org.leadnest.testkit.LeadNestTest;
import org.leadnest.testkit.SignedIn;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.annotation.Import;
import org.springframework.test.web.servlet.assertj.MockMvcTester;
import org.springframework.test.web.servlet.assertj.MockMvcTester.MockMvcRequestBuilder;
import org.springframework.test.web.servlet.assertj.MvcTestResult;

@LeadNestTest
@Import({RecordingPostman.Delivery.class, BarredAddresses.class})
class SignUpTests {
    private static final String PASSWORD = "seven harbor seals sleep";

    @Autowired
    private MockMvcTester mvc;

    @Autowired
    private RecordingPostman postman;

    @Autowired
    private Accounts accounts;

    @Autowired
    private ServiceClock clock;

    private final String email = "grace." + UUID.randomUUID() + "@example.com";

    @BeforeEach
    void emptyTheBag() {
        postman.forget();
    }

    @Test
    void theLinkConfirmsTheAddressAndEntersTheDashboardOfTheBrowserThatSignedUp() throws Exception {
        MvcTestResult signedUp = form().exchange();
        assertThat(signedUp).hasRedirectedUrl("/sign-up/sent");
        ProductLetter letter = postman.next();
        assertThat(letter.kind()).isEqualTo("verification");
        assertThat(user().verified()).isFalse();

        Cookie mark = signedUp.getResponse().getCookie("signup");
        assertThat(mark).isNotNull();
        MvcTestResult verified =
                verify(RecordingPostman.token(letter)).cookie(mark).exchange();
        assertThat(verified).hasRedirectedUrl("/app");
        assertThat(verified.getResponse().getCookie("session")).isNotNull();
        assertThat(user().verified()).isTrue();
        assertThat(postman.next().kind()).isEqualTo("welcome");
    }

    @Test
    void elsewhereAButtonConfirmsAndThePasswordIsAskedFor() throws Exception {
        form().exchange();
        String token = RecordingPostman.token(postman.next());
        MvcTestResult opened = verify(token).exchange();
        assertThat(opened).hasStatusOk().hasHeader("Referrer-Policy", "no-referrer");
        assertThat(Jsoup.parse(opened.getResponse().getContentAsString())
                        .expectFirst("form[action=/verify-email] input[name=token]")
                        .val())
                .isEqualTo(token);
        assertThat(user().verified())
                .as("a program that opens links confirms nothing")
                .isFalse();
        assertThat(press(token)).hasRedirectedUrl("/sign-in");
        assertThat(user().verified()).isTrue();
        assertThat(verify(token).exchange()).as("again").hasRedirectedUrl("/sign-in");
        assertThat(postman.to(new EmailAddress(email)).stream().map(ProductLetter::kind))
                .as("welcomed once")
                .containsExactly("welcome");
    }

    @Test
    void theLinkWorksForADay() throws Exception {
        form().exchange();
        String token = RecordingPostman.token(postman.next());
        clock.advance(Duration.ofHours(24).plusSeconds(1));
        assertThat(verify(token).exchange()).hasStatus(404);
        assertThat(press(token)).hasStatus(404);
        assertThat(verify("made up").exchange()).hasStatus(404);
        assertThat(user().verified()).isFalse();
    }

    @Test
    void aKnownAddressGetsTheSamePageAndItsOwnerAMail() throws Exception {
        form().exchange();
        postman.forget();
        UserName before = new UserName(user().name());
        assertThat(form().param("company", "Somebody Else").exchange()).hasRedirectedUrl("/sign-up/sent");
        assertThat(postman.next().kind()).isEqualTo("already-registered");
        assertThat(new UserName(user().name())).isEqualTo(before);
    }

    @Test
    void nobodyUnder16AndNobodyWithoutAgreement() throws Exception {
        MvcTestResult refused = mvc.post()
                .uri("/sign-up")
                .param("name", "Grace <Harbor>")
                .param("company", "Harbor Realty")
                .param("email", email)
                .param("password", PASSWORD)
                .with(csrf())
                .exchange();
        assertThat(refused).hasStatus(422);
        var page = Jsoup.parse(refused.getResponse().getContentAsString());
        assertThat(page.select("#f-age-error").text()).contains("under 16");
        assertThat(page.select("#f-terms-error")).isNotEmpty();
        assertThat(page.select("#f-name").val()).isEqualTo("Grace <Harbor>");
        assertThat(page.select("#f-password").val()).isEmpty();
        assertThat(accounts.userWith(new EmailAddress(email))).isEmpty();
    }

    @Test
    void aProgramThatFillsInEveryFieldOpensNothing() {
        assertThat(form().param("website", "https://spam.example").exchange()).hasRedirectedUrl("/sign-up/sent");
        assertThat(accounts.userWith(new EmailAddress(email))).isEmpty();
    }

    @Test
    void newKnownRefusedAndTrappedAddressesLookTheSame() throws Exception {
        EmailAddress barred = new EmailAddress("barred." + UUID.randomUUID() + "@example.com");
        List<String> seen = new ArrayList<>();
        seen.add(looks(form().exchange()));
        seen.add(looks(form().exchange()));
        seen.add(looks(form().param("website", "https://spam.example").exchange()));
        seen.add(looks(form().with(request -> {
                    request.setParameter("email", barred.value());
                    return request;
                })
                .exchange()));
        assertThat(seen.getFirst()).contains("302", "/sign-up/sent", "signup", "device");
        assertThat(seen).containsOnly(seen.getFirst());
        assertThat(accounts.userWith(barred)).isEmpty();
        assertThat(postman.to(barred)).extracting(ProductLetter::kind).containsExactly("not-opened");
    }

    private static String looks(MvcTestResult answer) throws Exception {
        var response = answer.getResponse();
        return response.getStatus() + " " + response.getRedirectedUrl() + " "
                + Arrays.stream(response.getCookies())
                        .map(Cookie::getName)
                        .sorted()
                        .toList()
                + response.getContentAsString();
    }

    @Test
    void whoHasNotConfirmedTheAddressAddsNoOtherWayIn() throws Exception {
        form().exchange();
        String token = RecordingPostman.token(postman.next());
        Actor owner = accounts.actor(accounts.accountsOf(user().id()).getFirst(), user().id())
                .orElseThrow();
        for (String path : new String[] {
            "/app/settings/second-factor/setup",
            "/app/settings/passkeys",
            "/app/settings/google",
            "/app/settings/api-keys"
        }) {
            assertThat(mvc.post().uri(path).with(SignedIn.as(owner)).exchange())
                    .as(path)
                    .hasRedirectedUrl("/app/settings/profile");
        }
        assertThat(mvc.get().uri("/app/settings/passkeys/new").with(SignedIn.as(owner)))
                .hasRedirectedUrl("/app/settings/profile");
        press(token);
        assertThat(mvc.get().uri("/app/settings/passkeys/new").with(SignedIn.as(owner)))
                .hasStatusOk();
    }

    @Test
    void whoDoesNotSayThatTheyAreSixteenIsRefusedAndNothingIsKeptOfThem() {
        assertThat(form().with(request -> {
                            request.setParameter("age", "false");
                            return request;
                        })
                        .exchange())
                .hasStatus(422)
                .bodyText()
                .contains("LeadNest is not for people under 16");
        assertThat(accounts.userWith(new EmailAddress(email))).isEmpty();
        assertThat(postman.to(new EmailAddress(email))).isEmpty();
    }

    @Test
    void anAddressThatIsThrownAwayIsRefusedWithItsReason() {
        for (String service : new String[] {"mailinator.com", "eu.YOPMAIL.com"}) {
            assertThat(mvc.post()
                            .uri("/sign-up")
                            .param("email", "grace@" + service)
                            .with(csrf())
                            .exchange())
                    .hasStatus(422)
                    .bodyText()
                    .contains("throw-away mail");
        }
        assertThat(mvc.post()
                        .uri("/sign-up")
                        .param("email", "grace@notmailinator.example")
                        .with(csrf())
                        .exchange())
                .bodyText()
                .doesNotContain("throw-away mail");
    }

    @Test
    void oneBrowserOpensAFewAccountsADay() {
        Cookie device = null;
        for (int account = 0; account < 4; account++) {
            MvcTestResult opened = open(account, device);
            assertThat(opened).hasRedirectedUrl("/sign-up/sent");
            device = opened.getResponse().getCookie("device");
        }
        assertThat(open(4, device)).hasStatus(429);
        clock.advance(Duration.ofHours(1).plusSeconds(1));
        assertThat(open(5, device)).hasRedirectedUrl("/sign-up/sent");
    }

    private MvcTestResult open(int account, @org.jspecify.annotations.Nullable Cookie device) {
        MockMvcRequestBuilder request = mvc.post()
                .uri("/sign-up")
                .param("name", "Grace Harbor")
                .param("company", "Harbor Realty")
                .param("email", account + email)
                .param("password", PASSWORD)
                .param("age", "true")
                .param("terms", "true")
                .with(csrf())
                .with(sent -> {
                    sent.setRemoteAddr("192.0.2.77");
                    return sent;
                });
        return (device == null ? request : request.cookie(device)).exchange();
    }

    private record UserName(String name) {}

    private User user() {
        return accounts.userWith(new EmailAddress(email)).orElseThrow();
    }

    private MockMvcRequestBuilder verify(String token) {
        return mvc.get().uri("/verify-email").param("token", token);
    }

    private MvcTestResult press(String token) {
        return mvc.post()
                .uri("/verify-email")
                .param("token", token)
                .with(csrf())
                .exchange();
    }

    private MockMvcRequestBuilder form() {
        return mvc.post()
                .uri("/sign-up")
                .param("name", "Grace Harbor")
                .param("company", "Harbor Realty")
                .param("email", email)
                .param("phone", "")
                .param("password", PASSWORD)
                .param("age", "true")
                .param("terms", "true")
                .with(csrf());
    }
}
