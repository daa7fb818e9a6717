package org.leadnest.journeys;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Download;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import java.io.IOException;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.Objects;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.leadnest.testkit.HttpPeer;
import org.leadnest.testkit.OidcPeer;

/** Ways in, and being asked again: Google by an issuer of our own, and the password before a dangerous act. */
class ComingInTests {
    private static final String PASSWORD = "nine slow ferries at noon";

    private static OidcPeer google;
    private static RunningLeadNest service;
    private static Browser browser;

    @BeforeAll
    static void start() {
        google = new OidcPeer();
        service = RunningLeadNest.start(
                "--leadnest.sign-in.google.issuer=" + google.baseUrl(),
                "--leadnest.sign-in.google.client-id=" + OidcPeer.CLIENT,
                "--leadnest.sign-in.google.client-secret=" + OidcPeer.SECRET,
                "--leadnest.outbound.allow-private=true");
        browser = new Browser();
    }

    @AfterAll
    static void stop() throws IOException {
        browser.close();
        service.close();
        google.close();
    }

    @AfterEach
    void forget() {
        browser.forget();
    }

    @Test
    void aNewcomerOpensAnAccountWithGoogleAndComesBackByItAlone() {
        google.person("subject-1", "nell@example.com", true, "Nell Harbor");
        google.tamper(claims -> with(claims, "picture", google.baseUrl() + "/picture"));
        google.picture(HttpPeer.Answer.image("image/jpeg", HomePictures.dimRoom(1, 400, 300)));
        Page page = browser.open();
        byGoogle(page);
        assertThat(page.locator("h1")).hasText("Open an account");
        assertThat(page.locator("input[name=name]")).hasValue("Nell Harbor");
        browser.expectAccessible(page);
        page.fill("input[name=company]", "Harbor Lights");
        page.check("input[name=age]");
        page.check("input[name=terms]");
        press(page, "Open my account");
        page.waitForURL("**/app**");
        Eventually.expect("the picture of Google, served by us", Duration.ofSeconds(30), () -> {
            page.navigate(service.url("/app/settings/profile"));
            return page.locator("main img[src^='/app/people/']").count() == 1;
        });
        browser.expectAccessible(page);

        page.context().clearCookies();
        page.navigate(service.url("/app/leads"));
        assertThat(page.locator("h1")).hasText("Sign in");
        byGoogle(page);
        page.waitForURL("**/app**");
        page.navigate(service.url("/app/settings/google"));
        assertThat(page.locator("main")).containsText("nell@example.com");
        browser.expectAccessible(page);
        assertThat(browser.complaints()).allMatch(one -> one.startsWith(google.baseUrl()));
    }

    @Test
    void anAccountWithAPasswordIsJoinedOnlyByWhoeverKnowsIt() {
        opens("Olive Pier", "olive@example.com");
        google.person("subject-2", "olive@example.com", true, "Olive Pier");
        Page page = browser.open();
        byGoogle(page);
        assertThat(page.locator("h1")).hasText("One password, once");
        page.fill("input[name=password]", "not the password at all");
        press(page, "Join and sign in");
        assertThat(page.locator("h1")).hasText("One password, once");
        page.fill("input[name=password]", PASSWORD);
        press(page, "Join and sign in");
        page.waitForURL("**/app**");
        page.context().clearCookies();
        byGoogle(page);
        page.waitForURL("**/app**");

        google.person("subject-3", "stranger@example.com", false, "Not Confirmed");
        page.context().clearCookies();
        byGoogle(page);
        assertThat(page.locator("h1")).hasText("Sign in");
    }

    @Test
    void aDangerousActAsksForThePasswordAgainAndThenGoesOn() throws Exception {
        opens("Iris Quay", "iris@example.com");
        Page page = browser.open();
        page.navigate(service.url("/sign-in"));
        page.fill("input[name=email]", "iris@example.com");
        page.fill("input[name=password]", PASSWORD);
        press(page, "Sign in");
        page.waitForURL("**/app**");

        page.navigate(service.url("/app/settings/api-keys"));
        new Office(service).timePasses();
        page.fill("input[name=name]", "Our site");
        page.check("#f-leads-read");
        press(page, "Make key");
        assertThat(page.locator("h1")).hasText("Is it you?");
        assertThat(page.locator("main")).containsText("make an API key");
        browser.expectAccessible(page);
        browser.picture(page, "step-up");
        page.fill("input[name=password]", "not the password at all");
        press(page, "Go on");
        assertThat(page.locator(".ln-note")).isVisible();
        page.fill("input[name=password]", PASSWORD);
        press(page, "Go on");
        assertThat(page.locator("h1")).hasText("Thank you");
        press(page, "Go on");
        assertThat(page.locator("main")).containsText("Your new key");

        new Office(service).timePasses();
        page.navigate(service.url("/app/leads/export.csv"));
        assertThat(page.locator("h1")).hasText("Is it you?");
        page.fill("input[name=password]", PASSWORD);
        Download file = page.waitForDownload(() -> page.locator("form[action='/step-up'] button[type=submit]")
                .click(new Locator.ClickOptions().setNoWaitAfter(true)));
        assertThat(file.suggestedFilename()).endsWith(".csv");
    }

    private static Map<String, Object> with(Map<String, Object> claims, String name, Object value) {
        Map<String, Object> more = new HashMap<>(claims);
        more.put(name, value);
        return more;
    }

    /** The issuer shows a page with one link, back to the service that asked. */
    private static void byGoogle(Page page) {
        page.navigate(service.url("/sign-in"));
        page.getByText("Continue with Google").click();
        String back = Objects.requireNonNull(page.locator("a").getAttribute("href"));
        page.navigate(service.url(back));
    }

    private static void opens(String name, String email) {
        service.post(
                "/dev/accounts",
                "{\"company\":\"%s Homes\",\"name\":\"%s\",\"email\":\"%s\",\"password\":\"%s\"}"
                        .formatted(name, name, email, PASSWORD));
    }

    private static void press(Page page, String button) {
        page.getByRole(
                        AriaRole.BUTTON,
                        new Page.GetByRoleOptions().setName(button).setExact(true))
                .first()
                .click();
    }
}
