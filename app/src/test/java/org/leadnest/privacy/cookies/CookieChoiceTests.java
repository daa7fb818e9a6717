package org.leadnest.privacy.cookies;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.servlet.http.Cookie;
import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Document;
import org.jsoup.nodes.Element;
import org.junit.jupiter.api.Test;
import org.leadnest.privacy.AnalyticsProperties;
import org.leadnest.testkit.Cast;
import org.leadnest.testkit.LeadNestTest;
import org.leadnest.testkit.PlaceFile;
import org.leadnest.testkit.SignedIn;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.context.DynamicPropertyRegistry;
import org.springframework.test.context.DynamicPropertySource;
import org.springframework.test.context.TestPropertySource;
import org.springframework.test.web.servlet.assertj.MockMvcTester;
import org.springframework.test.web.servlet.assertj.MvcTestResult;

@LeadNestTest
@TestPropertySource(properties = {"leadnest.analytics.ga4-id=G-TEST123456", "leadnest.analytics.clarity-id=abc123def4"})
class CookieChoiceTests {
    private static final int MOST_BANNER_BYTES = 15_000;
    private static final String POLICY = "Content-Security-Policy";

    @Autowired
    private MockMvcTester mvc;

    @Autowired
    private JdbcClient jdbc;

    @Autowired
    private Cast cast;

    @DynamicPropertySource
    static void places(DynamicPropertyRegistry properties) {
        properties.add(
                "leadnest.usage.places",
                () -> PlaceFile.write(
                                List.of(new PlaceFile.Entry(new int[] {198, 51, 100}, "France", "Lyon", 45.76, 4.84)))
                        .toString());
    }

    @Test
    void aProofFromAFormWithoutScriptsNamesTheCountryOfTheAddress() {
        assertThat(proof(consent(from("198.51.100.7", ""))))
                .isEqualTo("2026-12-01-ga4-clarity false false false France");
        assertThat(proof(consent(from("198.51.100.7", "Europe/Berlin"))))
                .isEqualTo("2026-12-01-ga4-clarity false false false Europe/Berlin");
        assertThat(proof(consent(from("192.0.2.7", "")))).isEqualTo("2026-12-01-ga4-clarity false false false null");
    }

    private MvcTestResult from(String address, String zone) {
        return mvc.post()
                .uri("/cookies/choices")
                .param("choice", "none")
                .param("zone", zone)
                .with(request -> {
                    request.setRemoteAddr(address);
                    return request;
                })
                .exchange();
    }

    @Test
    void theBannerOffersAcceptRejectAndChooseAsEqualButtons() throws Exception {
        Document page = html(mvc.get().uri("/").exchange());

        List<Element> buttons = page.select(".cookie-buttons > *");
        assertThat(buttons).extracting(Element::text).containsExactly("Accept all", "Reject all", "Choose");
        assertThat(buttons).extracting(Element::className).containsOnly("btn");
        assertThat(buttons.get(2).attr("href")).isEqualTo("/cookies#choices");
    }

    @Test
    void nothingNonEssentialIsSetOrLoadedBeforeAYes() throws Exception {
        for (String path : List.of("/", "/features", "/pricing", "/security", "/cookies", "/sign-in")) {
            MvcTestResult answer = mvc.get().uri(path).exchange();
            assertThat(html(answer).select("[data-analytics]")).as(path).isEmpty();
            assertThat(answer.getResponse().getHeader(POLICY)).as(path).doesNotContain("google", "clarity");
            assertThat(answer.getResponse().getCookies())
                    .extracting(Cookie::getName)
                    .allMatch(List.of("csrf")::contains);
        }
        assertThat(mvc.get().uri("/").exchange().getResponse().getCookies()).isEmpty();
    }

