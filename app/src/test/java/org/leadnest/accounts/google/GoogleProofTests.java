package org.leadnest.accounts.google;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.csrf;

import jakarta.servlet.http.Cookie;
import java.net.URI;
import java.time.Instant;
import java.util.Objects;
import java.util.UUID;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Document;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.leadnest.accounts.Accounts;
import org.leadnest.accounts.Actor;
import org.leadnest.accounts.BarredAddresses;
import org.leadnest.accounts.User;
import org.leadnest.accounts.passkeys.SoftAuthenticator;
import org.leadnest.accounts.passwords.Passwords;
import org.leadnest.kernel.EmailAddress;
import org.leadnest.testkit.Cast;
import org.leadnest.testkit.FreshDatabase;
import org.leadnest.testkit.LeadNestTest;
import org.leadnest.testkit.OidcPeer;
import org.leadnest.testkit.SignedIn;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.annotation.Import;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.context.ContextConfiguration;
import org.springframework.test.web.servlet.assertj.MockMvcTester;
import org.springframework.test.web.servlet.assertj.MvcTestResult;

/** Google as a proof before a dangerous act, and what proves that a Google account belongs to an account of ours. */
@LeadNestTest
@Import(BarredAddresses.class)
@ContextConfiguration(initializers = {FreshDatabase.class, WithGoogle.class})
class GoogleProofTests {
    private static final String PASSWORD = "seven quiet herons fly north";
    private static final String ACT = "/app/settings/passkeys/new";
    private static final OidcPeer GOOGLE = WithGoogle.PEER;

    @Autowired
    private MockMvcTester mvc;

    @Autowired
    private Cast cast;

    @Autowired
    private Accounts accounts;

    @Autowired
    private Passwords passwords;

    @Autowired
    private JdbcClient jdbc;

    private Actor maya;
    private String mailbox;
    private String subject;

    @BeforeEach
    void enter() {
        GOOGLE.forget();
        maya = cast.enter().maya();
        mailbox = accounts.user(maya.user()).email().value();
        subject = "g-" + UUID.randomUUID();
        GOOGLE.person(subject, mailbox, true, "Maya Lopez");
    }

    @Test
    void whoHasNoPasswordConfirmsWithGoogleAndGoesOn() throws Exception {
        Actor nils = opened();
        Cookie session = asked(nils);
        Document page = Jsoup.parse(text(mvc.get()
                .uri("/step-up")
                .cookie(session)
                .with(SignedIn.longAgo(nils))
                .exchange()));
        assertThat(page.select("form[action=/step-up/google]")).hasSize(1);
        assertThat(page.select("input[name=password]")).isEmpty();
        String address = away(session, nils);
        assertThat(address).contains("prompt=login", "max_age=0");
        GOOGLE.signedIn(Instant.now());
        assertThat(back(address, session, nils)).hasRedirectedUrl(ACT);
    }

    @Test
    void aSignInOfLongAgoOrWithoutItsTimeIsNoProof() throws Exception {
        Actor nils = opened();
        Cookie session = asked(nils);
        assertThat(back(away(session, nils), session, nils))
                .as("no time in the token")
                .hasRedirectedUrl("/step-up");
        GOOGLE.signedIn(Instant.now().minusSeconds(600));
        assertThat(back(away(session, nils), session, nils)).hasRedirectedUrl("/step-up");
    }

    @Test
    void theRealGoogleConfirmsNobodySoTheCodeIsAlwaysOffered() throws Exception {
        GOOGLE.likeGoogle();
        Actor nils = opened();
        Cookie session = asked(nils);
        GOOGLE.signedIn(Instant.now());
        String address = away(session, nils);
        assertThatThrownBy(() -> GOOGLE.authorize(address)).hasMessageContaining("invalid prompt: login");
        assertThat(Jsoup.parse(text(mvc.get()
                                .uri("/step-up")
                                .cookie(session)
                                .with(SignedIn.longAgo(nils))
                                .exchange()))
                        .select("form[action=/step-up/mail]"))
                .hasSize(1);
    }

    @Test
    void onlyAnIssuerThatSaysWhenSomebodySignedInIsAsked() {
        assertThat(properties("http://127.0.0.1:9000", true).tellsTimes()).isTrue();
        assertThat(properties("http://127.0.0.1:9000", false).tellsTimes()).isFalse();
        assertThat(properties("accounts.google.com", true).tellsTimes()).isFalse();
        assertThat(properties("https://accounts.google.com/", true).tellsTimes())
                .isFalse();
    }

    private static GoogleProperties properties(String issuer, boolean authTime) {
        return new GoogleProperties(issuer, "client", "secret", authTime);
    }

    @Test
    void anotherPersonOfGoogleIsNoProof() throws Exception {
        Actor nils = opened();
        Cookie session = asked(nils);
        String address = away(session, nils);
        GOOGLE.person("somebody-else", "else@example.com", true, "Else");
        GOOGLE.signedIn(Instant.now());
        assertThat(back(address, session, nils)).hasRedirectedUrl("/step-up");
    }

