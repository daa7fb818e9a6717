package org.leadnest.accounts;

import static org.assertj.core.api.Assertions.assertThat;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.csrf;

import java.time.Duration;
import java.util.Optional;
import java.util.UUID;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Document;
import org.junit.jupiter.api.Test;
import org.leadnest.accounts.passwords.Passwords;
import org.leadnest.kernel.AccountId;
import org.leadnest.kernel.EmailAddress;
import org.leadnest.kernel.Ids;
import org.leadnest.kernel.UserId;
import org.leadnest.platform.time.ServiceClock;
import org.leadnest.testkit.LeadNestTest;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.web.servlet.assertj.MockMvcTester;
import org.springframework.test.web.servlet.assertj.MvcTestResult;

@LeadNestTest
class SignInTests {
    private static final String PASSWORD = "seven harbor seals";

    @Autowired
    private MockMvcTester mvc;

    @Autowired
    private Accounts accounts;

    @Autowired
    private Passwords passwords;

    @Autowired
    private ServiceClock clock;

    @Autowired
    private JdbcClient jdbc;

    @Test
    void theRightPasswordOpensTheDashboardAndKeepsTheSessionInTheDatabase() {
        NewAccount grace = grace();
        MvcTestResult entered = enter(grace.email().value(), PASSWORD, "");
        assertThat(entered).hasStatus3xxRedirection().hasRedirectedUrl("/app");
        assertThat(jdbc.sql("select count(*) from platform.sessions where principal_name = ?")
                        .param(grace.owner().toString())
                        .query(Long.class)
                        .single())
                .isOne();
        var cookie = entered.getResponse().getCookie("session");
        assertThat(cookie).isNotNull();
        assertThat(cookie.isHttpOnly()).isTrue();
        assertThat(cookie.getAttribute("SameSite")).isEqualTo("Lax");
        assertThat(mvc.get().uri("/sign-in").cookie(cookie).exchange()).hasRedirectedUrl("/app");
        assertThat(mvc.post().uri("/sign-out").cookie(cookie).with(csrf()).exchange())
                .hasRedirectedUrl("/sign-in");
        assertThat(mvc.get().uri("/sign-in").cookie(cookie).exchange()).hasStatusOk();
    }

    @Test
    void opensThePageThatWasAskedForAndNoOtherSite() {
        NewAccount grace = grace();
        assertThat(enter(grace.email().value(), PASSWORD, "/app/leads?stage=new"))
                .hasRedirectedUrl("/app/leads?stage=new");
        for (String elsewhere :
                new String[] {"https://evil.example", "//evil.example", "/\\evil", "/app/../dev/outbox"}) {
            assertThat(enter(grace.email().value(), PASSWORD, elsewhere)).hasRedirectedUrl("/app");
        }
    }

    @Test
    void aWrongPasswordAndAnUnknownAddressLookTheSame() throws Exception {
        NewAccount grace = grace();
        MvcTestResult wrong = enter(grace.email().value(), "another password", "");
        MvcTestResult unknown = enter("nobody@example.com", "another password", "");
        assertThat(wrong).hasStatus(422);
        assertThat(unknown).hasStatus(422);
        assertThat(alert(wrong)).isEqualTo(alert(unknown)).contains("do not go together");
    }

    @Test
    void guessingIsSlowedDownAndTheWaitEnds() throws Exception {
        NewAccount grace = grace();
        for (int guess = 0; guess < 6; guess++) {
            assertThat(enter(grace.email().value(), "guess number " + guess, ""))
                    .hasStatus(422);
        }
        MvcTestResult slowed = enter(grace.email().value(), PASSWORD, "");
        assertThat(slowed).hasStatus(429);
        assertThat(slowed.getResponse().getHeader("Retry-After")).isNotNull();
        clock.advance(Duration.ofMinutes(1));
        assertThat(enter(grace.email().value(), PASSWORD, "")).hasRedirectedUrl("/app");
    }

    @Test
    void theSameKeysOnAnotherKeyboardAreTheSamePassword() {
        assertThat(passwords.matches("Café \u2460 au lait", Optional.of(passwords.hash("Cafe\u0301 1 au lait"))))
                .isTrue();
    }

    private NewAccount grace() {
        NewAccount grace = new NewAccount(
                new AccountId(Ids.next()),
                new UserId(Ids.next()),
                "Harbor Realty",
                "Grace Harbor",
                new EmailAddress("grace." + UUID.randomUUID() + "@example.com"),
                Optional.empty(),
                passwords.hash(PASSWORD),
                true);
        accounts.open(grace);
        return grace;
    }

    private MvcTestResult enter(String email, String password, String next) {
        return mvc.post()
                .uri("/sign-in")
                .param("email", email)
                .param("password", password)
                .param("next", next)
                .with(csrf())
                .exchange();
    }

    private static String alert(MvcTestResult result) throws Exception {
        Document page = Jsoup.parse(result.getResponse().getContentAsString());
        return page.select("[role=alert]").text();
    }
}