    @Test
    void aYesLoadsAnalyticsOnPublicPagesOnlyAndIsKeptAsProof() throws Exception {
        MvcTestResult answer = choose("all", "Europe/Berlin");
        Cookie consent = consent(answer);

        Document home = html(mvc.get().uri("/").cookie(consent).exchange());
        assertThat(home.select("script[data-analytics]").attr("data-ga4")).isEqualTo("G-TEST123456");
        assertThat(home.select("script[data-analytics]").attr("data-clarity")).isEqualTo("abc123def4");
        assertThat(home.select(".cookie-banner")).isEmpty();
        assertThat(mvc.get().uri("/").cookie(consent).exchange().getResponse().getHeader(POLICY))
                .contains("www.googletagmanager.com", "clarity.ms");
        for (String path : List.of("/contact", "/cookies", "/sign-in")) {
            assertThat(html(mvc.get().uri(path).cookie(consent).exchange()).select("[data-analytics]"))
                    .as(path)
                    .isEmpty();
        }
        assertThat(proof(consent)).isEqualTo("2026-12-01-ga4-clarity true true false Europe/Berlin");
    }

    @Test
    void pagesOfTheApplicationLoadNoOutsideAnalyticsByDefault() throws Exception {
        Cookie consent = consent(choose("all", ""));
        MvcTestResult dashboard = mvc.get()
                .uri("/app/leads")
                .cookie(consent)
                .with(SignedIn.as(cast.enter().maya()))
                .exchange();

        assertThat(html(dashboard).select("[data-analytics]")).isEmpty();
        assertThat(dashboard.getResponse().getHeader(POLICY)).doesNotContain("google", "clarity");
    }

    @Test
    void aNoIsKeptAndAskedNoMore() throws Exception {
        Cookie consent = consent(choose("none", "Mars/Olympus"));
        Document home = html(mvc.get().uri("/").cookie(consent).exchange());

        assertThat(home.select(".cookie-banner, [data-analytics]")).isEmpty();
        assertThat(proof(consent)).isEqualTo("2026-12-01-ga4-clarity false false false null");
    }

    @Test
    void globalPrivacyControlIsANoWithoutAClickAndShown() throws Exception {
        Cookie agreed = consent(choose("all", ""));
        MvcTestResult answer =
                mvc.get().uri("/").cookie(agreed).header("Sec-GPC", "1").exchange();
        Document home = html(answer);

        assertThat(home.select(".cookie-banner, [data-analytics]")).isEmpty();
        assertThat(answer.getResponse().getHeader(POLICY)).doesNotContain("google");
        assertThat(home.select("footer [data-gpc]:not([hidden])").text()).contains("We honour it");
        assertThat(html(mvc.get().uri("/").exchange()).select("footer [data-gpc]:not([hidden])"))
                .isEmpty();
        assertThat(html(mvc.get().uri("/cookies").header("Sec-GPC", "1").exchange())
                        .select("#f-analytics[disabled]"))
                .hasSize(1);
        Cookie again = consent(mvc.post()
                .uri("/cookies/choices")
                .header("Sec-GPC", "1")
                .param("choice", "all")
                .exchange());
        assertThat(proof(again)).isEqualTo("2026-12-01-ga4-clarity true false true null");
    }

    @Test
    void aYesFromBeforeTheSignalIsTakenBackByTheScriptAndNeverCounts() throws Exception {
        Cookie agreed = consent(choose("all", ""));
        long before = device(agreed, null);
        assertThat(before).as("a yes counts").isOne();
        assertThat(device(agreed, "1"))
                .as("the signal is a no to whatever the cookie says")
                .isZero();

        MvcTestResult answer = mvc.post()
                .uri("/cookies/choices")
                .param("choice", "some")
                .param("gpc", "1")
                .param("preferences", "on")
                .param("zone", "America/New_York")
                .cookie(agreed, new Cookie("_ga", "x"))
                .exchange();
        assertThat(proof(consent(answer))).isEqualTo("2026-12-01-ga4-clarity true false true America/New_York");
        assertThat(answer.getResponse().getHeaders("Set-Cookie"))
                .anyMatch(one -> one.startsWith("_ga=;") && one.contains("Max-Age=0"));
        String script = new String(
                Objects.requireNonNull(getClass().getResourceAsStream("/static/js/cookies.js"))
                        .readAllBytes(),
                StandardCharsets.UTF_8);
        assertThat(script).contains("if (!navigator.globalPrivacyControl) return;", "gpc: \"1\"", "/cookies/choices");
    }

