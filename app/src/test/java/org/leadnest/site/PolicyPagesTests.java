package org.leadnest.site;

import static org.assertj.core.api.Assertions.assertThat;

import org.jsoup.Jsoup;
import org.jsoup.nodes.Document;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.leadnest.testkit.LeadNestTest;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.test.context.TestPropertySource;
import org.springframework.test.web.servlet.assertj.MockMvcTester;

@LeadNestTest
@TestPropertySource(properties = {"leadnest.analytics.ga4-id=G-TEST123456", "leadnest.analytics.clarity-id=abc123def4"})
class PolicyPagesTests {
    @Autowired
    private MockMvcTester mvc;

    @Test
    void pagesSayThatAnalyticsIsConfiguredWhereItIs() throws Exception {
        assertThat(page("/privacy").select(".policy-here").text())
                .contains("Google Analytics 4 and Microsoft Clarity are configured. It loads only after your yes")
                .doesNotContain("No outside analytics");
        Document companies = page("/subprocessors");
        assertThat(companies
                        .select("tr:has(th:contains(Analytics 4)) td:last-child")
                        .text())
                .isEqualTo("Yes");
        assertThat(companies
                        .select("tr:has(th:contains(Clarity)) td:last-child")
                        .text())
                .isEqualTo("Yes");
        assertThat(companies.select("tr:has(th:contains(Stripe)) td:last-child").text())
                .isEqualTo("No");
    }

    @ParameterizedTest
    @ValueSource(strings = {"privacy", "cookies", "terms", "security", "subprocessors"})
    void everyVersionOfAPolicyStaysReadable(String policy) throws Exception {
        assertThat(page("/" + policy).select(".policy-date a[href=/" + policy + "/versions]"))
                .hasSize(1);
        Document versions = page("/" + policy + "/versions");
        assertThat(versions.select("td:contains(In force)")).hasSize(1);
        for (String link : versions.select("td a").eachAttr("href")) {
            assertThat(page(link).select("article h1")).as(link).hasSize(1);
        }
        assertThat(mvc.get().uri("/" + policy + "/versions/1999-01-01")).hasStatus(404);
        assertThat(mvc.get().uri("/imprint/versions")).hasStatus(404);
    }

    @Test
    void aVersionShowsWhatItChanged() throws Exception {
        Document changes = page("/privacy/versions/2026-11-28/changes");

        assertThat(changes.select("del").text()).contains("no outside analytics runs today");
        assertThat(changes.select("ins").text()).contains("on public pages without a form");
        assertThat(changes.text()).contains("Unchanged parts are left out here.");
        assertThat(changes.select(".policy-changes").text()).doesNotContain("Customers are agents and brokerages");
        assertThat(page("/privacy/versions/2026-11-27")
                        .select(".policy-standing")
                        .text())
                .contains("earlier version");
        assertThat(mvc.get().uri("/privacy/versions/2026-11-23/changes")).hasStatus(404);
    }

    private Document page(String path) throws Exception {
        var answer = mvc.get().uri(path).exchange();
        assertThat(answer).as(path).hasStatusOk();
        return Jsoup.parse(answer.getResponse().getContentAsString());
    }
}
