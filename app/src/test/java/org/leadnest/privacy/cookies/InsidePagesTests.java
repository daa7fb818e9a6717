package org.leadnest.privacy.cookies;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.servlet.http.Cookie;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Document;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.leadnest.accounts.Accounts;
import org.leadnest.accounts.Actor;
import org.leadnest.accounts.ActorAuthentication;
import org.leadnest.kernel.EmailAddress;
import org.leadnest.leads.Leads;
import org.leadnest.leads.NewLead;
import org.leadnest.platform.time.ServiceClock;
import org.leadnest.privacy.choices.UserChoice;
import org.leadnest.privacy.choices.UserChoices;
import org.leadnest.testkit.Cast;
import org.leadnest.testkit.LeadNestTest;
import org.leadnest.testkit.SignedIn;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors;
import org.springframework.test.context.TestPropertySource;
import org.springframework.test.web.servlet.assertj.MockMvcTester;
import org.springframework.test.web.servlet.assertj.MvcTestResult;
import org.springframework.transaction.support.TransactionTemplate;

/** Outside analytics on pages of the application: the account's switch and each member's own yes, both. */
@LeadNestTest
@TestPropertySource(properties = {"leadnest.analytics.ga4-id=G-TEST123456", "leadnest.analytics.clarity-id=abc123def4"})
class InsidePagesTests {
    private static final String POLICY = "Content-Security-Policy";
    private static final String CANARY = "Zephyrine Quillfeather";

    @Autowired
    private MockMvcTester mvc;

    @Autowired
    private ServiceClock clock;

    @Autowired
    private JdbcClient jdbc;

    @Autowired
    private Cast cast;

    @Autowired
    private UserChoices choices;

    @Autowired
    private Leads leads;

    @Autowired
    private Accounts accounts;

    @Autowired
    private TransactionTemplate transactions;

    private Cast.Players players;
    private Cookie yes;
    private String lead;

    @BeforeEach
    void enter() {
        Duration untilTold = Duration.between(clock.instant(), Instant.parse("2026-12-04T00:00:00Z"));
        if (untilTold.isPositive()) {
            clock.advance(untilTold);
        }
        players = cast.enter();
        yes = consent("all");
        lead = "/app/leads/"
                + players.atHarbor(() -> leads.capture(
                                NewLead.named("Zephyrine", "Quillfeather")
                                        .reachedBy(
                                                List.of(new EmailAddress("zephyrine@quillfeather.example")), List.of()),
                                players.grace())
                        .lead()
                        .id());
    }

    @Test
    void withoutTheOwnersYesNothingLoadsWhateverAMemberAgreedTo() throws Exception {
        shut(get("/app", yes, players.maya()));
        shut(get(lead, yes, players.grace()));
        shut(get("/app/templates", yes, players.grace()));
        assertThat(html(get("/app/settings/outside-analytics", yes, players.maya()))
                        .select("main")
                        .text())
                .contains("They are kept out", "Only an owner", "Google Analytics 4", "Microsoft Clarity");
    }

    @Test
    void withTheOwnersYesNothingLoadsForAMemberWhoDidNotAgree() throws Exception {
        say(true);
        shut(get("/app", consent("none"), players.maya()));
        shut(mvc.get().uri("/app").with(SignedIn.as(players.maya())).exchange());
        shut(mvc.get()
                .uri("/app")
                .cookie(yes)
                .header("Sec-GPC", "1")
                .with(SignedIn.as(players.maya()))
                .exchange());
        choices.choose(players.maya().user(), Set.of(UserChoice.USAGE), Set.of(UserChoice.USAGE), "test");
        shut(get("/app", yes, players.maya()));
        shut(get("/app", yes, players.pia()));
    }

