package org.leadnest.followups;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Document;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.leadnest.accounts.Actor;
import org.leadnest.copydesk.CheckOptions;
import org.leadnest.copydesk.Copydesk;
import org.leadnest.copydesk.Facts;
import org.leadnest.copydesk.Finding;
import org.leadnest.copydesk.Language;
import org.leadnest.copydesk.Outlet;
import org.leadnest.messaging.MergeFields;
import org.leadnest.messaging.Templates;
import org.leadnest.testkit.Cast;
import org.leadnest.testkit.LeadNestTest;
import org.leadnest.testkit.SignedIn;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.test.web.servlet.assertj.MockMvcTester;
import org.springframework.test.web.servlet.assertj.MvcTestResult;

/** Every ready-made text can be sent as it is: it fills, describes no people, and is short enough for a phone. */
@LeadNestTest
class LibraryTests {
    private static final int ENGLISH_SEGMENTS = 2;
    /** Accents outside of GSM-7 cost room: a segment then holds 67 characters. */
    private static final int SPANISH_SEGMENTS = 3;

    @Autowired
    private Library library;

    @Autowired
    private Templates templates;

    @Autowired
    private Office office;

    @Autowired
    private MockMvcTester mvc;

    @Autowired
    private Cast cast;

    private Actor maya;

    @BeforeEach
    void enter() {
        maya = cast.enter().maya();
    }

    @Test
    void thereAreADozenSequencesAndFortyTextsInBothLanguages() {
        for (String language : Library.LANGUAGES.keySet()) {
            assertThat(library.sequences(language)).hasSize(12).allSatisfy(one -> {
                assertThat(one.name()).isNotBlank();
                assertThat(one.about()).isNotBlank();
                assertThat(one.steps()).isNotEmpty();
            });
            assertThat(library.texts(language)).hasSize(40);
            assertThat(library.texts(language).stream().map(LibraryText::name)).doesNotHaveDuplicates();
        }
    }

    @Test
    void everyTextFillsWithAndWithoutAName() {
        everyText((language, text) -> {
            assertThat(templates.problems(text.subject())).as(text.slug()).isEmpty();
            assertThat(templates.problems(text.body())).as(text.slug()).isEmpty();
            assertThat(filled(text.body(), MergeFields.SAMPLE.asMap())).contains("Ana");
            assertThat(filled(text.body(), nameless()))
                    .as(language + " " + text.slug())
                    .doesNotContain("Ana", "{{", "{%", " ,", " :")
                    .isNotBlank();
            assertThat(text.channel() == StepChannel.SMS || !text.subject().isBlank())
                    .isTrue();
        });
    }

    @Test
    void noTextDescribesWhoShouldLiveThere() {
        everyText((language, text) -> {
            var options =
                    new CheckOptions(0, Outlet.EMAIL, language.equals("es") ? Language.ES : Language.EN, "", List.of());
            String whole = text.subject() + "\n" + filled(text.body(), MergeFields.SAMPLE.asMap());
            assertThat(Copydesk.check(whole, Facts.of(Map.of()), options).stream()
                            .filter(finding -> finding.rule().startsWith("fair-housing"))
                            .map(Finding::excerpt))
                    .as(language + " " + text.slug())
                    .isEmpty();
        });
    }

    @Test
    void theCheckWouldFindIt() {
        var options = CheckOptions.of(Outlet.EMAIL);
        assertThat(Copydesk.check("No children, adults only.", Facts.of(Map.of()), options))
                .extracting(Finding::rule)
                .anyMatch(rule -> rule.startsWith("fair-housing"));
    }

    @Test
    void textMessagesAreShort() {
        everyText((language, text) -> {
            if (text.channel() == StepChannel.SMS) {
                assertThat(templates.smsSegments(filled(text.body(), MergeFields.SAMPLE.asMap())))
                        .as(language + " " + text.slug())
                        .isBetween(1, language.equals("es") ? SPANISH_SEGMENTS : ENGLISH_SEGMENTS);
            }
        });
    }

    @Test
    void everySequenceCanBeAddedAndReadForALead() throws Exception {
        UUID lead = office.lead(maya);
        for (String language : Library.LANGUAGES.keySet()) {
            for (LibrarySequence sequence : library.sequences(language)) {
                String query = "slug=" + sequence.slug() + "&language=" + language;
                Document page = page("/app/sequences/library/sequence?" + query + "&lead=" + lead);
                assertThat(page.select("ol.ln-timeline > li"))
                        .hasSize(sequence.steps().size());
                MvcTestResult added = mvc.post()
                        .uri("/app/sequences/library/sequence")
                        .param("slug", sequence.slug())
                        .param("language", language)
                        .with(SignedIn.as(maya))
                        .exchange();
                Document editor = page(String.valueOf(added.getResponse().getRedirectedUrl()));
                assertThat(editor.select("#f-name").attr("value")).isEqualTo(sequence.name());
                assertThat(editor.select("textarea")).hasSize(sequence.steps().size());
            }
        }
        assertThat(page("/app/sequences/library?language=es").text()).contains("Consulta de compra");
    }

    @Test
    void aTextIsAddedOnceUnderItsName() throws Exception {
        assertThat(page("/app/sequences/library/text?slug=price-text").text()).contains("1 segment");
        assertThat(add().getResponse().getRedirectedUrl()).startsWith("/app/templates/");
        assertThat(add().getResponse().getRedirectedUrl()).isEqualTo("/app/sequences/library?language=en");
        assertThat(mvc.get()
                        .uri("/app/sequences/library/text?slug=nothing")
                        .with(SignedIn.as(maya))
                        .exchange())
                .hasStatus(404);
    }

    private MvcTestResult add() {
        return mvc.post()
                .uri("/app/sequences/library/text")
                .param("slug", "price-text")
                .with(SignedIn.as(maya))
                .exchange();
    }

    private interface Look {
        void at(String language, LibraryText text);
    }

    private void everyText(Look look) {
        Library.LANGUAGES
                .keySet()
                .forEach(language -> library.texts(language).forEach(text -> look.at(language, text)));
    }

    private String filled(String text, Map<String, Object> fields) {
        Templates.Rendered rendered = templates.render(text, fields);
        assertThat(rendered.problems()).as(text).isEmpty();
        return rendered.text();
    }

    /** As production makes them: what is not known is not there. */
    private static Map<String, Object> nameless() {
        MergeFields.Lead sample = MergeFields.SAMPLE.lead();
        return new MergeFields(
                        new MergeFields.Lead("", "", sample.email(), sample.phone(), sample.source(), sample.stage()),
                        MergeFields.SAMPLE.agent(),
                        MergeFields.SAMPLE.account())
                .asMap();
    }

    private Document page(String url) throws Exception {
        MvcTestResult answer = mvc.get().uri(url).with(SignedIn.as(maya)).exchange();
        assertThat(answer).hasStatusOk();
        return Jsoup.parse(answer.getResponse().getContentAsString());
    }
}
