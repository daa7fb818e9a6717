package org.leadnest.site;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Element;
import org.jsoup.parser.Parser;
import org.junit.jupiter.api.Test;
import org.leadnest.testkit.LeadNestTest;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.test.web.servlet.assertj.MockMvcTester;
import org.springframework.test.web.servlet.assertj.MvcTestResult;

/** A search engine finds every public page, and what they are about in words of its own. */
@LeadNestTest
class SitemapTests {
    @Autowired
    private MockMvcTester mvc;

    @Test
    void theMapThatRobotsAreToldOfListsPagesThatAnybodyCanRead() throws Exception {
        String robots = body("/robots.txt");
        String address = robots.lines()
                .filter(line -> line.startsWith("Sitemap: "))
                .map(line -> line.substring("Sitemap: ".length()))
                .findFirst()
                .orElseThrow();
        List<String> listed = Jsoup.parse(body(URI.create(address).getPath()), "", Parser.xmlParser())
                .select("urlset > url > loc")
                .eachText();
        assertThat(listed)
                .doesNotHaveDuplicates()
                .hasSizeGreaterThan(28)
                .allSatisfy(one -> assertThat(mvc.get().uri(URI.create(one).getPath()))
                        .as(one)
                        .hasStatusOk());
        assertThat(listed)
                .map(one -> URI.create(one).getPath())
                .contains(
                        "/",
                        "/features",
                        "/pricing",
                        "/contact",
                        "/security",
                        "/subprocessors",
                        "/help",
                        "/help/close-account");
    }

    @Test
    void homeAndPricingSayWhatLeadNestIsAndCostsInWordsOfAMachine() throws Exception {
        String shown = Jsoup.parse(body("/pricing")).select(".plan-price").text();
        for (String page : List.of("/", "/pricing")) {
            Element facts = Jsoup.parse(body(page)).expectFirst("[itemtype=https://schema.org/SoftwareApplication]");
            assertThat(facts.select("> meta[itemprop=name]").attr("content")).isEqualTo("LeadNest");
            assertThat(facts.select("[itemprop=provider][itemtype=https://schema.org/Organization]"))
                    .hasSize(1);
            List<String> prices = facts.select("[itemtype=https://schema.org/Offer] meta[itemprop=price]")
                    .eachAttr("content");
            assertThat(prices)
                    .isNotEmpty()
                    .allSatisfy(price -> assertThat(shown).contains("$" + price.replace(".00", "")));
        }
    }

    private String body(String path) throws Exception {
        MvcTestResult answer = mvc.get().uri(path).exchange();
        assertThat(answer).hasStatusOk();
        return answer.getResponse().getContentAsString(StandardCharsets.UTF_8);
    }
}