    @Test
    void anOperatorWhoLooksInIsNeverCounted() throws Exception {
        say(true);
        cast.secure(players.pia());
        jdbc.sql("insert into accounts.operators (user_id, made_at) values (:user, now())")
                .param("user", players.pia().userUuid())
                .update();
        mvc.post()
                .uri("/app/settings/support-access")
                .param("hours", "24")
                .with(SignedIn.as(players.grace()))
                .exchange();
        Actor visitor = accounts.visit(players.harbor(), players.pia().user())
                .orElseThrow()
                .actor();
        shut(mvc.get()
                .uri("/app")
                .cookie(yes)
                .with(SecurityMockMvcRequestPostProcessors.authentication(
                        ActorAuthentication.visiting(visitor, java.time.Instant.now())))
                .exchange());
    }

    @Test
    void withBothTheToolsLoadFromTheirHostsAndNoOthers() throws Exception {
        say(true);
        MvcTestResult answer = get("/app", yes, players.maya());
        assertThat(outside(answer))
                .containsExactlyInAnyOrder(
                        "https://www.googletagmanager.com",
                        "https://*.google-analytics.com",
                        "https://*.analytics.google.com");
        assertThat(answer.getResponse().getHeaders("Referrer-Policy")).containsExactly("no-referrer");
        assertThat(outside(get("/app/templates", yes, players.maya())))
                .containsExactlyInAnyOrder(
                        "https://www.googletagmanager.com",
                        "https://*.google-analytics.com",
                        "https://*.analytics.google.com",
                        "https://*.clarity.ms",
                        "https://c.bing.com");
        Document templates = html(get("/app/templates", yes, players.maya()));
        assertThat(templates.select("script[data-analytics]").attr("data-clarity"))
                .isEqualTo("abc123def4");
        assertThat(templates.select("body").attr("data-clarity-mask")).isEqualTo("true");
    }

    @Test
    void thePageOfALeadTellsItsPatternAndNothingOfTheLead() throws Exception {
        say(true);
        Document page = html(get(lead, yes, players.grace()));
        assertThat(page.select("main").text()).contains(CANARY);
        assertThat(page.title()).isEqualTo("Page: app, leads · LeadNest");
        var tag = page.select("script[data-analytics]");
        assertThat(tag.attr("data-route")).isEqualTo("/app/leads/{id}");
        assertThat(tag.attr("data-ga4")).isEqualTo("G-TEST123456");
        assertThat(tag.attr("data-clarity")).as("it would read the address").isEmpty();
        assertThat(page.head().outerHtml()).doesNotContain(CANARY, "Quillfeather", lead);
        assertThat(page.select("body").attr("data-clarity-mask")).isEqualTo("true");
        String script = new String(
                Objects.requireNonNull(getClass().getResourceAsStream("/static/js/analytics.js"))
                        .readAllBytes(),
                StandardCharsets.UTF_8);
        assertThat(script)
                .contains(
                        "page_location: location.origin + route",
                        "page_referrer: \"\"",
                        "send_page_view: false",
                        "ga-disable-",
                        "document.referrer || location.search");
    }

    @Test
    void whereClarityLooksNothingOfALeadStandsInAnAttributeEither() throws Exception {
        say(true);
        for (String path : List.of("/app/templates", "/app/sequences")) {
            MvcTestResult answer = get(path, yes, players.grace());
            assertThat(html(answer).select("script[data-analytics][data-clarity]"))
                    .as(path)
                    .hasSize(1);
            assertThat(answer.getResponse().getContentAsString()).as(path).doesNotContain("Quillfeather", "zephyrine");
        }
        assertThat(html(get("/app/leads", yes, players.grace())).select("script[data-clarity]"))
                .as("a list of leads is counted by Google's pattern alone")
                .isEmpty();
    }

    @Test
    void searchesSettingsImportsAndOtherAnswersStayShut() throws Exception {
        say(true);
        for (String path : List.of(
                "/app/leads?q=Zephyrine",
                "/app/leads/imports",
                "/app/settings",
                "/app/settings/privacy",
                "/app/settings/exports")) {
            MvcTestResult answer = get(path, yes, players.grace());
            shut(answer);
        }
        shut(mvc.get()
                .uri("/app/leads")
                .cookie(yes)
                .header("HX-Request", "true")
                .with(SignedIn.as(players.grace()))
                .exchange());
        assertThat(get("/app/leads?q=Zephyrine", yes, players.grace())
                        .getResponse()
                        .getHeaders("Referrer-Policy"))
                .as("the page after a search must not tell the search")
                .containsExactly("no-referrer");
    }

