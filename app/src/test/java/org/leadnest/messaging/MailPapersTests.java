package org.leadnest.messaging;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import java.util.UUID;
import java.util.stream.Stream;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Document;
import org.junit.jupiter.api.Test;
import org.leadnest.messaging.carriers.Envelope;
import org.leadnest.messaging.carriers.Outbox;
import org.leadnest.testkit.Cast;
import org.leadnest.testkit.LeadNestTest;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.test.web.servlet.assertj.MockMvcTester;

/** What mail looks like, before anybody gets one. */
@LeadNestTest
class MailPapersTests {
    @Autowired
    private MockMvcTester mvc;

    @Autowired
    private Outbox outbox;

    @Autowired
    private Cast cast;

    @Test
    void everyPaperHasALightAndADarkFaceATextPartAndNothingToLoad() throws Exception {
        Document list = Jsoup.parse(body("/dev/mail"));
        assertThat(list.select("a[href^=/dev/mail/][href$=.txt]").eachAttr("href"))
                .contains(
                        "/dev/mail/verification.txt",
                        "/dev/mail/welcome.txt",
                        "/dev/mail/first-steps-leads.txt",
                        "/dev/mail/digest.txt")
                .containsAll(Stream.of(
                                "invitation",
                                "receipt",
                                "payment-failed",
                                "trial-ended",
                                "data-request",
                                "data-received",
                                "data-extended",
                                "data-copy",
                                "data-answered",
                                "data-erased",
                                "export-ready",
                                "policy-change",
                                "account-closing",
                                "account-kept",
                                "certificate",
                                "legal-hold",
                                "not-opened",
                                "support-received",
                                "support-answer",
                                "support-queue",
                                "notice",
                                "lead-assigned",
                                "lead-inquiry",
                                "lead-offered",
                                "lead-fell-through",
                                "lead-unanswered",
                                "lead-replied",
                                "tasks-due")
                        .map(kind -> "/dev/mail/" + kind + ".txt")
                        .toList())
                .doesNotHaveDuplicates();
        for (var link : list.select("a[href^=/dev/mail/]:not([href^=/dev/mail/sent/])")) {
            String path = link.attr("href");
            String body = body(path);
            assertThat(body)
                    .as(path)
                    .containsPattern(path.startsWith("/dev/mail/es/") ? "Hola|prueba" : "Hello|Confirm|paragraph");
            if (!path.endsWith(".txt")) {
                Document page = Jsoup.parse(body);
                assertThat(page.select("meta[name=color-scheme]").attr("content"))
                        .isEqualTo("light dark");
                assertThat(page.select("style").html()).contains("prefers-color-scheme: dark");
                assertThat(page.select("img, script, link, iframe, [src], [background]"))
                        .isEmpty();
                assertThat(body).doesNotContain("url(");
            } else {
                assertThat(body).doesNotContain("<p");
            }
        }
        assertThat(body("/dev/mail/lead")).contains("18 Harbor Lane", "https://app.example.com/u/sample");
        assertThat(mvc.get().uri("/dev/mail/nothing")).hasStatus(404);
    }

    @Test
    void aLetterThatWasSentIsShownAsAMailProgramShowsIt() throws Exception {
        UUID message = UUID.randomUUID();
        UUID id = outbox.keep(new Envelope(
                message,
                cast.enter().harbor(),
                null,
                Channel.EMAIL,
                new Envelope.Party("LeadNest", "hello@leadnest.example"),
                new Envelope.Party("Ana", "ana@example.com"),
                "Letter " + message,
                "Hello",
                "<p>Hello <b>Ana</b></p>",
                Map.of(),
                java.util.List.of()));
        assertThat(body("/dev/mail")).contains("Letter " + message, "/dev/mail/sent/" + id);
        assertThat(body("/dev/outbox/" + id)).contains("/dev/mail/sent/" + id);
        assertThat(mvc.get().uri("/dev/mail/sent/" + id))
                .hasStatusOk()
                .hasHeader("Content-Security-Policy", "default-src 'none'; style-src 'unsafe-inline'; sandbox")
                .bodyText()
                .contains("<b>Ana</b>");
    }

    private String body(String path) throws Exception {
        var answer = mvc.get().uri(path).exchange();
        assertThat(answer).as(path).hasStatusOk();
        return answer.getResponse().getContentAsString();
    }
}
