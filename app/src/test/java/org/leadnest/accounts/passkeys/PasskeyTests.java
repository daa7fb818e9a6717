package org.leadnest.accounts.passkeys;

import static org.assertj.core.api.Assertions.assertThat;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.csrf;

import jakarta.servlet.http.Cookie;
import java.util.List;
import java.util.Objects;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Document;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.leadnest.accounts.Accounts;
import org.leadnest.accounts.Actor;
import org.leadnest.accounts.audit.AuditAct;
import org.leadnest.accounts.audit.AuditDesk;
import org.leadnest.accounts.passwords.Passwords;
import org.leadnest.platform.tenancy.Tenancy;
import org.leadnest.testkit.Cast;
import org.leadnest.testkit.LeadNestTest;
import org.leadnest.testkit.SignedIn;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.web.servlet.assertj.MockMvcTester;
import org.springframework.test.web.servlet.assertj.MvcTestResult;

/** A device's passkey: made, used for the sign-in and as a proof, and every way in which its answer does not hold. */
@LeadNestTest
class PasskeyTests {
    private static final String PASSWORD = "seven quiet herons fly north";
    private static final String PLACE = "/app/settings/passkeys";

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

    @Autowired
    private AuditDesk log;

    private Actor maya;
    private Actor tom;
    private String mailbox;
    private SoftAuthenticator phone;

    @BeforeEach
    void enter() throws Exception {
        Cast.Players players = cast.enter();
        maya = players.maya();
        tom = players.tom();
        mailbox = accounts.user(maya.user()).email().value();
        accounts.changePasswordHash(maya.user(), passwords.hash(PASSWORD));
        phone = new SoftAuthenticator();
    }

    @Test
    void theFirstOneComesWithTenRecoveryCodesAndLaterOnesDoNot() throws Exception {
        Document first = Jsoup.parse(body(add(phone, maya, "My phone")));
        assertThat(first.select(".ln-codes code")).hasSize(10);
        assertThat(add(new SoftAuthenticator(), maya, "Laptop")).hasRedirectedUrl(PLACE);
        Document page = Jsoup.parse(body(get(PLACE, maya)));
        assertThat(page.select("input[name=name]").eachAttr("value")).containsExactly("My phone", "Laptop");
        assertThat(page.text()).contains("On one device", "Never");
        assertThat(page.select(".ln-codes")).isEmpty();
    }

    @Test
    void opensTheAccountByItselfAndIsShownAsUsed() throws Exception {
        add(phone, maya, "My phone");
        MvcTestResult entered = signIn(phone, "/app/leads");
        assertThat(entered).hasRedirectedUrl("/app/leads");
        assertThat(mvc.get().uri("/app").cookie(cookie(entered)).exchange()).hasStatusOk();
        assertThat(signIn(phone, "https://evil.example")).hasRedirectedUrl("/app");
        assertThat(Jsoup.parse(body(get(PLACE, maya))).text()).doesNotContain("Never");
    }

    @Test
    void whoeverHasLeftTheirOnlyAccountComesBackByPasskeyToo() throws Exception {
        add(phone, maya, "My phone");
        Tenancy.as(maya.account(), () -> accounts.dismiss(maya.account(), maya.user(), List.of()));
        assertThat(signIn(phone, "")).hasRedirectedUrl("/sign-in/account");
        String invitation = "/invitations/" + "a".repeat(43);
        assertThat(signIn(phone, invitation)).hasRedirectedUrl(invitation);
        MvcTestResult half = password();
        assertThat(half).as("the second step is not left out").hasRedirectedUrl("/sign-in/code");
        assertThat(use(phone, cookie(half))).hasRedirectedUrl("/sign-in/account");
    }