    @Test
    void takingItBackShutsTheNextPageAndDeletesTheirCookies() throws Exception {
        Cookie theirs = new Cookie("_ga", "GA1.1");
        assertThat(mvc.get()
                        .uri("/app")
                        .cookie(yes, theirs)
                        .with(SignedIn.as(players.maya()))
                        .exchange()
                        .getResponse()
                        .getHeaders("Set-Cookie"))
                .as("of the public pages, which the account has no say in")
                .noneMatch(one -> one.startsWith("_ga="));
        say(true);
        say(false);
        MvcTestResult answer = mvc.get()
                .uri("/app")
                .cookie(yes, theirs, new Cookie("_clck", "x"), new Cookie("usage", "y"))
                .with(SignedIn.as(players.maya()))
                .exchange();
        shut(answer);
        assertThat(answer.getResponse().getHeaders("Set-Cookie"))
                .anyMatch(one -> one.startsWith("_ga=;") && one.contains("Max-Age=0"))
                .anyMatch(one -> one.startsWith("_clck=;") && one.contains("Max-Age=0"))
                .noneMatch(one -> one.startsWith("usage=;"));
    }

    @Test
    void onlyAnOwnerDecidesAfterAProofAndItIsWrittenDown() {
        assertThat(mvc.post()
                        .uri("/app/settings/outside-analytics")
                        .param("allowed", "true")
                        .with(SignedIn.as(players.maya())))
                .hasStatus(403);
        assertThat(mvc.post()
                        .uri("/app/settings/outside-analytics")
                        .param("allowed", "true")
                        .with(SignedIn.longAgo(players.grace()))
                        .exchange()
                        .getResponse()
                        .getHeader("Location"))
                .startsWith("/step-up");
        say(true);
        say(true);
        say(false);
        List<String> written = Objects.requireNonNull(players.atHarbor(() -> transactions.execute(status -> jdbc.sql(
                        "select after::text from accounts.audit_entries where act = 'OUTSIDE_ANALYTICS' order by number")
                .query(String.class)
                .list())));
        assertThat(written).hasSize(2).first().asString().contains("true");
    }

    private void say(boolean allowed) {
        assertThat(mvc.post()
                        .uri("/app/settings/outside-analytics")
                        .param("allowed", Boolean.toString(allowed))
                        .with(SignedIn.as(players.grace())))
                .hasStatus(302);
    }

    private MvcTestResult get(String path, Cookie consent, Actor reader) {
        return mvc.get().uri(path).cookie(consent).with(SignedIn.as(reader)).exchange();
    }

    private static void shut(MvcTestResult answer) throws Exception {
        assertThat(answer).hasStatusOk();
        assertThat(html(answer).select("[data-analytics]")).isEmpty();
        assertThat(answer.getResponse().getHeader(POLICY)).doesNotContain("google", "clarity", "bing");
    }

    private static Set<String> outside(MvcTestResult answer) {
        Set<String> hosts = new java.util.TreeSet<>();
        for (String word :
                Objects.requireNonNull(answer.getResponse().getHeader(POLICY)).split("[ ;]+")) {
            if (word.startsWith("https://")) {
                hosts.add(word);
            }
        }
        return hosts;
    }

    private Cookie consent(String choice) {
        return Objects.requireNonNull(mvc.post()
                .uri("/cookies/choices")
                .param("choice", choice)
                .exchange()
                .getResponse()
                .getCookie("consent"));
    }

    private static Document html(MvcTestResult answer) throws Exception {
        return Jsoup.parse(answer.getResponse().getContentAsString(StandardCharsets.UTF_8));
    }
}
