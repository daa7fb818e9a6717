package org.leadnest.accounts.factors;

import static org.assertj.core.api.Assertions.assertThat;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.csrf;

import com.google.zxing.BinaryBitmap;
import com.google.zxing.DecodeHintType;
import com.google.zxing.RGBLuminanceSource;
import com.google.zxing.common.GlobalHistogramBinarizer;
import com.google.zxing.qrcode.QRCodeReader;
import jakarta.servlet.http.Cookie;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Document;
import org.jsoup.nodes.Element;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.leadnest.accounts.Accounts;
import org.leadnest.accounts.Actor;
import org.leadnest.accounts.passwords.Passwords;
import org.leadnest.accounts.signup.EmailLinks;
import org.leadnest.testkit.Cast;
import org.leadnest.testkit.LeadNestTest;
import org.leadnest.testkit.SignedIn;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.web.servlet.assertj.MockMvcTester;
import org.springframework.test.web.servlet.assertj.MvcTestResult;

/** Setting a second factor up, signing in with it, and what never goes around it. */
@LeadNestTest
class SecondFactorTests {
    private static final String PASSWORD = "seven quiet herons fly north";
    private static final String PLACE = "/app/settings/second-factor";

    @Autowired
    private MockMvcTester mvc;

    @Autowired
    private Cast cast;

    @Autowired
    private Accounts accounts;

    @Autowired
    private Passwords passwords;

    @Autowired
    private EmailLinks links;

    @Autowired
    private JdbcClient jdbc;

    private Cast.Players players;
    private Actor maya;
    private String mailbox;

    @BeforeEach
    void enter() {
        players = cast.enter();
        maya = players.maya();
        mailbox = accounts.user(maya.user()).email().value();
        accounts.changePasswordHash(maya.user(), passwords.hash(PASSWORD));
    }

    @Test
    void theCodeOnThePageHoldsTheKeyThatStandsBesideIt() throws Exception {
        post(PLACE + "/setup", maya);
        Document page = Jsoup.parse(get(PLACE, maya).getResponse().getContentAsString());
        String key = page.select(".ln-key").text().replace(" ", "");
        assertThat(key).matches("[A-Z2-7]{32}");
        assertThat(read(page.expectFirst(".ln-qr")))
                .startsWith("otpauth://totp/LeadNest%3Amaya.")
                .contains("secret=" + key, "issuer=LeadNest", "period=30", "digits=6");
    }

    @Test
    void isSetUpWithThePasswordAndAFirstCodeAndShowsTenRecoveryCodesOnce() throws Exception {
        assertThat(mvc.post().uri(PLACE + "/setup").with(SignedIn.longAgo(maya)).exchange())
                .hasStatus(303)
                .hasHeader("Location", "/step-up");
        post(PLACE + "/setup", maya);
        byte[] secret = secret();
        assertThat(post(PLACE + "/confirmation", maya, "code", "000000")).hasStatus(422);
        Document done = Jsoup.parse(post(PLACE + "/confirmation", maya, "code", code(secret, 0))
                .getResponse()
                .getContentAsString());
        List<String> codes = done.select(".ln-codes code").eachText();
        assertThat(codes)
                .hasSize(10)
                .doesNotHaveDuplicates()
                .allMatch(code -> code.matches("([a-z2-7]{4}-){5}[a-z2-7]{4}"));
        assertThat(Jsoup.parse(get(PLACE, maya).getResponse().getContentAsString())
                        .text())
                .contains("It is on", "10 of 10 recovery codes")
                .doesNotContain(codes.getFirst());
        assertThat(jdbc.sql("select count(*) from accounts.recovery_codes where encode(code_hash, 'escape') like ?")
                        .param("%" + codes.getFirst() + "%")
                        .query(Long.class)
                        .single())
                .isZero();
    }

