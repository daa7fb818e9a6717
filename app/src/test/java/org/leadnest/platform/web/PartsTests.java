package org.leadnest.platform.web;

import static org.assertj.core.api.Assertions.assertThat;

import gg.jte.ContentType;
import gg.jte.TemplateEngine;
import gg.jte.output.StringOutput;
import java.util.Map;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Document;
import org.junit.jupiter.api.Test;

class PartsTests {
    private final TemplateEngine templates = TemplateEngine.createPrecompiled(
            null, ContentType.Html, PartsTests.class.getClassLoader(), "org.leadnest.templates");

    @Test
    void aFieldKeepsWhatWasTypedAndNamesItsError() {
        Document field = render(
                "field",
                Map.of("name", "email", "label", "E-mail", "value", "\"><script>", "error", "Enter an e-mail address"));

        var input = field.expectFirst("input");
        assertThat(input.val()).isEqualTo("\"><script>");
        assertThat(input.attr("aria-invalid")).isEqualTo("true");
        assertThat(field.expectFirst("#" + input.attr("aria-describedby")).text())
                .isEqualTo("Enter an e-mail address");
        assertThat(field.expectFirst("label").attr("for")).isEqualTo(input.id());
        assertThat(field.select("script")).isEmpty();
    }

    @Test
    void aFieldWithoutErrorSaysNothingAboutOne() {
        Document field = render("field", Map.of("name", "email", "label", "E-mail"));

        assertThat(field.expectFirst("input").hasAttr("aria-invalid")).isFalse();
        assertThat(field.expectFirst("input").hasAttr("aria-describedby")).isFalse();
    }

    @Test
    void theErrorSummaryLeadsToTheFields() {
        Document summary = render("errors", Map.of("errors", Map.of("email", "Enter an e-mail address")));

        assertThat(summary.expectFirst("[role=alert] a").attr("href")).isEqualTo("#f-email");
    }

    @Test
    void progressAsksAgainOnlyWhileItIsGivenAnAddress() {
        Document running = render("progress", Map.of("id", "p", "percent", 40, "label", "Importing", "pollUrl", "/x"));
        Document done = render("progress", Map.of("id", "p", "percent", 100, "label", "Imported"));

        assertThat(running.select("[hx-get=/x]")).hasSize(1);
        assertThat(done.select("[hx-get], [hx-trigger]")).isEmpty();
    }

    private Document render(String part, Map<String, Object> parameters) {
        StringOutput output = new StringOutput();
        templates.render("parts/" + part + ".jte", parameters, output);
        return Jsoup.parseBodyFragment(output.toString());
    }
}
