package org.leadnest.accounts;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.leadnest.testkit.LeadNestTest;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.http.MediaType;
import org.springframework.test.web.servlet.assertj.MockMvcTester;
import org.springframework.test.web.servlet.assertj.MvcTestResult;

@LeadNestTest
class DevelopmentAccountsTests {
    @Autowired
    private MockMvcTester mvc;

    @Test
    void makesAnAccountWhoseKeyOpensTheApi() {
        MvcTestResult made = make("""
                {"company":"Harbor Realty","name":"Grace Harbor","email":"grace%s@example.com","password":"a long enough one"}
                """.formatted(UUID.randomUUID()));
        assertThat(made).hasStatus(201);
        assertThat(made).bodyJson().extractingPath("$.accountId").isNotNull();
        assertThat(made).bodyJson().extractingPath("$.userId").isNotNull();
        assertThat(made).bodyJson().extractingPath("$.apiKey").asString().startsWith("ln_");
    }

    @Test
    void saysWhichFieldsAreNotAcceptable() {
        MvcTestResult refused = make("{\"company\":\" \",\"name\":\"Grace\",\"email\":\"nowhere\"}");
        assertThat(refused).hasStatus(400).hasContentType(MediaType.APPLICATION_PROBLEM_JSON);
        assertThat(refused).bodyJson().extractingPath("$.errors").asMap().containsKeys("company", "email", "password");
    }

    @Test
    void refusesASecondUserWithTheSameAddress() {
        String body = """
                {"company":"Harbor Realty","name":"Grace","email":"grace%s@example.com","password":"a long enough one"}
                """.formatted(UUID.randomUUID());
        assertThat(make(body)).hasStatus(201);
        assertThat(make(body)).hasStatus(409).hasContentType(MediaType.APPLICATION_PROBLEM_JSON);
    }

    private MvcTestResult make(String body) {
        return mvc.post()
                .uri("/dev/accounts")
                .contentType(MediaType.APPLICATION_JSON)
                .content(body)
                .exchange();
    }
}