    @Test
    void theSignInAsksForTheCodeAndOpensNothingBefore() {
        byte[] secret = turnOn();
        MvcTestResult half = signIn("/app/leads");
        assertThat(half).hasRedirectedUrl("/sign-in/code");
        Cookie session = cookie(half);
        assertThat(mvc.get().uri("/app").cookie(session).exchange()).hasRedirectedUrl("/sign-in?next=%2Fapp");
        assertThat(second(session, "123456")).hasStatus(422);
        MvcTestResult whole = second(session, code(secret, 0));
        assertThat(whole).hasRedirectedUrl("/app/leads");
        Cookie inside = cookie(whole);
        assertThat(inside.getValue()).isNotEqualTo(session.getValue());
        assertThat(mvc.get().uri("/sign-in").cookie(inside).exchange()).hasRedirectedUrl("/app");
        assertThat(second(session, code(secret, 1))).hasRedirectedUrl("/sign-in");
    }

    @Test
    void whoeverHasLeftTheirOnlyAccountStillShowsTheCode() {
        byte[] secret = turnOn();
        players.atHarbor(() -> accounts.dismiss(players.harbor(), maya.user(), List.of()));
        MvcTestResult half = signIn("");
        assertThat(half).hasRedirectedUrl("/sign-in/code");
        assertThat(mvc.get().uri("/sign-in/account").cookie(cookie(half)).exchange())
                .hasRedirectedUrl("/sign-in");
        assertThat(second(cookie(half), "123456")).hasStatus(422);
        assertThat(second(cookie(half), code(secret, 0))).hasRedirectedUrl("/sign-in/account");
    }

    @Test
    void aCodeCountsOnce() {
        byte[] secret = turnOn();
        String code = code(secret, 0);
        assertThat(second(cookie(signIn("")), code)).hasRedirectedUrl("/app");
        assertThat(second(cookie(signIn("")), code)).hasStatus(422);
    }

    @Test
    void aRecoveryCodeOpensOnceHoweverItIsTyped() throws Exception {
        turnOn();
        String code = fresh.getFirst();
        String typed = code.toUpperCase(java.util.Locale.ROOT).replace("-", " ");
        assertThat(second(cookie(signIn("")), typed)).hasRedirectedUrl("/app");
        assertThat(second(cookie(signIn("")), code)).hasStatus(422);
        assertThat(Jsoup.parse(get(PLACE, maya).getResponse().getContentAsString())
                        .text())
                .contains("9 of 10 recovery codes");
    }

    @Test
    void guessingCodesIsSlowedDownAcrossSessions() {
        byte[] secret = turnOn();
        List<Cookie> sessions =
                IntStream.range(0, 7).mapToObj(one -> cookie(signIn(""))).toList();
        for (Cookie session : sessions.subList(0, 6)) {
            assertThat(second(session, "000000")).hasStatus(422);
        }
        MvcTestResult slowed = second(sessions.getLast(), code(secret, 0));
        assertThat(slowed).hasStatus(429);
        assertThat(slowed.getResponse().getHeader("Retry-After")).isNotNull();
    }

    @Test
    void ofManyCodesAtOnceNoMoreAreLookedAtThanOfAsManyInTurn() throws Exception {
        turnOn();
        int tries = 20;
        List<Cookie> sessions =
                IntStream.range(0, tries).mapToObj(one -> cookie(signIn(""))).toList();
        CyclicBarrier together = new CyclicBarrier(tries);
        List<Future<Integer>> answers = new ArrayList<>();
        try (var people = Executors.newFixedThreadPool(tries)) {
            sessions.forEach(session -> answers.add(people.submit(() -> {
                together.await();
                return second(session, "000000").getResponse().getStatus();
            })));
        }
        List<Integer> statuses = new ArrayList<>();
        for (Future<Integer> answer : answers) {
            statuses.add(answer.get());
        }
        // five are free, and the sixth begins the wait
        assertThat(statuses.stream().filter(status -> status == 422)).hasSize(6);
        assertThat(statuses.stream().filter(status -> status == 429)).hasSize(14);
    }

