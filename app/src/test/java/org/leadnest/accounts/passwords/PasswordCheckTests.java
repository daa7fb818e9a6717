package org.leadnest.accounts.passwords;

import static org.assertj.core.api.Assertions.assertThat;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.csrf;

import org.junit.jupiter.api.Test;
import org.leadnest.accounts.Accounts;
import org.leadnest.accounts.Actor;
import org.leadnest.testkit.Cast;
import org.leadnest.testkit.LeadNestTest;
import org.leadnest.testkit.SignedIn;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.test.web.servlet.assertj.MockMvcTester;
import org.springframework.test.web.servlet.assertj.MvcTestResult;

/** Strength is told honestly: what is said while a password is typed is what the form says when it is sent. */
@LeadNestTest
class PasswordCheckTests {
    @Autowired
    private MockMvcTester mvc;

    @Autowired
    private Cast cast;

    @Autowired
    private Accounts accounts;

    @Autowired
    private PasswordRules rules;

    @Test
    void saysWhatTheRulesSay() {
        for (String password : new String[] {"short", "passwordpassword", "monkeysunshine1qaz2wsx"}) {
            assertThat(check(password, "192.0.2.1"))
                    .hasStatusOk()
                    .hasHeader("Cache-Control", "no-store")
                    .bodyText()
                    .contains(
                            "\"good\":false",
                            rules.objection(password, java.util.List.of()).orElseThrow());
        }
        assertThat(check("correct horse battery staple", "192.0.2.1"))
                .bodyText()
                .contains("\"good\":true");
    }

    @Test
    void knowsThePersonByTheFormOrByTheSession() {
        Actor maya = cast.enter().maya();
        assertThat(mvc.post()
                        .uri("/password-check")
                        .param("password", "HarborRealtyofMiami")
                        .param("known", "Grace Harbor", "Harbor Realty of Miami")
                        .with(csrf())
                        .exchange())
                .bodyText()
                .contains("\"good\":false");
        assertThat(mvc.post()
                        .uri("/password-check")
                        .param("password", accounts.user(maya.user()).email().value())
                        .with(SignedIn.as(maya))
                        .exchange())
                .bodyText()
                .contains("\"good\":false");
    }

    @Test
    void aNetworkThatAsksWithoutEndIsHeldBack() {
        MvcTestResult last = check("short", "192.0.2.77");
        for (int asked = 1; asked < 200 && last.getResponse().getStatus() == 200; asked++) {
            assertThat(last).hasStatusOk();
            last = check("short", "192.0.2.77");
        }
        assertThat(last).hasStatus(429).hasHeader("Retry-After", "2");
        assertThat(check("short", "192.0.2.78")).hasStatusOk();
    }

    private MvcTestResult check(String password, String address) {
        return mvc.post()
                .uri("/password-check")
                .param("password", password)
                .with(csrf())
                .with(request -> {
                    request.setRemoteAddr(address);
                    return request;
                })
                .exchange();
    }
}