    @Test
    void thePasswordAloneOpensNothingAnyMore() throws Exception {
        String code = Jsoup.parse(body(add(phone, maya, "My phone")))
                .select(".ln-codes code")
                .eachText()
                .getFirst();
        MvcTestResult half = password();
        assertThat(half).hasRedirectedUrl("/sign-in/code");
        Cookie session = cookie(half);
        Document step =
                Jsoup.parse(body(mvc.get().uri("/sign-in/code").cookie(session).exchange()));
        assertThat(step.select("form[action=/sign-in/passkey]")).hasSize(1);
        assertThat(step.text()).contains("Recovery code").doesNotContain("six digits");
        assertThat(use(phone, session)).hasRedirectedUrl("/app");
        Cookie again = cookie(password());
        assertThat(mvc.post()
                        .uri("/sign-in/code")
                        .param("code", code)
                        .cookie(again)
                        .with(csrf())
                        .exchange())
                .hasRedirectedUrl("/app");
    }

    @Test
    void anAnswerOpensOnceAndOnlyInTheSessionThatAskedForIt() throws Exception {
        add(phone, maya, "My phone");
        MvcTestResult asked =
                mvc.post().uri("/sign-in/passkey/options").with(csrf()).exchange();
        String answer = phone.get(body(asked));
        assertThat(mvc.post()
                        .uri("/sign-in/passkey")
                        .param("credential", answer)
                        .with(csrf())
                        .exchange())
                .as("no session")
                .hasStatus(422);
        Cookie other =
                cookie(mvc.post().uri("/sign-in/passkey/options").with(csrf()).exchange());
        assertThat(send(answer, other)).as("a challenge of another session").hasStatus(422);
        Cookie own = cookie(asked);
        assertThat(send(answer, own)).hasRedirectedUrl("/app");
        assertThat(send(answer, own)).as("a second time").hasStatus(422);
    }

    @Test
    void anotherOriginAnotherHostOrAnUncheckedPersonIsRefused() throws Exception {
        add(phone, maya, "My phone");
        phone.origin = "https://leadnest.evil.example";
        assertThat(signIn(phone, "")).hasStatus(422);
        phone.origin = "http://localhost:8080";
        phone.host = "evil.example";
        assertThat(signIn(phone, "")).hasStatus(422);
        phone.host = "localhost";
        phone.checksItsPerson = false;
        assertThat(signIn(phone, "")).hasStatus(422);
        phone.checksItsPerson = true;
        assertThat(signIn(phone, "")).hasRedirectedUrl("/app");
    }

    @Test
    void anUnknownDeviceAndRubbishAreRefusedWithWords() throws Exception {
        add(phone, maya, "My phone");
        SoftAuthenticator stranger = new SoftAuthenticator();
        stranger.create("{\"user\":{\"id\":\"AAAAAAAAAAAAAAAAAAAAAA\"},\"challenge\":\"AAAA\"}");
        assertThat(signIn(stranger, "")).hasStatus(422).bodyText().contains("did not open an account");
        Cookie session =
                cookie(mvc.post().uri("/sign-in/passkey/options").with(csrf()).exchange());
        for (String rubbish : List.of("", "{}", "null", "[]", "{\"id\":\"*\",\"rawId\":\"*\"}", "\u0000")) {
            assertThat(send(rubbish, session)).as(rubbish).hasStatus(422);
        }
    }

    @Test
    void aCounterThatGoesBackIsACopyAndOpensNothing() throws Exception {
        add(phone, maya, "My phone");
        assertThat(signIn(phone, "")).hasRedirectedUrl("/app");
        assertThat(signIn(phone, "")).hasRedirectedUrl("/app");
        phone.counter = 0;
        assertThat(signIn(phone, "")).hasStatus(422);
    }

    @Test
    void aPasskeyIsAProofBeforeADangerousActAndNobodyElsesIs() throws Exception {
        add(phone, maya, "My phone");
        SoftAuthenticator toms = new SoftAuthenticator();
        add(toms, tom, "Tom's");
        String act = PLACE + "/new";
        MvcTestResult asked = mvc.get().uri(act).with(SignedIn.longAgo(maya)).exchange();
        assertThat(asked).hasStatus(303).hasHeader("Location", "/step-up");
        Cookie session = cookie(asked);
        String page = body(aged("/step-up", session));
        assertThat(Jsoup.parse(page).select("form[action=/step-up/passkey]")).hasSize(1);
        assertThat(prove(toms, session)).hasStatus(422);
        assertThat(prove(phone, session)).hasRedirectedUrl(act);
    }

