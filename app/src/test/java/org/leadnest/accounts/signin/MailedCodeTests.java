package org.leadnest.accounts.signin;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.servlet.http.Cookie;
import java.time.Duration;
import java.util.Objects;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Document;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.leadnest.accounts.Accounts;
import org.leadnest.accounts.Actor;
import org.leadnest.accounts.RecordingPostman;
import org.leadnest.accounts.passwords.Passwords;
import org.leadnest.platform.mail.ProductLetter;
import org.leadnest.platform.time.ServiceClock;
import org.leadnest.testkit.Cast;
import org.leadnest.testkit.LeadNestTest;
import org.leadnest.testkit.SignedIn;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.annotation.Import;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.web.servlet.assertj.MockMvcTester;
import org.springframework.test.web.servlet.assertj.MvcTestResult;

/** Whoever has neither a password nor a second factor shows by a mailed code that it is them. */
@LeadNestTest
@Import(RecordingPostman.Delivery.class)
class MailedCodeTests {
    private static final String ACT = "/app/settings/passkeys/new";

    @Autowired
    private MockMvcTester mvc;

    @Autowired
    private Cast cast;

    @Autowired
    private Accounts accounts;

    @Autowired
    private Passwords passwords;

    @Autowired
    private RecordingPostman postman;

    @Autowired
    private ServiceClock clock;

    @Autowired
    private JdbcClient jdbc;

    private Actor grace;
    private Cookie session;

    @BeforeEach
    void enter() {
        grace = cast.enter().grace();
        session = asked();
    }

    @Test
    void theMailedCodeLeadsOnAndWorksOnce() throws Exception {
        Document before = page();
        assertThat(before.select("input[name=password], input[name=code]")).isEmpty();
        assertThat(before.select("form[action=/step-up/mail] button").text()).isEqualTo("Mail me a code");
        String code = mailed();
        assertThat(page().select("input[name=code]")).hasSize(1);
        assertThat(page().select("form[action=/step-up/mail] button").text()).isEqualTo("Mail another code");
        assertThat(jdbc.sql("select encode(code_hash, 'escape') from accounts.proof_codes where user_id = :user")
                        .param("user", grace.userUuid())
                        .query(String.class)
                        .single())
                .doesNotContain(code);
        assertThat(prove(code.substring(0, 3) + " " + code.substring(3), session))
                .hasRedirectedUrl(ACT);
        assertThat(jdbc.sql("select count(*) from accounts.proof_codes where user_id = :user")
                        .param("user", grace.userUuid())
                        .query(Integer.class)
                        .single())
                .as("it is used up")
                .isZero();
    }

    @Test
    void theLetterNamesTheCodeInBothLanguages() {
        assertThat(send()).hasRedirectedUrl("/step-up");
        ProductLetter letter = letter();
        assertThat(letter.words().english().text()).containsPattern("Your code is \\d{6}\\.");
        assertThat(letter.words().spanish().text()).containsPattern("Su código es \\d{6}\\.");
    }

    @Test
    void aCodeWorksInTheSessionThatAskedForItAlone() {
        String code = mailed();
        assertThat(prove(code, asked())).hasStatus(422);
        assertThat(prove(code, session)).hasRedirectedUrl(ACT);
    }

    @Test
    void anotherCodeEndsTheOneBefore() {
        String first = mailed();
        String second = mailed();
        assertThat(prove(second.equals(first) ? "000000" : first, session)).hasStatus(422);
        assertThat(prove(second, session)).hasRedirectedUrl(ACT);
    }

    @Test
    void afterTenMinutesItIsOver() throws Exception {
        String code = mailed();
        clock.advance(Duration.ofMinutes(11));
        assertThat(page().select("input[name=code]")).isEmpty();
        assertThat(prove(code, session)).hasStatus(422);
    }

    @Test
    void wrongCodesAreSlowedDown() throws Exception {
        String code = mailed();
        for (int tries = 0; tries < 6; tries++) {
            assertThat(prove("wrong", session)).hasStatus(422);
        }
        MvcTestResult held = prove(code, session);
        assertThat(held).as("even a right one waits").hasStatus(422);
        assertThat(held.getResponse().getContentAsString()).contains("too many tries");
        clock.advance(Duration.ofSeconds(5));
        assertThat(prove(code, session)).hasRedirectedUrl(ACT);
    }

    @Test
    void sixCodesAnHourAreEnough() {
        for (int sent = 0; sent < 6; sent++) {
            assertThat(send()).hasRedirectedUrl("/step-up");
        }
        assertThat(send()).hasStatus(429);
        clock.advance(Duration.ofMinutes(11));
        assertThat(send()).hasRedirectedUrl("/step-up");
    }

    @Test
    void whoHasAPasswordOrASecondFactorGetsNone() {
        accounts.changePasswordHash(grace.user(), passwords.hash("seven quiet herons fly north"));
        assertThat(send()).hasStatus(404);
        jdbc.sql("update accounts.users set password_hash = null where id = :id")
                .param("id", grace.userUuid())
                .update();
        cast.secure(grace);
        assertThat(send()).hasStatus(404);
    }

    private Cookie asked() {
        MvcTestResult asked = mvc.get().uri(ACT).with(SignedIn.longAgo(grace)).exchange();
        assertThat(asked).hasStatus(303).hasHeader("Location", "/step-up");
        return Objects.requireNonNull(asked.getResponse().getCookie("session"));
    }

    private Document page() throws Exception {
        return Jsoup.parse(mvc.get()
                .uri("/step-up")
                .cookie(session)
                .with(SignedIn.longAgo(grace))
                .exchange()
                .getResponse()
                .getContentAsString());
    }

    private MvcTestResult send() {
        return mvc.post()
                .uri("/step-up/mail")
                .cookie(session)
                .with(SignedIn.longAgo(grace))
                .exchange();
    }

    private String mailed() {
        assertThat(send()).hasRedirectedUrl("/step-up");
        return letter().words().english().text().replaceFirst("(?s).*Your code is (\\d{6}).*", "$1");
    }

    private ProductLetter letter() {
        return postman.to(accounts.user(grace.user()).email()).getLast();
    }

    private MvcTestResult prove(String code, Cookie where) {
        return mvc.post()
                .uri("/step-up")
                .param("code", code)
                .cookie(where)
                .with(SignedIn.longAgo(grace))
                .exchange();
    }
}
