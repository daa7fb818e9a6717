package org.leadnest.accounts.google;

import static org.assertj.core.api.Assertions.assertThat;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.csrf;

import jakarta.servlet.http.Cookie;
import java.net.URI;
import java.util.Objects;
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
        properties.add("leadnest.sign-in.google.issuer", ISSUER::baseUrl);
        properties.add("leadnest.sign-in.google.client-id", () -> LocalIssuer.CLIENT);
        properties.add("leadnest.sign-in.google.client-secret", () -> LocalIssuer.SECRET);
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
    }

    @Test
    void somebodyNewOpensAnAccountAndComesBackAlsoWithNewKeysOfTheIssuer() throws Exception {
        signUp();
        User nils = accounts.userWith(new EmailAddress(address)).orElseThrow();
        assertThat(nils.verified()).isTrue();
        assertThat(nils.name()).isEqualTo("Nils New");
        MvcTestResult inside = signIn();
        assertThat(inside).hasRedirectedUrl("/app");
        assertThat(mvc.get().uri("/app").cookie(session(inside)).exchange()).hasStatusOk();
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
        String replayed = back.replaceFirst(
                "state=[^&]*", "state=" + second.address().replaceFirst(".*[?&]state=([^&]*).*", "$1"));
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
        String injected = stolen.replaceFirst(
                "state=[^&]*", "state=" + own.address().replaceFirst(".*[?&]state=([^&]*).*", "$1"));
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

    private void signUp() throws Exception {
        Trip trip = away();
        MvcTestResult back = back(trip);
        assertThat(back).hasRedirectedUrl("/sign-up/google");
        Cookie session = Objects.requireNonNullElse(back.getResponse().getCookie("session"), trip.session());
        assertThat(mvc.post()
                        .uri("/sign-up/google")
                        .param("name", "Nils New")
                        .param("company", "New Homes")
                        .param("age", "true")
                        .param("terms", "true")
                        .cookie(session)
                        .with(csrf())
                        .exchange())
                .hasRedirectedUrl("/app");
    }

    private MvcTestResult signIn() throws Exception {
        return back(away());
    }

    private record Trip(String address, Cookie session) {}

    private Trip away() {
        MvcTestResult away = mvc.get().uri("/sign-in/google").exchange();
        assertThat(away).hasStatus3xxRedirection();
        return new Trip(Objects.requireNonNull(away.getResponse().getRedirectedUrl()), session(away));
    }

    private MvcTestResult back(Trip trip) throws Exception {
        return mvc.get()
                .uri(URI.create(ISSUER.signIn(trip.address())))
                .cookie(trip.session())
                .exchange();
    }

    private static Cookie session(MvcTestResult result) {
        return Objects.requireNonNull(result.getResponse().getCookie("session"));
    }
}
