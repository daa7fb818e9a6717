package org.leadnest.site;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashSet;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import java.util.zip.GZIPOutputStream;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Document;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.leadnest.testkit.LeadNestTest;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.test.web.servlet.assertj.MockMvcTester;

@LeadNestTest
class SitePagesTests {
    /** What a public page may weigh, compressed, with all that it loads. */
    private static final int MOST_BYTES = 100_000;

    private static final Pattern IMPORT = Pattern.compile("(?:from |import\\()\"(\\./[^\"]+)\"");

    @Autowired
    MockMvcTester mvc;

    static Stream<String> pages() {
        return Stream.of(
                "/",
                "/features",
                "/pricing",
                "/contact",
                "/privacy",
                "/cookies",
                "/terms",
                "/security",
                "/subprocessors",
                "/help",
                "/status");
    }

    @ParameterizedTest
    @MethodSource("pages")
    void everyPageAnswersWithoutInlineScriptOrStyle(String path) throws Exception {
        Document page = Jsoup.parse(html(path));

        assertThat(page.title()).contains("LeadNest");
        assertThat(page.select("h1")).hasSize(1);
        assertThat(page.select("style, [style], script:not([src])")).isEmpty();
        assertThat(page.select("*").stream()
                        .flatMap(element -> element.attributes().asList().stream())
                        .map(attribute -> attribute.getKey()))
                .noneMatch(name -> name.startsWith("on"));
    }

    @ParameterizedTest
    @MethodSource("pages")
    void everyPageLoadsUnder100Kilobytes(String path) throws Exception {
        String page = html(path);
        int weight = compressed(page.getBytes(StandardCharsets.UTF_8));
        for (String asset : assets(Jsoup.parse(page))) {
            byte[] body = bytes(asset);
            weight += asset.endsWith(".woff2") ? body.length : compressed(body);
        }

        assertThat(weight).isLessThan(MOST_BYTES);
    }

    @ParameterizedTest
    @ValueSource(strings = {"/privacy", "/cookies", "/terms", "/security", "/subprocessors"})
    void policiesSayWhenTheyWereLastUpdatedAndHowToReachUs(String path) throws Exception {
        Document page = Jsoup.parse(html(path));

        assertThat(page.select("time[datetime]").text()).isNotBlank();
        assertThat(page.select("h2").eachText()).contains("How to reach us");
    }

    @Test
    void everyPageThatTheFooterNamesIsThere() throws Exception {
        Document page = Jsoup.parse(html("/"));

        for (String link : page.select("footer a[href^=/]:not([href^=/sign])").eachAttr("href")) {
            assertThat(mvc.get().uri(link)).as(link).hasStatusOk();
        }
    }

    /** All that a browser would load for the page: linked files, and what their scripts import. */
    private Set<String> assets(Document page) throws Exception {
        Deque<String> open = new ArrayDeque<>();
        page.select("link[rel=stylesheet], link[rel=icon], link[rel=preload]")
                .eachAttr("href")
                .forEach(open::add);
        page.select("script[src], img[src]").eachAttr("src").forEach(open::add);
        page.select("use[href]").eachAttr("href").stream()
                .map(href -> href.substring(0, href.indexOf('#')))
                .forEach(open::add);
        Set<String> seen = new HashSet<>();
        while (!open.isEmpty()) {
            String asset = open.remove();
            if (seen.add(asset) && asset.endsWith(".js")) {
                String script = new String(bytes(asset), StandardCharsets.UTF_8);
                IMPORT.matcher(script)
                        .results()
                        .map(found -> URI.create(asset).resolve(found.group(1)).getPath())
                        .forEach(open::add);
            }
        }
        return seen;
    }

    private String html(String path) throws Exception {
        var answer = mvc.get().uri(path).exchange();
        assertThat(answer).as(path).hasStatusOk();
        return answer.getResponse().getContentAsString();
    }

    private byte[] bytes(String asset) {
        var answer = mvc.get().uri(asset).exchange();
        assertThat(answer).as(asset).hasStatusOk();
        return answer.getResponse().getContentAsByteArray();
    }

    private static int compressed(byte[] body) throws IOException {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        try (GZIPOutputStream gzip = new GZIPOutputStream(out)) {
            gzip.write(body);
        }
        return out.size();
    }
}
