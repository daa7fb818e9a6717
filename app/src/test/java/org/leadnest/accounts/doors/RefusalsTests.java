package org.leadnest.accounts.doors;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.Objects;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.leadnest.accounts.Accounts;
import org.leadnest.accounts.passwords.Passwords;
import org.leadnest.testkit.Cast;
import org.leadnest.testkit.LeadNestTest;
import org.leadnest.testkit.SignedIn;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;
import org.springframework.http.HttpHeaders;
import org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors;
import org.springframework.test.web.servlet.assertj.MockMvcTester;
import org.springframework.test.web.servlet.assertj.MvcTestResult;

/** What was refused stands in the technical log, without a word of what was typed. */
@LeadNestTest
@ExtendWith(OutputCaptureExtension.class)
class RefusalsTests {
    private static final String PASSWORD = "seven quiet herons fly north";

    @Autowired
    private MockMvcTester mvc;

    @Autowired
    private Cast cast;

    @Autowired
    private Accounts accounts;

    @Autowired
    private Passwords passwords;

    private Cast.Players players;
    private String mailbox;

    @BeforeEach
    void enter() {
        players = cast.enter();
        mailbox = accounts.user(players.maya().user()).email().value();
        accounts.changePasswordHash(players.maya().user(), passwords.hash(PASSWORD));
    }

    @Test
    void aWrongPasswordIsWrittenDownForKnownAndUnknownMailboxes(CapturedOutput output) {
        signIn(mailbox, "a wrong password of hers");
        signIn("nobody.at.all@example.com", "a wrong password of his");
        assertThat(output.getOut())
                .contains("a sign-in was refused: user " + players.maya().userUuid() + " from 127.0.0.0/24")
                .contains("a sign-in was refused: nobody known from 127.0.0.0/24")
                .doesNotContain(mailbox, "nobody.at.all", "a wrong password");
    }

    @Test
    void whatAFieldOrAnApiRefusesIsWrittenDownWithoutWhatWasSent(CapturedOutput output) {
        assertThat(mvc.post()
                        .uri("/app/leads")
                        .param("email", "no address of Ana")
                        .with(SignedIn.as(players.maya()))
                        .with(SecurityMockMvcRequestPostProcessors.csrf()))
                .hasStatus(422);
        assertThat(mvc.post()
                        .uri("/sign-up")
                        .param("name", "")
                        .param("email", "no address of Nils")
                        .with(SecurityMockMvcRequestPostProcessors.csrf()))
                .hasStatus(422);
        assertThat(output.getOut())
                .contains("input was refused with 422 for account " + players.harbor() + ", user "
                        + players.maya().userUuid() + ": POST /app/leads from 127.0.0.0/24")
                .contains("input was refused with 422 for nobody signed in: POST /sign-up from 127.0.0.0/24")
                .doesNotContain("no address of");
    }

    @Test
    void anotherAccountsIdAWrongKeyAndAFormWithoutItsTokenAreWrittenDown(CapturedOutput output) {
        UUID foreign = UUID.randomUUID();
        assertThat(mvc.get().uri("/app/leads/" + foreign).with(SignedIn.as(players.pia())))
                .hasStatus(404);
        assertThat(mvc.get().uri("/api/v1/leads").header(HttpHeaders.AUTHORIZATION, "Bearer ln_no_such_key"))
                .hasStatus(401);
        assertThat(mvc.post()
                        .uri("/app/leads")
                        .with(SignedIn.as(players.pia()))
                        .with(SecurityMockMvcRequestPostProcessors.csrf().useInvalidToken()))
                .hasStatus(403);
        assertThat(output.getOut())
                .contains("not there for account " + players.pine() + ", user "
                        + players.pia().userUuid() + ": GET /app/leads/{id} from 127.0.0.0/24")
                .contains("an API key was refused from 127.0.0.0/24")
                .contains("a form without its token was refused: POST from 127.0.0.0/24")
                .doesNotContain(foreign.toString(), "ln_no_such_key");
    }

    @Test
    void theIdOfASessionHas216RandomBits() {
        String cookie = Objects.requireNonNull(
                        signIn(mailbox, PASSWORD).getResponse().getCookie("session"))
                .getValue();
        String id = new String(Base64.getDecoder().decode(cookie), StandardCharsets.UTF_8);
        assertThat(Base64.getUrlDecoder().decode(id)).hasSize(27);
    }

    private MvcTestResult signIn(String email, String password) {
        return mvc.post()
                .uri("/sign-in")
                .param("email", email)
                .param("password", password)
                .with(SecurityMockMvcRequestPostProcessors.csrf())
                .exchange();
    }
}