    @Test
    void aForgottenPasswordDoesNotGoAroundIt() {
        turnOn();
        String token = links.make(maya.user(), EmailLinks.Purpose.RESET, null)
                .orElseThrow()
                .text();
        assertThat(mvc.post()
                        .uri("/reset-password")
                        .param("token", token)
                        .param("password", "four grey cranes walk south")
                        .with(csrf())
                        .exchange())
                .hasRedirectedUrl("/sign-in");
        assertThat(mvc.post()
                        .uri("/sign-in")
                        .param("email", mailbox)
                        .param("password", "four grey cranes walk south")
                        .with(csrf())
                        .exchange())
                .hasRedirectedUrl("/sign-in/code");
    }

    @Test
    void aChangedPasswordEndsTheWaitForACode() {
        byte[] secret = turnOn();
        Cookie waiting = cookie(signIn(""));
        post("/app/settings/profile/password", maya, "current", PASSWORD, "password", "four grey cranes walk south");
        assertThat(second(waiting, code(secret, 0))).hasRedirectedUrl("/sign-in");
    }

    @Test
    void aPasswordIsChangedByTheSecondFactorAndTheOldOneTogether() {
        turnOn();
        String fresh = "four grey cranes walk south";
        MvcTestResult asked = mvc.post()
                .uri("/app/settings/profile/password")
                .param("current", PASSWORD)
                .param("password", fresh)
                .with(SignedIn.longAgo(maya))
                .exchange();
        assertThat(asked).hasRedirectedUrl("/step-up");
        assertThat(passwords.matches(fresh, accounts.passwordHash(maya.user()))).isFalse();
        assertThat(post("/app/settings/profile/password", maya, "current", "wrong", "password", fresh))
                .hasStatus(422);
        assertThat(post("/app/settings/profile/password", maya, "current", PASSWORD, "password", fresh))
                .hasRedirectedUrl("/app/settings/profile");
    }

    @Test
    void isTurnedOffWithPasswordAndCodeTogetherOnly() {
        byte[] secret = turnOn();
        assertThat(post(PLACE + "/removal", maya, "password", PASSWORD, "code", "000000"))
                .hasStatus(422);
        assertThat(post(PLACE + "/removal", maya, "password", "wrong", "code", code(secret, 0)))
                .hasStatus(422);
        assertThat(post(PLACE + "/removal", maya, "password", PASSWORD, "code", code(secret, 0)))
                .hasRedirectedUrl(PLACE);
        assertThat(signIn("")).hasRedirectedUrl("/app");
    }

    @Test
    void anAccountCanRequireItAndLeadsWhoeverHasNoneToTheSetUp() throws Exception {
        Actor grace = players.grace();
        assertThat(post(PLACE + "/rule", maya, "required", "true")).hasStatus(403);
        post(PLACE + "/rule", grace, "required", "true");
        assertThat(get("/app/leads", players.tom())).hasStatusOk();
        turnOn(grace);
        post(PLACE + "/rule", grace, "required", "true");
        assertThat(get("/app/leads", grace)).hasStatusOk();
        assertThat(get("/app/leads", players.tom())).hasRedirectedUrl(PLACE);
        assertThat(post("/app/settings/profile", players.tom(), "name", "Tom")).hasRedirectedUrl(PLACE);
        assertThat(Jsoup.parse(get(PLACE, players.tom()).getResponse().getContentAsString())
                        .text())
                .contains("Your account asks everybody for this");
        assertThat(get("/app/leads", players.pia())).hasStatusOk();
        turnOn(players.tom());
        assertThat(get("/app/leads", players.tom())).hasStatusOk();
    }

    @Test
    void whoHasNoneGoesOverToAnotherAccountTakesTheirOwnDataAlongAndLeaves() throws Exception {
        jdbc.sql("update accounts.accounts set second_factor_required = true where id = :id")
                .param("id", players.harbor().value())
                .update();
        jdbc.sql(
                        "insert into accounts.memberships (account_id, user_id, role, created_at) values (:account, :user, 'AGENT', now())")
                .param("account", players.pine().value())
                .param("user", players.tom().userUuid())
                .update();
        assertThat(get("/app/leads", players.tom())).hasRedirectedUrl(PLACE);
        assertThat(get("/app/settings/accounts", players.tom())).hasStatusOk();
        assertThat(get("/app/settings/exports", players.tom())).hasStatusOk();
        assertThat(post("/app/settings/exports", players.tom(), "of", "user"))
                .hasRedirectedUrl("/app/settings/exports");
        assertThat(get("/app/settings/exports", players.grace()))
                .as("an owner could take all of the account along")
                .hasRedirectedUrl(PLACE);
        assertThat(post("/app/settings/accounts/" + players.pine(), players.tom()))
                .hasRedirectedUrl("/app");
        assertThat(post("/app/settings/accounts/" + players.harbor() + "/departure", players.tom()))
                .hasRedirectedUrl("/sign-in");
        assertThat(accounts.accountsOf(players.tom().user())).containsExactly(players.pine());
    }

