package org.leadnest.accounts.google;

import static org.assertj.core.api.Assertions.assertThat;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.csrf;

import jakarta.servlet.http.Cookie;
import java.net.URI;
import java.time.Instant;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jsoup.Jsoup;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.leadnest.accounts.Accounts;
import org.leadnest.accounts.Actor;
import org.leadnest.accounts.BarredAddresses;
import org.leadnest.accounts.User;
import org.leadnest.accounts.passwords.Passwords;
import org.leadnest.kernel.EmailAddress;
import org.leadnest.kernel.Ids;
import org.leadnest.platform.tenancy.Tenancy;
import org.leadnest.testkit.Cast;
import org.leadnest.testkit.Faults;
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

/** Signing in with Google, against an issuer that runs beside the test. */
@LeadNestTest
@Import(BarredAddresses.class)
@ContextConfiguration(initializers = {FreshDatabase.class, WithGoogle.class})
class GoogleSignInTests {
    private static final String PASSWORD = "seven quiet herons fly north";
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
    private FirstPictures pictures;

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
        accounts.changePasswordHash(maya.user(), passwords.hash(PASSWORD));
        GOOGLE.person(subject, mailbox, true, "Maya Lopez");
    }

    @Test
    void theSignInPageOffersIt() throws Exception {
        String page = mvc.get()
                .uri("/sign-in?next=/app/leads")
                .exchange()
                .getResponse()
                .getContentAsString();
        assertThat(Jsoup.parse(page).select("a:contains(Continue with Google)").attr("href"))
                .isEqualTo("/sign-in/google?next=%2Fapp%2Fleads");
    }

    @Test
    void asksForThreeScopesWithPkceStateAndNonce() {
        Trip trip = begin("");
        assertThat(trip.address())
                .startsWith(GOOGLE.baseUrl() + "/authorize?")
                .contains("scope=openid%20email%20profile&", "code_challenge_method=S256", "nonce=", "state=");
        assertThat(trip.address()).doesNotContain(OidcPeer.SECRET);
    }

    @Test
    void anAccountWithAPasswordIsJoinedOnlyAfterThePassword() {
        MvcTestResult back = back(begin("/app/leads"));
        assertThat(back).hasRedirectedUrl("/sign-in/google/password");
        Cookie session = Trip.session(back);
        assertThat(password(session, "another password")).hasStatus(422);
        assertThat(back(begin(""))).hasRedirectedUrl("/sign-in/google/password");
        assertThat(password(session, PASSWORD)).hasRedirectedUrl("/app/leads");
        assertThat(back(begin("/app/tasks"))).hasRedirectedUrl("/app/tasks");
    }

    @Test
    void aJoinedAccountIsKnownByItsSubjectWhateverTheAddress() {
        join();
        GOOGLE.person(subject, "renamed." + mailbox, true, "Maya Lopez");
        MvcTestResult inside = back(begin(""));
        assertThat(inside).hasRedirectedUrl("/app");
        assertThat(mvc.get().uri("/app").cookie(Trip.session(inside)).exchange())
                .hasStatusOk();
        GOOGLE.person("another", mailbox, true, "Maya Lopez");
        assertThat(back(begin(""))).hasRedirectedUrl("/sign-in/google/password");
    }

    @Test
    void anUnverifiedAddressOpensNothing() throws Exception {
        GOOGLE.person(subject, mailbox, false, "Maya Lopez");
        refused(back(begin("")), "has not confirmed");
    }

    @Test
    void aTokenForAnotherSignInIsRefused() throws Exception {
        join();
        GOOGLE.tamper(claims -> with(claims, "nonce", "another"));
        refused(back(begin("")), "does not hold");
    }

    @Test
    void anExpiredTokenIsRefused() throws Exception {
        join();
        GOOGLE.tamper(
                claims -> with(claims, "exp", Instant.now().minusSeconds(120).getEpochSecond()));
        refused(back(begin("")), "does not hold");
    }

    @Test
    void aTokenForAnotherApplicationOrOfAnotherIssuerIsRefused() throws Exception {
        join();
        GOOGLE.tamper(claims -> with(claims, "aud", "somebody-else"));
        refused(back(begin("")), "does not hold");
        GOOGLE.tamper(claims -> with(claims, "iss", "https://evil.example"));
        refused(back(begin("")), "does not hold");
    }

    @Test
    void aTokenThatWasNotSignedOrChangedAfterwardsIsRefused() throws Exception {
        join();
        GOOGLE.forge(token -> token.substring(0, token.lastIndexOf('.') + 1));
        refused(back(begin("")), "does not hold");
        GOOGLE.forge(token -> "eyJhbGciOiJub25lIn0" + token.substring(token.indexOf('.')));
        refused(back(begin("")), "does not hold");
        GOOGLE.forge(token -> "nonsense");
        refused(back(begin("")), "does not hold");
    }

    @Test
    void aCodeComesBackOnce() throws Exception {
        join();
        Trip trip = begin("");
        String path = GOOGLE.authorize(trip.address());
        assertThat(mvc.get().uri(URI.create(path)).cookie(trip.session()).exchange())
                .hasRedirectedUrl("/app");
        refused(mvc.get().uri(URI.create(path)).cookie(trip.session()).exchange(), "begin again");
        Trip other = begin("");
        String stolen = path.replaceFirst("state=[^&]*", "state=" + state(GOOGLE.authorize(other.address())));
        refused(mvc.get().uri(URI.create(stolen)).cookie(other.session()).exchange(), "does not hold");
    }

    @Test
    void anotherBrowserOrAnotherStateIsRefused() throws Exception {
        join();
        Trip trip = begin("");
        String path = GOOGLE.authorize(trip.address());
        refused(mvc.get().uri(URI.create(path)).exchange(), "begin again");
        refused(
                mvc.get()
                        .uri(URI.create(path.replaceFirst("state=[^&]*", "state=made-up")))
                        .cookie(trip.session())
                        .exchange(),
                "begin again");
    }

    @Test
    void newKeysOfTheIssuerAreReadWhenTheyAreUsed() {
        join();
        GOOGLE.rotate();
        assertThat(back(begin(""))).hasRedirectedUrl("/app");
    }

    @Test
    void theIssuerMayWriteItsNameWithoutTheScheme() {
        join();
        GOOGLE.tamper(claims -> with(claims, "iss", GOOGLE.baseUrl().replace("http://", "")));
        assertThat(back(begin(""))).hasRedirectedUrl("/app");
    }

    @Test
    void anIssuerThatDoesNotAnswerIsToldAndThePasswordStillWorks() throws Exception {
        join();
        Trip trip = begin("");
        String path = GOOGLE.authorize(trip.address());
        Faults silence = Faults.since(1, Faults.Kind.TIME_OUT);
        GOOGLE.failWith(silence);
        MvcTestResult silent =
                mvc.get().uri(URI.create(path)).cookie(trip.session()).exchange();
        assertThat(silent).hasStatus(503);
        assertThat(silent.getResponse().getContentAsString()).contains("Google does not answer at this moment");
        silence.release();
        GOOGLE.forget();
        assertThat(mvc.post()
                        .uri("/sign-in")
                        .param("email", mailbox)
                        .param("password", PASSWORD)
                        .with(csrf())
                        .exchange())
                .hasRedirectedUrl("/app");
    }

    @Test
    void aStrangerOpensAnAccountWithTheConfirmedAddress() {
        String address = "new." + UUID.randomUUID() + "@example.com";
        GOOGLE.person(subject, address, true, "Nils New");
        MvcTestResult back = back(begin(""));
        assertThat(back).hasRedirectedUrl("/sign-up/google");
        Cookie session = Trip.session(back);
        assertThat(mvc.post()
                        .uri("/sign-up/google")
                        .cookie(session)
                        .with(csrf())
                        .exchange())
                .hasStatus(422);
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
        User nils = accounts.userWith(new EmailAddress(address)).orElseThrow();
        assertThat(nils.verified()).isTrue();
        assertThat(accounts.passwordHash(nils.id())).isEmpty();
        assertThat(back(begin(""))).hasRedirectedUrl("/app");
        Actor actor = accounts.actor(accounts.accountsOf(nils.id()).getFirst(), nils.id())
                .orElseThrow();
        assertThat(mvc.post()
                        .uri("/app/settings/google/removal")
                        .with(SignedIn.as(actor))
                        .exchange())
                .as("the only way in stays")
                .hasStatus(422);
        assertThat(back(begin(""))).hasRedirectedUrl("/app");
    }

    @Test
    void whoeverHasLeftTheirOnlyAccountComesBackByGoogleToo() {
        join();
        Tenancy.as(maya.account(), () -> accounts.dismiss(maya.account(), maya.user(), List.of()));
        MvcTestResult back = back(begin(""));
        assertThat(back).hasRedirectedUrl("/sign-in/account");
        assertThat(mvc.get().uri("/sign-in/account").cookie(Trip.session(back)).exchange())
                .hasStatusOk();
        String invitation = "/invitations/" + "a".repeat(43);
        assertThat(back(begin(invitation))).hasRedirectedUrl(invitation);
    }

    @Test
    void whoeverHasLeftTheirOnlyAccountJoinsGoogleByTheirPassword() {
        Tenancy.as(maya.account(), () -> accounts.dismiss(maya.account(), maya.user(), List.of()));
        MvcTestResult back = back(begin(""));
        assertThat(back).hasRedirectedUrl("/sign-in/google/password");
        assertThat(password(Trip.session(back), PASSWORD)).hasRedirectedUrl("/sign-in/account");
        assertThat(back(begin(""))).hasRedirectedUrl("/sign-in/account");
    }

    @Test
    void addressesThatAreThrownAwayOrBarredOpenNoAccountByGoogleEither() throws Exception {
        GOOGLE.person(subject, "nils@mailinator.com", true, "Nils New");
        assertThat(open(Trip.session(back(begin("")))))
                .hasStatus(422)
                .bodyText()
                .contains("throw-away mail");

        EmailAddress barred = new EmailAddress("barred." + UUID.randomUUID() + "@example.com");
        GOOGLE.person("g-" + UUID.randomUUID(), barred.value(), true, "Maya Again");
        MvcTestResult back = back(begin(""));
        assertThat(back).hasRedirectedUrl("/sign-up/google");
        assertThat(open(Trip.session(back))).hasRedirectedUrl("/sign-up/sent");
        assertThat(accounts.userWith(barred)).isEmpty();
    }

    @Test
    void accountsByGoogleCountAsThoseByPasswordDo() {
        Cookie device = null;
        for (int account = 0; account < 4; account++) {
            GOOGLE.person(
                    "g-" + UUID.randomUUID(), account + "." + UUID.randomUUID() + "@example.com", true, "Nils New");
            MvcTestResult opened = openFrom(Trip.session(back(begin(""))), device);
            assertThat(opened).hasRedirectedUrl("/app");
            assertThat(Arrays.stream(opened.getResponse().getCookies())
                            .map(Cookie::getName)
                            .filter("device"::equals))
                    .as("the mark that was counted stays the browser's")
                    .hasSize(1);
            device = opened.getResponse().getCookie("device");
        }
        GOOGLE.person("g-" + UUID.randomUUID(), "fifth." + mailbox, true, "Nils New");
        assertThat(openFrom(Trip.session(back(begin(""))), device)).hasStatus(429);
        assertThat(accounts.userWith(new EmailAddress("fifth." + mailbox))).isEmpty();
    }

    @Test
    void whoHasAPasskeyBesideGooglePartsFromGoogleButNotFromBoth() throws Exception {
        String address = "new." + UUID.randomUUID() + "@example.com";
        GOOGLE.person(subject, address, true, "Nils New");
        assertThat(open(Trip.session(back(begin(""))))).hasRedirectedUrl("/app");
        User nils = accounts.userWith(new EmailAddress(address)).orElseThrow();
        Actor actor = accounts.actor(accounts.accountsOf(nils.id()).getFirst(), nils.id())
                .orElseThrow();
        UUID first = passkey(nils);
        assertThat(act("/app/settings/passkeys/" + first + "/removal", actor))
                .as("Google is left")
                .hasStatus3xxRedirection();
        UUID second = passkey(nils);
        assertThat(act("/app/settings/google/removal", actor))
                .as("a passkey is left")
                .hasStatus3xxRedirection();
        assertThat(act("/app/settings/passkeys/" + second + "/removal", actor))
                .as("nothing would be left")
                .hasStatus(422)
                .bodyText()
                .contains("only way in");
        UUID third = passkey(nils);
        assertThat(act("/app/settings/passkeys/" + second + "/removal", actor))
                .as("another is left")
                .hasStatus3xxRedirection();
        accounts.changePasswordHash(nils.id(), passwords.hash(PASSWORD));
        assertThat(act("/app/settings/passkeys/" + third + "/removal", actor))
                .as("a password is left")
                .hasStatus3xxRedirection();
    }

    private MvcTestResult act(String path, Actor actor) {
        return mvc.post().uri(path).with(SignedIn.as(actor)).exchange();
    }

    private UUID passkey(User user) {
        UUID id = Ids.next();
        jdbc.sql("""
                insert into accounts.passkeys (id, user_id, credential_id, public_key, attestation, client_data, signatures,
                  transports, backup_eligible, backed_up, name, created_at)
                values (:id, :user, decode(md5(:id::text), 'hex'), '', '', '', 0, '{}', false, false, 'Phone', now())
                """).param("id", id).param("user", user.id().value()).update();
        return id;
    }

    private MvcTestResult open(Cookie session) {
        return openFrom(session, null);
    }

    private MvcTestResult openFrom(Cookie session, @Nullable Cookie device) {
        var request = mvc.post()
                .uri("/sign-up/google")
                .param("name", "Nils New")
                .param("company", "New Homes")
                .param("age", "true")
                .param("terms", "true")
                .with(csrf());
        return (device == null ? request.cookie(session) : request.cookie(session, device)).exchange();
    }

    @Test
    void aPictureThatFailsHindersNobody() {
        GOOGLE.tamper(claims -> with(claims, "picture", GOOGLE.baseUrl() + "/picture"));
        join();
        GOOGLE.tamper(claims -> with(claims, "picture", List.of("no address")));
        assertThat(back(begin(""))).hasRedirectedUrl("/app");
        assertThat(GOOGLE.ledger().stream()
                        .filter(one -> one.call().path().equals("/picture"))
                        .toList())
                .as("fetched in the background, not while somebody waits")
                .isEmpty();
        Tenancy.run(
                maya.account(), () -> pictures.run(maya.account(), maya.user().value()));
        assertThat(GOOGLE.ledger().getLast().call().path()).isEqualTo("/picture");
        assertThat(back(begin(""))).hasRedirectedUrl("/app");
    }

    @Test
    void whoPartsIsAskedForThePasswordAgain() {
        join();
        assertThat(mvc.post()
                        .uri("/app/settings/google/removal")
                        .with(SignedIn.longAgo(maya))
                        .exchange())
                .hasStatus(303)
                .hasHeader("Location", "/step-up");
        assertThat(mvc.post()
                        .uri("/app/settings/google/removal")
                        .with(SignedIn.as(maya))
                        .exchange())
                .hasRedirectedUrl("/app/settings/google");
        assertThat(back(begin(""))).hasRedirectedUrl("/sign-in/google/password");
    }

    @Test
    void theRealGoogleSaysNeverWhenSomebodySignedInAndOpensTheAccountAllTheSame() {
        GOOGLE.likeGoogle();
        GOOGLE.signedIn(java.time.Instant.now());
        join();
        MvcTestResult inside = back(begin("/app/tasks"));
        assertThat(inside).hasRedirectedUrl("/app/tasks");
        assertThat(mvc.get().uri("/app").cookie(Trip.session(inside)).exchange())
                .hasStatusOk();
    }

    private void join() {
        assertThat(password(Trip.session(back(begin(""))), PASSWORD)).hasRedirectedUrl("/app");
    }

    private Trip begin(String next) {
        return Trip.begin(mvc, next);
    }

    private MvcTestResult back(Trip trip) {
        return trip.back(mvc, GOOGLE.authorize(trip.address()));
    }

    private MvcTestResult password(Cookie session, String password) {
        return mvc.post()
                .uri("/sign-in/google/password")
                .param("password", password)
                .cookie(session)
                .with(csrf())
                .exchange();
    }

    private static void refused(MvcTestResult result, String words) throws Exception {
        assertThat(result).hasStatus(422);
        assertThat(Jsoup.parse(result.getResponse().getContentAsString())
                        .select("[role=alert]")
                        .text())
                .contains(words);
    }

    private static String state(String path) {
        return path.replaceFirst(".*state=([^&]*).*", "$1");
    }

    private static Map<String, Object> with(Map<String, Object> claims, String name, Object value) {
        Map<String, Object> changed = new HashMap<>(claims);
        changed.put(name, value);
        return changed;
    }
}