    /** How many numbers of a device the page gives out, which is what counting begins with. */
    private long device(Cookie consent, @org.jspecify.annotations.Nullable String signal) {
        var request = mvc.get().uri("/").cookie(consent);
        return (signal == null ? request : request.header("Sec-GPC", signal))
                .exchange().getResponse().getHeaders("Set-Cookie").stream()
                        .filter(one -> one.contains("usage="))
                        .count();
    }

    @Test
    void aWithdrawalFromTheFooterDeletesTheCookies() throws Exception {
        assertThat(html(mvc.get().uri("/").exchange())
                        .select("footer a[href=/cookies#choices]")
                        .text())
                .isEqualTo("Cookie choices");
        Cookie agreed = consent(choose("all", ""));
        assertThat(html(mvc.get().uri("/cookies").cookie(agreed).exchange()).select("#choices ~ form [checked]"))
                .hasSize(3);
        MvcTestResult answer = mvc.post()
                .uri("https://www.leadnest.example/cookies/choices")
                .param("choice", "some")
                .cookie(agreed, new Cookie("_ga", "GA1.1.1.1"), new Cookie("_ga_TEST", "x"), new Cookie("_clck", "y"))
                .cookie(new Cookie("theme", "dark"), new Cookie("session", "z"))
                .exchange();

        assertThat(answer).hasStatus(303).hasHeader("Location", "/cookies");
        List<String> set = answer.getResponse().getHeaders("Set-Cookie");
        for (String name : List.of("_ga", "_ga_TEST", "_clck")) {
            assertThat(set).anyMatch(one -> one.startsWith(name + "=;") && one.contains("Max-Age=0"));
            assertThat(set)
                    .anyMatch(one -> one.startsWith(name + "=;")
                            && one.contains("Domain=leadnest.example")
                            && one.contains("Max-Age=0"));
        }
        assertThat(set).anyMatch(one -> one.startsWith("theme=;")).noneMatch(one -> one.startsWith("session="));
    }

    @Test
    void aDecisionAboutOlderWordsIsAskedForAgain() throws Exception {
        Cookie old = new Cookie("consent", "2020-01-01.p1.a1." + UUID.randomUUID());

        assertThat(html(mvc.get().uri("/").cookie(old).exchange()).select(".cookie-banner"))
                .hasSize(1);
    }

    @Test
    void aYesToOurOwnCounterIsNoYesToAnotherTool() throws Exception {
        for (String tools : List.of("own", "ga4", "clarity")) {
            Cookie given = new Cookie(
                    "consent",
                    (tools.equals("own") ? "2026-11-30-" : "2026-12-01-") + tools + ".p1.a1." + UUID.randomUUID());
            Document home = html(mvc.get().uri("/").cookie(given).exchange());
            assertThat(home.select(".cookie-banner")).as(tools).hasSize(1);
            assertThat(home.select("[data-analytics]")).as(tools).isEmpty();
            assertThat(device(given, null)).as(tools).isZero();
        }
        assertThat(CookieChoice.version(new AnalyticsProperties(null, null))).isEqualTo("2026-11-30-own");
        assertThat(CookieChoice.version(new AnalyticsProperties("G-TEST123456", null)))
                .isEqualTo("2026-12-01-ga4");
        assertThat(CookieChoice.version(new AnalyticsProperties(null, "abc123")))
                .isEqualTo("2026-12-01-clarity");
    }