    @Test
    void whoHasAPasswordOrASecondFactorIsNotSentThere() throws Exception {
        assertThat(mvc.post()
                        .uri("/step-up/google")
                        .with(SignedIn.longAgo(maya))
                        .exchange())
                .as("not joined with Google")
                .hasStatus(404);
        Actor nils = opened();
        cast.secure(nils);
        Cookie session = asked(nils);
        assertThat(Jsoup.parse(text(mvc.get()
                                .uri("/step-up")
                                .cookie(session)
                                .with(SignedIn.longAgo(nils))
                                .exchange()))
                        .select("form[action=/step-up/google]"))
                .isEmpty();
        assertThat(mvc.post()
                        .uri("/step-up/google")
                        .cookie(session)
                        .with(SignedIn.longAgo(nils))
                        .exchange())
                .hasStatus(404);
    }

    @Test
    void joiningConfirmsTheAddressThatGoogleVouchesForAndNoOther() throws Exception {
        unconfirmed();
        assertThat(join()).hasRedirectedUrl("/app");
        assertThat(accounts.user(maya.user()).verified()).isTrue();
    }

    @Test
    void aPasskeyDoesInPlaceOfThePassword() throws Exception {
        SoftAuthenticator phone = new SoftAuthenticator();
        MvcTestResult form = mvc.get().uri(ACT).with(SignedIn.as(maya)).exchange();
        String options =
                Jsoup.parse(text(form)).expectFirst("form[data-passkey=create]").attr("data-passkey-options");
        assertThat(mvc.post()
                        .uri("/app/settings/passkeys")
                        .param("name", "Phone")
                        .param("credential", phone.create(options))
                        .cookie(Trip.session(form))
                        .with(SignedIn.as(maya))
                        .exchange())
                .hasStatusOk();
        Cookie guest = guest();
        assertThat(passkey("{}", guest)).hasRedirectedUrl("/sign-in/google/password");
        MvcTestResult asked = mvc.post()
                .uri("/sign-in/google/passkey/options")
                .cookie(guest)
                .with(csrf())
                .exchange();
        assertThat(text(asked)).as("names nobody's passkeys").contains("\"allowCredentials\":[]");
        MvcTestResult joined = passkey(phone.get(text(asked)), guest);
        assertThat(joined).hasRedirectedUrl("/app");
        assertThat(mvc.get().uri("/app").cookie(Trip.session(joined)).exchange())
                .hasStatusOk();
        assertThat(passkey("{}", new Cookie("session", "none"))).hasRedirectedUrl("/sign-in");
    }

    private MvcTestResult passkey(String credential, Cookie session) {
        return mvc.post()
                .uri("/sign-in/google/passkey")
                .param("credential", credential)
                .cookie(session)
                .with(csrf())
                .exchange();
    }

    private void unconfirmed() {
        jdbc.sql("update accounts.users set email_verified_at = null where id = :id")
                .param("id", maya.userUuid())
                .update();
    }

    private MvcTestResult join() {
        accounts.changePasswordHash(maya.user(), passwords.hash(PASSWORD));
        return mvc.post()
                .uri("/sign-in/google/password")
                .param("password", PASSWORD)
                .cookie(guest())
                .with(csrf())
                .exchange();
    }

    /** The session of whom Google has named and who has shown nothing else. */
    private Cookie guest() {
        Trip trip = Trip.begin(mvc, "");
        MvcTestResult back = trip.back(mvc, GOOGLE.authorize(trip.address()));
        assertThat(back).hasStatus3xxRedirection();
        return Trip.session(back);
    }

    /** Somebody who has opened an account by Google and has no password. */
    private Actor opened() {
        String address = "nils." + UUID.randomUUID() + "@example.com";
        GOOGLE.person(subject, address, true, "Nils New");
        assertThat(Trip.signUp(mvc, guest())).hasRedirectedUrl("/app");
        User nils = accounts.userWith(new EmailAddress(address)).orElseThrow();
        return accounts.actor(accounts.homeOf(nils.id()), nils.id()).orElseThrow();
    }

    private Cookie asked(Actor actor) {
        MvcTestResult asked = mvc.get().uri(ACT).with(SignedIn.longAgo(actor)).exchange();
        assertThat(asked).hasStatus(303).hasHeader("Location", "/step-up");
        return Trip.session(asked);
    }

    private String away(Cookie session, Actor actor) {
        MvcTestResult away = mvc.post()
                .uri("/step-up/google")
                .cookie(session)
                .with(SignedIn.longAgo(actor))
                .exchange();
        return Objects.requireNonNull(away.getResponse().getRedirectedUrl());
    }

    private MvcTestResult back(String address, Cookie session, Actor actor) throws Exception {
        return mvc.get()
                .uri(URI.create(GOOGLE.authorize(address)))
                .cookie(session)
                .with(SignedIn.longAgo(actor))
                .exchange();
    }

    private static String text(MvcTestResult result) throws Exception {
        return result.getResponse().getContentAsString();
    }
}
