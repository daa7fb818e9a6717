package org.leadnest.accounts;

import static org.assertj.core.api.Assertions.assertThat;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.csrf;

import jakarta.servlet.http.Cookie;
import java.time.Duration;
import java.util.UUID;
import org.jsoup.Jsoup;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.leadnest.accounts.passwords.Passwords;
import org.leadnest.kernel.EmailAddress;
import org.leadnest.platform.mail.ProductLetter;
import org.leadnest.platform.time.ServiceClock;
import org.leadnest.testkit.LeadNestTest;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.annotation.Import;
import org.springframework.test.web.servlet.assertj.MockMvcTester;
import org.springframework.test.web.servlet.assertj.MvcTestResult;

@LeadNestTest
@Import(RecordingPostman.Delivery.class)
class PasswordResetTests {
    private static final String OLD = "seven harbor seals sleep";
    private static final String NEW = "eleven gray pelicans wait";

    @Autowired
    private MockMvcTester mvc;

    @Autowired
    private RecordingPostman postman;

    @Autowired
    private Accounts accounts;

    @Autowired
    private Passwords passwords;

    @Autowired
    private ServiceClock clock;

    private final EmailAddress email = new EmailAddress("grace." + UUID.randomUUID() + "@example.com");

    @BeforeEach
    void signUp() {
        postman.forget();
        AtTheDoor.owner(accounts, email, passwords.hash(OLD), true);
    }

    @Test
    void theLinkSetsANewPasswordEndsEverySessionAndTellsTheOwner() throws Exception {
        Cookie session = enter(OLD).getResponse().getCookie("session");
        assertThat(session).isNotNull();
        String token = ask(email.value());
        assertThat(reset(token, "short")).hasStatus(422);
        assertThat(reset(token, NEW)).hasRedirectedUrl("/sign-in");
        assertThat(postman.next().kind()).isEqualTo("password-changed");
        assertThat(mvc.get().uri("/app/settings").cookie(session).exchange())
                .hasRedirectedUrl("/sign-in?next=%2Fapp%2Fsettings");
        assertThat(enter(OLD)).hasStatus(422);
        assertThat(enter(NEW)).hasRedirectedUrl("/app");
        assertThat(reset(token, OLD)).as("a second time").hasStatus(404);
    }

    @Test
    void theAnswerIsTheSameForAnUnknownAddress() throws Exception {
        String known = text(AtTheDoor.forgotten(mvc, email.value()));
        assertThat(text(AtTheDoor.forgotten(mvc, "nobody." + UUID.randomUUID() + "@example.com")))
                .isEqualTo(known)
                .contains("If there is an account");
        assertThat(postman.next().to()).isEqualTo(email);
    }

    @Test
    void theLinkWorksForAnHour() throws Exception {
        String token = ask(email.value());
        clock.advance(Duration.ofHours(1).plusSeconds(1));
        assertThat(reset(token, NEW)).hasStatus(404);
        assertThat(enter(OLD)).hasRedirectedUrl("/app");
    }

    private String ask(String address) throws Exception {
        assertThat(AtTheDoor.forgotten(mvc, address)).hasStatusOk();
        ProductLetter letter = postman.next();
        assertThat(letter.kind()).isEqualTo("password-reset");
        return RecordingPostman.token(letter);
    }

    private MvcTestResult reset(String token, String password) {
        return mvc.post()
                .uri("/reset-password")
                .param("token", token)
                .param("password", password)
                .with(csrf())
                .exchange();
    }

    private MvcTestResult enter(String password) {
        return AtTheDoor.enter(mvc, email, password);
    }

    private static String text(MvcTestResult result) throws Exception {
        return Jsoup.parse(result.getResponse().getContentAsString())
                .select("main")
                .text();
    }
}
