package org.leadnest.support.help;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.stream.Stream;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Document;
import org.junit.jupiter.api.Test;
import org.leadnest.accounts.SettingsPlace;
import org.leadnest.platform.web.Prose;
import org.leadnest.testkit.LeadNestTest;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.test.web.servlet.assertj.MockMvcTester;

@LeadNestTest
class HelpTests {
    @Autowired
    private Articles articles;

    @Autowired
    private List<SettingsPlace> places;

    @Autowired
    private MockMvcTester mvc;

    /** A hundred words say that there is a button; whoever looks for help knows that already. */
    @Test
    void eachArticleSaysWhatHappensAndWhatCanGoWrongInUpToFiveHundredWords() {
        assertThat(articles.all()).allSatisfy(one -> {
            assertThat(String.join(" ", one.lines()).split("\\s+"))
                    .as(one.slug())
                    .hasSizeBetween(250, 500);
            assertThat(one.prose().blocks().stream().filter(Prose.Heading.class::isInstance))
                    .as(one.slug())
                    .hasSizeGreaterThan(2);
        });
    }

    @Test
    void whatAnArticleLinksToIsThere() {
        List<String> links = articles.all().stream()
                .flatMap(one -> one.prose().blocks().stream())
                .flatMap(HelpTests::spans)
                .filter(span -> span.kind() == Prose.Span.Kind.LINK)
                .map(Prose.Span::href)
                .distinct()
                .toList();
        assertThat(links).hasSizeGreaterThan(20);
        for (String link : links) {
            assertThat(mvc.get().uri(String.valueOf(link))).as(link).hasStatusOk();
        }
    }

    @Test
    void whatIsNewIsFoundByTheWordsOfWhoLooksForIt() {
        for (String[] one : new String[][] {
            {"attach file", "attachments"},
            {"passkey", "passkeys"},
            {"drag step", "sequence-editor"},
            {"test letter", "sequence-editor"},
            {"blur face", "alterations"},
            {"commission referral", "pipelines"},
            {"webhook signature", "webhooks"},
            {"key scope", "api"},
            {"quiet Texas", "legal-hours"},
            {"take back import", "undo"},
            {"erase lead", "erase-a-lead"},
            {"business day", "support-answers"}
        }) {
            assertThat(articles.search(one[0]))
                    .as(one[0])
                    .extracting(Article::slug)
                    .contains(one[1]);
        }
    }

    @Test
    void thereAreAtLeastTwentyArticlesEachInAGroupWithWords() throws Exception {
        assertThat(articles.all()).hasSizeGreaterThanOrEqualTo(20);
        assertThat(articles.all()).allSatisfy(one -> {
            assertThat(Articles.groups()).contains(one.group());
            assertThat(one.title()).isNotBlank();
            assertThat(one.summary()).isNotBlank();
            assertThat(String.join(" ", one.lines())).hasSizeGreaterThan(150).doesNotContain("**", "](", "{{");
        });
        Document index = page("/help");
        assertThat(index.select(".help-list a")).hasSameSizeAs(articles.all());
        for (String link : index.select(".help-list a").eachAttr("href")) {
            assertThat(page(link).select("h1")).as(link).hasSize(1);
        }
    }

    @Test
    void aSearchFindsByBeginningsOfWordsTheTitleFirst() throws Exception {
        assertThat(articles.search("clos account"))
                .extracting(Article::slug)
                .first()
                .isEqualTo("close-account");
        assertThat(articles.search("STOP")).extracting(Article::slug).contains("opt-outs");
        assertThat(articles.search("held night")).extracting(Article::slug).contains("why-held");
        assertThat(articles.search("xylophone")).isEmpty();

        Document found = page("/help?q=duplic");
        assertThat(found.select(".help-list a").eachAttr("href")).contains("/help/duplicates");
        assertThat(found.select("#help-q").val()).isEqualTo("duplic");
        assertThat(page("/help?q=xylophone").select("[role=status]").text())
                .contains("Nothing was found for “xylophone”");
    }

    @Test
    void aWholeQuestionIsFoundAndOneThatOnlyPartlyFitsStillHelps() {
        assertThat(articles.search("How do I close my account?"))
                .extracting(Article::slug)
                .first()
                .isEqualTo("close-account");
        assertThat(articles.search("what is the API"))
                .extracting(Article::slug)
                .first()
                .isEqualTo("api");
        assertThat(articles.search("duplicates xylophone"))
                .extracting(Article::slug)
                .contains("duplicates");
        assertThat(articles.search("duplicates xylophone zither"))
                .as("less than half of it")
                .isEmpty();
        assertThat(articles.search("the")).as("a question of nothing else").isNotEmpty();
    }

    @Test
    void whatIsLookedForIsShownAsTextOnly() throws Exception {
        assertThat(page("/help?q=<script>alert(1)</script>").select("article script"))
                .isEmpty();
        assertThat(mvc.get().uri("/help/nothing-of-the-kind")).hasStatus(404);
    }

    @Test
    void articlesNameSettingsThatExist() {
        List<String> titles =
                places.stream().map(place -> "Settings, " + place.title()).toList();
        List<String> named = articles.all().stream()
                .flatMap(one -> one.prose().blocks().stream())
                .flatMap(HelpTests::spans)
                .filter(span ->
                        span.kind() == Prose.Span.Kind.STRONG && span.text().startsWith("Settings, "))
                .map(Prose.Span::text)
                .distinct()
                .toList();

        assertThat(named).hasSizeGreaterThan(6);
        assertThat(titles).containsAll(named);
    }

    private static Stream<Prose.Span> spans(Prose.Block block) {
        return switch (block) {
            case Prose.Paragraph paragraph -> paragraph.spans().stream();
            case Prose.Items list -> list.items().stream().flatMap(List::stream);
            case Prose.Heading _, Prose.Slot _ -> Stream.empty();
        };
    }

    private Document page(String path) throws Exception {
        var answer = mvc.get()
                .uri(java.net.URI.create(path.replace("<", "%3C").replace(">", "%3E")))
                .exchange();
        assertThat(answer).as(path).hasStatusOk();
        return Jsoup.parse(answer.getResponse().getContentAsString());
    }
}