    @Test
    void theRuleIsEndedByNobodyWithoutOne() throws Exception {
        Actor grace = players.grace();
        jdbc.sql("update accounts.accounts set second_factor_required = true where id = :id")
                .param("id", players.harbor().value())
                .update();
        assertThat(post(PLACE + "/rule", grace, "required", "false")).hasRedirectedUrl(PLACE);
        assertThat(get("/app/leads", grace)).as("the rule stands").hasRedirectedUrl(PLACE);
        assertThat(post(PLACE + "/recovery-codes", grace)).hasRedirectedUrl(PLACE);
        turnOn(grace);
        post(PLACE + "/rule", grace, "required", "false");
        assertThat(get("/app/leads", players.tom())).hasStatusOk();
    }

    @Test
    void aDangerousActAsksWhoeverHasOneForItAndNotForThePasswordAlone() throws Exception {
        byte[] secret = turnOn();
        MvcTestResult asked = mvc.get()
                .uri("/app/settings/passkeys/new")
                .with(SignedIn.longAgo(maya))
                .exchange();
        assertThat(asked).hasHeader("Location", "/step-up");
        Cookie session = cookie(asked);
        Document page = Jsoup.parse(mvc.get()
                .uri("/step-up")
                .cookie(session)
                .with(SignedIn.longAgo(maya))
                .exchange()
                .getResponse()
                .getContentAsString());
        assertThat(page.select("input[name=code]")).hasSize(1);
        assertThat(page.select("input[name=password]")).isEmpty();
        assertThat(stepUp(session, "password", PASSWORD))
                .hasStatus(422)
                .bodyText()
                .contains("Expected a code");
        assertThat(stepUp(session, "code", "000000")).hasStatus(422);
        assertThat(stepUp(session, "code", code(secret, 0))).hasRedirectedUrl("/app/settings/passkeys/new");
    }

    private MvcTestResult stepUp(Cookie session, String field, String value) {
        return mvc.post()
                .uri("/step-up")
                .param(field, value)
                .cookie(session)
                .with(SignedIn.longAgo(maya))
                .exchange();
    }

    @Test
    void turningItOnOrOffEndsTheOtherSessions() throws Exception {
        Cookie desk = cookie(signIn(""));
        Cookie stolen = cookie(signIn(""));
        mvc.post().uri(PLACE + "/setup").cookie(desk).with(csrf()).exchange();
        byte[] secret = secret();
        assertThat(mvc.get().uri("/app").cookie(stolen).exchange()).hasStatusOk();
        assertThat(mvc.post()
                        .uri(PLACE + "/confirmation")
                        .param("code", code(secret, 0))
                        .cookie(desk)
                        .with(csrf())
                        .exchange())
                .hasStatusOk();
        assertThat(mvc.get().uri("/app").cookie(stolen).exchange()).hasRedirectedUrl("/sign-in?next=%2Fapp");
        assertThat(mvc.get().uri("/app").cookie(desk).exchange()).hasStatusOk();
        Cookie half = cookie(signIn(""));
        assertThat(mvc.post()
                        .uri(PLACE + "/removal")
                        .param("password", PASSWORD)
                        .param("code", code(secret, 1))
                        .cookie(desk)
                        .with(csrf())
                        .exchange())
                .hasRedirectedUrl(PLACE);
        assertThat(mvc.get().uri("/sign-in/code").cookie(half).exchange())
                .as("one that waited for its code")
                .hasRedirectedUrl("/sign-in");
        assertThat(mvc.get().uri("/app").cookie(desk).exchange()).hasStatusOk();
    }

