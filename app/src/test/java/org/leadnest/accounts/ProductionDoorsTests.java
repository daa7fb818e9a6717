package org.leadnest.accounts;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.leadnest.testkit.LeadNestTest;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.ApplicationContext;
import org.springframework.http.MediaType;
import org.springframework.test.context.TestPropertySource;
import org.springframework.test.web.servlet.assertj.MockMvcTester;

/** Nothing for developers is there in production. */
@LeadNestTest
@TestPropertySource(
        properties = {
            "leadnest.mode=production",
            "leadnest.external-url=https://app.example.com",
            "leadnest.secrets.key=MDEyMzQ1Njc4OTAxMjM0NTY3ODkwMTIzNDU2Nzg5MDE=",
            "leadnest.tls.terminated-by-proxy=true"
        })
class ProductionDoorsTests {
    @Autowired
    private MockMvcTester mvc;

    @Autowired
    private ApplicationContext context;

    @Test
    void theDevelopmentDoorsAreNotThere() {
        for (String door : new String[] {"/dev/accounts", "/dev/clock"}) {
            assertThat(mvc.post()
                            .uri(door)
                            .contentType(MediaType.APPLICATION_JSON)
                            .content("{}")
                            .exchange())
                    .as(door)
                    .hasStatus(404);
        }
        assertThat(mvc.get().uri("/dev/outbox.json").exchange()).hasStatus(404);
        assertThat(mvc.get().uri("/dev/mail").exchange()).hasStatus(404);
        assertThat(mvc.get().uri("/dev/mail/product").exchange()).hasStatus(404);
        assertThat(context.getBeanDefinitionNames()).noneMatch(name -> name.equals("developmentAccounts"));
    }

    @Test
    void cookiesAreBoundToTheHostAndToTls() {
        var cookie = mvc.get().uri("/sign-in").exchange().getResponse().getCookie("__Host-csrf");
        assertThat(cookie).isNotNull();
        assertThat(cookie.getSecure()).isTrue();
        assertThat(cookie.isHttpOnly()).isTrue();
        assertThat(cookie.getPath()).isEqualTo("/");
    }
}
