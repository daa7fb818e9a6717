package org.leadnest.journeys;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import java.io.IOException;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentSkipListSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;

/** A visitor of the site: decides on cookies, with and without Global Privacy Control, and writes to the support. */
@Execution(ExecutionMode.CONCURRENT)
class VisitorTests {
    private static final Duration SOON = Duration.ofSeconds(60);
    private static final Pattern LINK = Pattern.compile("https?://\\S+");
    private static final List<String> SITE = List.of(
            "/", "/features", "/pricing", "/security", "/subprocessors", "/privacy", "/cookies", "/terms", "/contact");
    private static final String PASSWORD = "four quiet herons at dusk";
    private static final String OPERATOR = "otto@leadnest.example";

    private static RunningLeadNest service;
    private static Browser browser;

    /** Hosts other than the service's own that a page asked for; the browser finds none of them. */
    private final Set<String> elsewhere = new ConcurrentSkipListSet<>();

    @BeforeAll
    static void start() {
        service = RunningLeadNest.start(
                "--leadnest.analytics.ga4-id=G-TEST123456",
                "--leadnest.analytics.clarity-id=abc123def4",
                "--leadnest.operators=" + OPERATOR);
        browser = new Browser();
    }

    @AfterAll
    static void stop() throws IOException {
        browser.close();
        service.close();
    }

    @AfterEach
    void forget() {
        browser.forget();
    }

    @Test
    @Execution(ExecutionMode.SAME_THREAD)
    void nothingIsAskedOfAnalyticsUntilAVisitorAgreesAndNothingAfterTheyTakeItBack() {
        Page page = visitor();
        walk(page);
        assertThat(elsewhere).as("before a choice").isEmpty();
        page.navigate(service.url("/"));
        browser.picture(page, "cookie-banner");
        press(page, "Reject all");
        assertThat(page.locator("[data-cookie-banner]")).hasCount(0);
        walk(page);
        assertThat(elsewhere).as("after a no").isEmpty();

        page.navigate(service.url("/cookies"));
        page.check("input[name=analytics]");
        press(page, "Save choices");
        page.navigate(service.url("/"));
        Eventually.expect(
                "both hosts", SOON, () -> elsewhere.equals(Set.of("www.clarity.ms", "www.googletagmanager.com")));

        page.navigate(service.url("/cookies"));
        page.uncheck("input[name=analytics]");
        press(page, "Save choices");
        elsewhere.clear();
        walk(page);
        assertThat(elsewhere).as("after taking it back").isEmpty();
    }

    @Test
    @Execution(ExecutionMode.SAME_THREAD)
    void aBrowserThatSendsGlobalPrivacyControlIsNotAskedAndNotCounted() {
        Page page = visitor();
        page.setExtraHTTPHeaders(Map.of("Sec-GPC", "1"));
        walk(page);
        page.navigate(service.url("/cookies"));
        assertThat(page.locator("[data-cookie-banner]")).hasCount(0);
        assertThat(page.locator("div[data-gpc]")).isVisible();
        assertThat(page.locator("input[name=analytics]")).isDisabled();
        browser.picture(page, "cookies-gpc");

        Page scripted = visitor();
        scripted.addInitScript("Object.defineProperty(navigator, 'globalPrivacyControl', { value: true })");
        walk(scripted);
        scripted.navigate(service.url("/cookies"));
        assertThat(scripted.locator("[data-cookie-banner]")).hasCount(0);
        assertThat(scripted.locator("div[data-gpc]")).isVisible();
        assertThat(elsewhere).isEmpty();
    }

    @Test
    @Execution(ExecutionMode.SAME_THREAD)
    void aVisitorWritesAPersonAnswersAndTheVisitorSaysThatItHelped() {
        Page page = visitor();
        page.navigate(service.url("/contact"));
        browser.expectAccessible(page);
        press(page, "Reject all");
        page.navigate(service.url("/contact"));
        page.fill("input[name=name]", "Vera Visitor");
        page.fill("input[name=email]", "vera@example.com");
        page.fill("input[name=subject]", "Does it work with my MLS?");
        page.fill("textarea[name=words]", "We list with Bright. <b>Does</b> it count as they do?");
        page.selectOption("select[name=topic]", "QUESTION");
        browser.picture(page, "contact");
        service.post("/dev/clock", "{\"advance\":\"PT20S\"}"); // who sends a form at once is no person
        press(page, "Send");
        assertThat(page.locator("h1")).hasText("Your message is here");
        String link = link("We have your message");

        Page operator = signedInOperator();
        operator.navigate(service.url("/ops/support"));
        browser.expectAccessible(operator);
        browser.picture(operator, "support-queue");
        operator.getByRole(AriaRole.LINK, new Page.GetByRoleOptions().setName("Does it work with my MLS?"))
                .click();
        assertThat(operator.locator("main")).containsText("<b>Does</b>");
        operator.locator("form[action$='/answers'] textarea").fill("It does: 1,000 characters, spaces counted.");
        browser.picture(operator, "support-ticket");
        press(operator, "Send the answer");

        page.navigate(link("Re: Does it work with my MLS?"));
        assertThat(page.locator("main")).containsText("1,000 characters, spaces counted");
        browser.expectAccessible(page);
        browser.picture(page, "support-thread");
        press(page, "Yes, it helped");
        assertThat(page.locator("main")).containsText("You said that the answer helped");
        assertThat(link).isNotBlank();
    }

    private Page visitor() {
        Page page = browser.open();
        page.context().onRequest(request -> {
            String host = URI.create(request.url()).getHost();
            if (host != null && !host.equals("localhost")) {
                elsewhere.add(host);
            }
        });
        return page;
    }

    private Page signedInOperator() {
        service.post(
                "/dev/accounts",
                "{\"company\":\"LeadNest\",\"name\":\"Otto\",\"email\":\"%s\",\"password\":\"%s\"}"
                        .formatted(OPERATOR, PASSWORD));
        Page page = browser.open();
        page.navigate(service.url("/sign-in"));
        page.fill("input[name=email]", OPERATOR);
        page.fill("input[name=password]", PASSWORD);
        press(page, "Sign in");
        assertThat(page.locator("h1")).isVisible();
        setsUpSecondFactor(page);
        return page;
    }

    /** Without one no operator's page opens. */
    private void setsUpSecondFactor(Page page) {
        page.navigate(service.url("/ops/support"));
        assertThat(page.locator("h1")).hasText("Two-step sign-in");
        press(page, "Set it up");
        byte[] secret = AuthenticatorApp.secret(page.locator("code.ln-key").textContent());
        page.fill("input[name=code]", AuthenticatorApp.code(secret, Instant.now()));
        press(page, "Turn on");
        assertThat(page.locator(".ln-codes code")).hasCount(10);
    }

    private void walk(Page page) {
        SITE.forEach(path -> page.navigate(service.url(path)));
    }

    private String link(String subject) {
        Eventually.expect(
                subject,
                SOON,
                () -> Outbox.read(service).stream()
                        .anyMatch(letter -> letter.subject().contains(subject)));
        return Outbox.read(service).stream()
                .filter(letter ->
                        letter.subject().contains(subject) && letter.to().equals("vera@example.com"))
                .map(letter -> LINK.matcher(letter.text()))
                .filter(Matcher::find)
                .map(Matcher::group)
                .findFirst()
                .orElseThrow();
    }

    private static void press(Page page, String button) {
        page.getByRole(
                        AriaRole.BUTTON,
                        new Page.GetByRoleOptions().setName(button).setExact(true))
                .first()
                .click();
    }
}