    @Test
    void whoHasAPasskeyAndNoAppReadsThatItIsOnAndRenewsTheCodes() throws Exception {
        String old = Jsoup.parse(body(add(phone, maya, "My phone")))
                .select(".ln-codes code")
                .eachText()
                .getFirst();
        String place = "/app/settings/second-factor";
        Document page = Jsoup.parse(body(get(place, maya)));
        assertThat(page.text()).contains("It is on", "10 of 10 recovery codes").doesNotContain("It is off");
        Document renewed = Jsoup.parse(body(post(place + "/recovery-codes/renewal", maya)));
        assertThat(renewed.select(".ln-codes code").eachText()).hasSize(10).doesNotContain(old);
        assertThat(mvc.post()
                        .uri(place + "/recovery-codes/renewal")
                        .with(SignedIn.longAgo(maya))
                        .exchange())
                .hasHeader("Location", "/step-up");
        assertThat(post(place + "/recovery-codes/renewal", tom))
                .as("without a passkey")
                .hasRedirectedUrl(place);
    }

    @Test
    void isRenamedAndRemovedByItsOwnerAlone() throws Exception {
        add(phone, maya, "My phone");
        String id = jdbc.sql("select id from accounts.passkeys where user_id = :user")
                .param("user", maya.userUuid())
                .query(String.class)
                .single();
        assertThat(post(PLACE + "/" + id + "/name", tom, "name", "Mine")).hasStatus(404);
        assertThat(post(PLACE + "/" + id + "/removal", tom)).hasStatus(404);
        assertThat(post(PLACE + "/" + id + "/name", maya, "name", " ")).hasStatus(422);
        assertThat(post(PLACE + "/" + id + "/name", maya, "name", "Old phone")).hasRedirectedUrl(PLACE);
        assertThat(body(get(PLACE, maya))).contains("Old phone");
        assertThat(Tenancy.as(maya.account(), () -> log.latest(AuditAct.PASSKEY_RENAMED, 10)))
                .extracting(AuditDesk.Line::about)
                .containsExactly("Old phone");
        assertThat(post(PLACE + "/" + id + "/removal", maya)).hasRedirectedUrl(PLACE);
        assertThat(signIn(phone, "")).hasStatus(422);
        assertThat(password()).as("nothing is left but the password").hasRedirectedUrl("/app");
        assertThat(jdbc.sql("select count(*) from accounts.recovery_codes where user_id = :user")
                        .param("user", maya.userUuid())
                        .query(Long.class)
                        .single())
                .isZero();
    }

    @Test
    void whatWasTypedStaysWhenTheAnswerDoesNotHold() throws Exception {
        Cookie session = cookie(get(PLACE + "/new", maya));
        MvcTestResult refused = post(session, PLACE, maya, "name", "My phone", "credential", "{}");
        assertThat(refused).hasStatus(422);
        Document page = Jsoup.parse(body(refused));
        assertThat(page.select("input[name=name]").val()).isEqualTo("My phone");
        assertThat(page.text()).contains("did not hold");
        assertThat(page.expectFirst("form[data-passkey=create]").attr("data-passkey-options"))
                .as("a new challenge to try again with")
                .contains("challenge");
    }

    @Test
    void oneDeviceIsNotAddedTwice() throws Exception {
        add(phone, maya, "My phone");
        assertThat(add(phone, maya, "Again")).hasStatus(422);
        assertThat(add(phone, tom, "Mine now")).hasStatus(422);
    }

    @Test
    void countsAsTheSecondFactorThatAnAccountAsksFor() throws Exception {
        jdbc.sql("update accounts.accounts set second_factor_required = true where id = :id")
                .param("id", maya.accountUuid())
                .update();
        assertThat(get("/app/leads", maya)).hasRedirectedUrl("/app/settings/second-factor");
        assertThat(get(PLACE + "/new", maya)).hasStatusOk();
        add(phone, maya, "My phone");
        assertThat(get("/app/leads", maya)).hasStatusOk();
    }

