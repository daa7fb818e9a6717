package org.leadnest.accounts.google;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.util.UUID;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.leadnest.accounts.Accounts;
import org.leadnest.accounts.User;
import org.leadnest.kernel.EmailAddress;
import org.leadnest.testkit.LeadNestTest;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.context.DynamicPropertyRegistry;
import org.springframework.test.context.DynamicPropertySource;
import org.springframework.test.web.servlet.assertj.MockMvcTester;
import org.springframework.test.web.servlet.assertj.MvcTestResult;

/** The sign-in against an issuer that somebody else wrote: discovery, PKCE, nonce, its sign-in page, its keys. */
@LeadNestTest
class WholeIssuerTests {
    private static final LocalIssuer ISSUER = new LocalIssuer();

    @DynamicPropertySource
    static void issuer(DynamicPropertyRegistry properties) {
        WithGoogle.name(ISSUER::baseUrl, LocalIssuer.CLIENT, LocalIssuer.SECRET, properties);
    }

    @AfterAll
    static void close() {
        ISSUER.close();
    }

    @Autowired
    private MockMvcTester mvc;

    @Autowired
    private Accounts accounts;

    @Autowired
    private JdbcClient jdbc;

    private String address;

    /** The issuer knows one person, who is somebody new in each test. */
    @BeforeEach
    void begin() {
        jdbc.sql("delete from accounts.identities where issuer = :issuer")
                .param("issuer", ISSUER.baseUrl())
                .update();
        address = "nils." + UUID.randomUUID() + "@example.com";
        ISSUER.person(address);
        ISSUER.expectSecret(LocalIssuer.SECRET);
        ISSUER.tamper(claims -> {});
    }

    @Test
    void somebodyNewOpensAnAccountAndComesBackAlsoWithNewKeysOfTheIssuer() throws Exception {
        signUp();
        User nils = accounts.userWith(new EmailAddress(address)).orElseThrow();
        assertThat(nils.verified()).isTrue();
        assertThat(nils.name()).isEqualTo("Nils New");
        MvcTestResult inside = signIn();
        assertThat(inside).hasRedirectedUrl("/app");
        assertThat(mvc.get().uri("/app").cookie(Trip.session(inside)).exchange())
                .hasStatusOk();
        ISSUER.rotate();
        assertThat(signIn()).hasRedirectedUrl("/app");
    }

    @Test
    void aCodeThatWasUsedOpensNothingInAnotherSignIn() throws Exception {
        signUp();
        Trip first = away();
        String back = ISSUER.signIn(first.address());
        assertThat(mvc.get().uri(URI.create(back)).cookie(first.session()).exchange())
                .hasRedirectedUrl("/app");
        Trip second = away();
        String replayed = back.replaceFirst("state=[^&]*", "state=" + second.state());
        assertThat(mvc.get().uri(URI.create(replayed)).cookie(second.session()).exchange())
                .hasStatus(422)
                .bodyText()
                .contains("does not hold");
    }

    @Test
    void aCodeOfAnotherBrowserOpensNothingWithoutItsVerifier() throws Exception {
        signUp();
        String stolen = ISSUER.signIn(away().address());
        Trip own = away();
        String injected = stolen.replaceFirst("state=[^&]*", "state=" + own.state());
        assertThat(mvc.get().uri(URI.create(injected)).cookie(own.session()).exchange())
                .hasStatus(422)
                .bodyText()
                .contains("does not hold");
    }

    @Test
    void aWrongClientSecretOpensNothing() throws Exception {
        signUp();
        ISSUER.expectSecret("another secret than ours");
        assertThat(signIn()).hasStatus(422).bodyText().contains("does not hold");
    }

    @Test
    void anAddressThatTheIssuerHasNotConfirmedOpensNothing() throws Exception {
        ISSUER.tamper(claims -> claims.claim("email_verified", false));
        assertThat(signIn()).hasStatus(422).bodyText().contains("has not confirmed");
    }

    @Test
    void aTokenOfAnotherSignInOrOfYesterdayOpensNothing() throws Exception {
        signUp();
        ISSUER.tamper(claims -> claims.claim("nonce", "another"));
        assertThat(signIn()).hasStatus(422).bodyText().contains("does not hold");
        Instant yesterday = Instant.now().minus(Duration.ofDays(1));
        ISSUER.tamper(claims -> claims.issuedAt(yesterday).expiresAt(yesterday.plusSeconds(300)));
        assertThat(signIn()).hasStatus(422).bodyText().contains("does not hold");
    }

    @Test
    void anIssuerThatLeavesItsSchemeOutIsTheSameIssuer() throws Exception {
        signUp();
        ISSUER.tamper(claims -> claims.claim("iss", ISSUER.baseUrl().replace("http://", "")));
        assertThat(signIn()).hasRedirectedUrl("/app");
        ISSUER.tamper(claims -> claims.claim("iss", "https://another.example"));
        assertThat(signIn()).hasStatus(422).bodyText().contains("does not hold");
    }

    @Test
    void anIssuerThatStallsIsGivenUpAndWorksAgainLater() throws Exception {
        signUp();
        Trip trip = away();
        String back = ISSUER.signIn(trip.address());
        ISSUER.shut();
        Instant before = Instant.now();
        MvcTestResult silent = trip.back(mvc, back);
        ISSUER.open();
        assertThat(silent).hasStatus(503).bodyText().contains("does not answer");
        assertThat(Duration.between(before, Instant.now())).isLessThan(Duration.ofSeconds(15));
        assertThat(signIn()).hasRedirectedUrl("/app");
    }

    private void signUp() throws Exception {
        MvcTestResult back = signIn();
        assertThat(back).hasRedirectedUrl("/sign-up/google");
        assertThat(Trip.signUp(mvc, Trip.session(back))).hasRedirectedUrl("/app");
    }

    private MvcTestResult signIn() throws Exception {
        Trip trip = away();
        return trip.back(mvc, ISSUER.signIn(trip.address()));
    }

    private Trip away() {
        return Trip.begin(mvc, "");
    }
}
