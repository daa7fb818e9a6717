package org.leadnest.site;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.leadnest.testkit.LeadNestTest;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.test.web.servlet.assertj.MockMvcTester;

@LeadNestTest
class HealthDoorTests {
    @Autowired
    private MockMvcTester mvc;

    @Test
    void saysThatItIsUpAndNothingElse() {
        assertThat(mvc.get().uri("/actuator/health")).hasStatusOk().bodyJson().isStrictlyEqualTo("{\"status\":\"UP\"}");
    }

    @Test
    void theNumbersAreNotOnThePublicPort() {
        assertThat(mvc.get().uri("/actuator/prometheus")).hasStatus(404);
    }

    @Test
    void everyAnswerCarriesTheSecurityHeaders() {
        assertThat(mvc.get().uri("/actuator/health"))
                .headers()
                .hasValue("X-Content-Type-Options", "nosniff")
                .containsHeader("Content-Security-Policy")
                .doesNotContainHeader("Set-Cookie");
    }
}