    @Test
    void addingAndRemovingOneEndsTheOtherSessions() throws Exception {
        Cookie stolen = cookie(password());
        add(phone, maya, "My phone");
        assertThat(mvc.get().uri("/app").cookie(stolen).exchange()).hasRedirectedUrl("/sign-in?next=%2Fapp");
        Cookie other = cookie(signIn(phone, ""));
        String id = jdbc.sql("select id from accounts.passkeys where user_id = :user")
                .param("user", maya.userUuid())
                .query(String.class)
                .single();
        post(PLACE + "/" + id + "/removal", maya);
        assertThat(mvc.get().uri("/app").cookie(other).exchange()).hasRedirectedUrl("/sign-in?next=%2Fapp");
    }

    private MvcTestResult add(SoftAuthenticator device, Actor actor, String name) throws Exception {
        MvcTestResult asked = get(PLACE + "/new", actor);
        Document page = Jsoup.parse(body(asked));
        String options = page.expectFirst("form[data-passkey=create]").attr("data-passkey-options");
        return post(cookie(asked), PLACE, actor, "name", name, "credential", device.create(options));
    }

    private MvcTestResult signIn(SoftAuthenticator device, String next) throws Exception {
        MvcTestResult asked =
                mvc.post().uri("/sign-in/passkey/options").with(csrf()).exchange();
        return mvc.post()
                .uri("/sign-in/passkey")
                .param("credential", device.get(body(asked)))
                .param("next", next)
                .cookie(cookie(asked))
                .with(csrf())
                .exchange();
    }

    private MvcTestResult use(SoftAuthenticator device, Cookie session) throws Exception {
        MvcTestResult asked = mvc.post()
                .uri("/sign-in/passkey/options")
                .cookie(session)
                .with(csrf())
                .exchange();
        return send(device.get(body(asked)), session);
    }

    private MvcTestResult send(String answer, Cookie session) {
        return mvc.post()
                .uri("/sign-in/passkey")
                .param("credential", answer)
                .cookie(session)
                .with(csrf())
                .exchange();
    }

    private MvcTestResult password() {
        return mvc.post()
                .uri("/sign-in")
                .param("email", mailbox)
                .param("password", PASSWORD)
                .with(csrf())
                .exchange();
    }

    private MvcTestResult aged(String path, Cookie session) {
        return mvc.get().uri(path).cookie(session).with(SignedIn.longAgo(maya)).exchange();
    }

    private MvcTestResult prove(SoftAuthenticator device, Cookie session) throws Exception {
        MvcTestResult asked = mvc.post()
                .uri("/step-up/passkey/options")
                .cookie(session)
                .with(SignedIn.longAgo(maya))
                .exchange();
        return mvc.post()
                .uri("/step-up/passkey")
                .param("credential", device.get(body(asked)))
                .cookie(session)
                .with(SignedIn.longAgo(maya))
                .exchange();
    }

    private MvcTestResult get(String path, Actor actor) {
        return mvc.get().uri(path).with(SignedIn.as(actor)).exchange();
    }

    private MvcTestResult post(String path, Actor actor, String... fields) {
        return post(new Cookie("theme", "light"), path, actor, fields);
    }

    private MvcTestResult post(Cookie session, String path, Actor actor, String... fields) {
        var request = mvc.post().uri(path).cookie(session).with(SignedIn.as(actor));
        for (int at = 0; at < fields.length; at += 2) {
            request.param(fields[at], fields[at + 1]);
        }
        return request.exchange();
    }

    private static String body(MvcTestResult result) throws Exception {
        return result.getResponse().getContentAsString();
    }

    private static Cookie cookie(MvcTestResult result) {
        return Objects.requireNonNull(result.getResponse().getCookie("session"));
    }
}