    @Test
    void theFirstPageWithTheSignalTakesTheYesBackAndDeletesItsCookiesWithoutAScript() {
        Cookie agreed = consent(choose("all", ""));
        MvcTestResult answer = mvc.get()
                .uri("/pricing")
                .header("Sec-GPC", "1")
                .cookie(agreed, new Cookie("_ga", "x"), new Cookie("usage", "y"), new Cookie("theme", "dark"))
                .exchange();
        assertThat(answer).hasStatusOk();
        List<String> set = answer.getResponse().getHeaders("Set-Cookie");
        assertThat(set)
                .anyMatch(one -> one.startsWith("_ga=;") && one.contains("Max-Age=0"))
                .anyMatch(one -> one.startsWith("usage=;") && one.contains("Max-Age=0"))
                .noneMatch(one -> one.startsWith("theme="));
        Cookie taken = consent(answer);
        assertThat(proof(taken)).isEqualTo("2026-12-01-ga4-clarity true false true null");
        assertThat(device(taken, null)).as("the no outlives the signal").isZero();
        assertThat(mvc.get()
                        .uri("/pricing")
                        .header("Sec-GPC", "1")
                        .cookie(taken)
                        .exchange()
                        .getResponse()
                        .getHeaders("Set-Cookie"))
                .as("nothing left to take back")
                .isEmpty();
    }

    @Test
    void anotherSiteCannotDecideAndNobodyIsSentElsewhere() {
        assertThat(mvc.post()
                        .uri("/cookies/choices")
                        .header("Sec-Fetch-Site", "cross-site")
                        .param("choice", "all"))
                .hasStatus(403);
        assertThat(mvc.post().uri("/cookies/choices").header("Origin", "https://evil.example"))
                .hasStatus(403);
        assertThat(mvc.post().uri("/cookies/choices").header("Origin", "http://localhost:8080"))
                .hasStatus(303);
        for (String elsewhere : List.of("//evil.example", "https://evil.example", "/\\evil.example")) {
            assertThat(mvc.post().uri("/cookies/choices").param("back", elsewhere))
                    .hasHeader("Location", "/cookies");
        }
    }

    @Test
    void theBannerWeighsUnder15Kilobytes() throws Exception {
        Document page = html(mvc.get().uri("/").exchange());
        ByteArrayOutputStream whole = new ByteArrayOutputStream();
        whole.write(page.select(".cookie-banner").outerHtml().getBytes(StandardCharsets.UTF_8));
        for (String asset : List.of(
                page.select("link[href$=cookies.css]").attr("href"),
                page.select("script[src$=site.js]").attr("src").replace("site.js", "cookies.js"))) {
            whole.write(mvc.get().uri(asset).exchange().getResponse().getContentAsByteArray());
        }

        assertThat(whole.size()).isBetween(1_000, MOST_BANNER_BYTES);
    }

    @Test
    void thePageNamesEveryCookieThatIsSet() throws Exception {
        assertThat(html(mvc.get().uri("/cookies").exchange()).select("td code").eachText())
                .containsExactly(
                        "session", "csrf", "device", "signup", "consent", "theme", "usage", "_ga", "_ga_*", "_clck",
                        "_clsk");
    }

    private MvcTestResult choose(String choice, String zone) {
        return mvc.post()
                .uri("/cookies/choices")
                .param("choice", choice)
                .param("zone", zone)
                .param("back", "/features")
                .exchange();
    }

    private String proof(Cookie consent) {
        String id = consent.getValue().substring(consent.getValue().lastIndexOf('.') + 1);
        return jdbc.sql("""
                        select concat_ws(' ', version, preferences::text, analytics::text, signal::text,
                                         coalesce(region, 'null'))
                          from privacy.cookie_choices where id = :id
                        """)
                .param("id", UUID.fromString(id))
                .query(String.class)
                .single();
    }

    private static Cookie consent(MvcTestResult answer) {
        return Objects.requireNonNull(answer.getResponse().getCookie("consent"));
    }

    private static Document html(MvcTestResult answer) throws Exception {
        return Jsoup.parse(answer.getResponse().getContentAsString());
    }
}
