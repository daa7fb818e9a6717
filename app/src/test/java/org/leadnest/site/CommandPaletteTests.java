package org.leadnest.site;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.leadnest.testkit.Cast;
import org.leadnest.testkit.LeadNestTest;
import org.leadnest.testkit.SignedIn;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.test.web.servlet.assertj.MockMvcTester;

@LeadNestTest
class CommandPaletteTests {
    @Autowired
    MockMvcTester mvc;

    @Autowired
    Cast cast;

    @Test
    void jumpsToAPageByTheStartOfItsNameOrOfAWordForIt() {
        var maya = cast.enter().maya();

        assertThat(mvc.get().uri("/app/palette?q=seq").with(SignedIn.as(maya)))
                .bodyJson()
                .extractingPath("$[*].url")
                .asArray()
                .contains("/app/sequences");
        assertThat(mvc.get().uri("/app/palette?q=pipe").with(SignedIn.as(maya)))
                .bodyJson()
                .extractingPath("$[*].label")
                .asArray()
                .contains("Deals");
    }

    @Test
    void takesAnyTextThatIsTyped() {
        var maya = cast.enter().maya();

        assertThat(mvc.get().uri("/app/palette?q={q}", "%' or 1=1 --\\_").with(SignedIn.as(maya)))
                .hasStatusOk();
        assertThat(mvc.get().uri("/app/palette?q={q}", "x".repeat(5_000)).with(SignedIn.as(maya)))
                .bodyJson()
                .isEqualTo("[]");
    }

    @Test
    void isClosedToVisitors() {
        int status = mvc.get().uri("/app/palette").exchange().getResponse().getStatus();

        assertThat(status).isNotEqualTo(200);
    }
}