    private List<String> fresh = List.of();

    private byte[] turnOn() {
        return turnOn(maya);
    }

    private byte[] turnOn(Actor actor) {
        accounts.changePasswordHash(actor.user(), passwords.hash(PASSWORD));
        post(PLACE + "/setup", actor, "password", PASSWORD);
        byte[] secret = secret(actor);
        try {
            fresh = Jsoup.parse(post(PLACE + "/confirmation", actor, "code", code(secret, -1))
                            .getResponse()
                            .getContentAsString())
                    .select(".ln-codes code")
                    .eachText();
        } catch (java.io.UnsupportedEncodingException impossible) {
            throw new IllegalStateException(impossible);
        }
        assertThat(fresh).hasSize(10);
        return secret;
    }

    private byte[] secret() {
        return secret(maya);
    }

    private byte[] secret(Actor actor) {
        try {
            String key = Jsoup.parse(get(PLACE, actor).getResponse().getContentAsString())
                    .select(".ln-key")
                    .text()
                    .replace(" ", "");
            return decode(key);
        } catch (java.io.UnsupportedEncodingException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    private static byte[] decode(String base32) {
        java.math.BigInteger value = java.math.BigInteger.ZERO;
        for (char digit : base32.toCharArray()) {
            value = value.shiftLeft(5)
                    .or(java.math.BigInteger.valueOf("ABCDEFGHIJKLMNOPQRSTUVWXYZ234567".indexOf(digit)));
        }
        byte[] bytes = new byte[20];
        byte[] magnitude = value.toByteArray();
        int kept = Math.min(20, magnitude.length);
        System.arraycopy(magnitude, magnitude.length - kept, bytes, 20 - kept, kept);
        return bytes;
    }

    /** The code that an app shows now, or {@code away} steps from now. */
    private static String code(byte[] secret, int away) {
        return Totp.code(secret, Totp.step(Instant.now()) + away);
    }

    private MvcTestResult signIn(String next) {
        return mvc.post()
                .uri("/sign-in")
                .param("email", mailbox)
                .param("password", PASSWORD)
                .param("next", next)
                .with(csrf())
                .exchange();
    }

    private MvcTestResult second(Cookie session, String code) {
        return mvc.post()
                .uri("/sign-in/code")
                .param("code", code)
                .cookie(session)
                .with(csrf())
                .exchange();
    }

    private MvcTestResult get(String path, Actor actor) {
        return mvc.get().uri(path).with(SignedIn.as(actor)).exchange();
    }

    private MvcTestResult post(String path, Actor actor, String... fields) {
        var request = mvc.post().uri(path).with(SignedIn.as(actor));
        for (int at = 0; at < fields.length; at += 2) {
            request.param(fields[at], fields[at + 1]);
        }
        return request.exchange();
    }

    private static Cookie cookie(MvcTestResult result) {
        return Objects.requireNonNull(result.getResponse().getCookie("session"));
    }

    /** Reads the drawing as a phone does. */
    private static String read(Element svg) throws Exception {
        int cells = Integer.parseInt(svg.attr("viewBox").split(" ")[2]);
        int scale = 4;
        int[] pixels = new int[cells * scale * cells * scale];
        Arrays.fill(pixels, 0xFFFFFF);
        Matcher cell = Pattern.compile("M(\\d+) (\\d+)h1v1h-1z")
                .matcher(svg.select("path").attr("d"));
        while (cell.find()) {
            for (int dot = 0; dot < scale * scale; dot++) {
                int x = Integer.parseInt(cell.group(1)) * scale + dot % scale;
                int y = Integer.parseInt(cell.group(2)) * scale + dot / scale;
                pixels[y * cells * scale + x] = 0;
            }
        }
        var picture = new RGBLuminanceSource(cells * scale, cells * scale, pixels);
        return new QRCodeReader()
                .decode(
                        new BinaryBitmap(new GlobalHistogramBinarizer(picture)),
                        Map.of(DecodeHintType.PURE_BARCODE, true))
                .getText();
    }
}
