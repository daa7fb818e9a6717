package org.leadnest.journeys;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import java.io.IOException;
import java.util.List;
import java.util.Locale;
import java.util.UUID;
import java.util.regex.Pattern;
import org.assertj.core.api.Assertions;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.leadnest.testkit.Faults;

/** From the facts of a home to remarks that are true, with a model that fails and with one that lies. */
class ListingTextTests {
    private static final String PASSWORD = "four quiet herons at dusk";

    private static LyingModel model;
    private static RunningLeadNest service;

    private static Browser browser;
    private Page page;

    @BeforeAll
    static void start() {
        model = new LyingModel();
        service = RunningLeadNest.start(
                "--leadnest.ai.provider=openai",
                "--leadnest.ai.base-url=" + model.baseUrl(),
                "--leadnest.ai.api-key=sk-test",
                "--leadnest.ai.model=route-llm",
                "--leadnest.outbound.allow-private=true");
        browser = new Browser();
    }

    @AfterAll
    static void stop() throws IOException {
        browser.close();
        service.close();
        model.close();
    }

    @BeforeEach
    void open() {
        model.forget();
        page = browser.open();
        page.setDefaultTimeout(60_000);
        signIn();
        entersAHome();
    }

    @AfterEach
    void forget() {
        browser.forget();
    }

    @Test
    void factsBecomeATextWhoseFindingsAreFixedByClicksAndWhichIsPublished() {
        model.failWith(Faults.since(1, Faults.Kind.BEFORE_EFFECT));
        press("Write the text");
        Locator sentence = page.locator("#text .ln-sentences > li").first();
        sentence.waitFor();
        Locator editor = page.locator("#f-text");
        String written = editor.inputValue();
        editor.fill(written + " It has five bedrooms. Perfect for families.");
        assertThat(findings()).hasCount(2);
        assertThat(page.locator("#text")).containsText(Pattern.compile("three[- ]bedroom|3[- ]bed"));
        factsLightUp(sentence);
        assertThat(page.locator("#text-findings")).containsText("Perfect for families");
        press("Save as public remarks");
        assertThat(page.locator("#text")).containsText("Not saved yet");
        for (int left = 2; left > 0; left--) {
            assertThat(findings()).hasCount(left);
            page.locator("#text-findings li:has(.ln-tone-bad) button").first().click();
        }
        assertThat(findings()).hasCount(0);
        Assertions.assertThat(editor.inputValue())
                .contains(written.substring(0, written.indexOf('.')))
                .doesNotContain("five bedrooms", "families");
        press("Save as public remarks");
        assertThat(page.locator("body")).containsText("Saved as public remarks.");
        String remarks = page.locator("textarea[name=PublicRemarks]").inputValue();
        browser.expectAccessible(page);
        visits();
        assertThat(page.locator("main"))
                .containsText(remarks.lines().findFirst().orElseThrow());
        Assertions.assertThat(browser.complaints())
                .as("complaints in the browser's console, but for the refused text")
                .allMatch(complaint -> complaint.contains("422"));
    }

    private Locator findings() {
        return page.locator("#text-findings .ln-tone-bad");
    }

    private void factsLightUp(Locator sentence) {
        Locator fact = sentence.locator(".ln-fact").first();
        String still = colour(fact);
        sentence.hover();
        Assertions.assertThat(colour(fact)).as("of a fact below the pointer").isNotEqualTo(still);
    }

    private static String colour(Locator of) {
        return String.valueOf(of.evaluate("fact => getComputedStyle(fact).backgroundColor"));
    }

    @Test
    void nothingThatALyingModelSaysIsPublished() {
        press("Write the text");
        page.locator("#text .ln-sentences > li").first().waitFor();
        Assertions.assertThat(model.ledger()).as("the model was asked").isNotEmpty();
        String written = page.locator("#f-text").inputValue();
        expectNoLie(written);
        press("Save as public remarks");
        assertThat(page.locator("body")).containsText("Saved as public remarks.");
        String listing = page.url();
        visits();
        expectNoLie(page.locator("main").innerText());
        for (String outlet : List.of("EMAIL", "WEBSITE", "FLYER")) {
            page.navigate(listing.split("#")[0] + "/text?outlet=" + outlet);
            press("Write the text");
            page.locator("#text .ln-sentences > li").first().waitFor();
            expectNoLie(page.locator("#f-text").inputValue());
        }
        page.navigate(listing);
        page.locator("textarea[name=PublicRemarks]").fill(String.join(" ", LyingModel.LIES));
        page.locator("textarea[name=PublicRemarks]").dispatchEvent("change");
        assertThat(page.locator("#save-state")).containsText("Not saved yet: Public remarks");
        visits();
        expectNoLie(page.locator("main").innerText());
    }

    private static void expectNoLie(String text) {
        Assertions.assertThat(text.toLowerCase(Locale.ROOT))
                .doesNotContain(List.of(
                        "pool",
                        "piscina",
                        "familias",
                        "corner",
                        "sauna",
                        "4 bed",
                        "four",
                        "families",
                        "305-555",
                        "jane",
                        "<b>",
                        "granite",
                        "ignore",
                        "beach"));
    }

    private void signIn() {
        String email = "grace-" + UUID.randomUUID().toString().substring(0, 8) + "@harbor.example";
        service.post(
                "/dev/accounts",
                "{\"company\":\"Harbor Realty\",\"name\":\"Grace Harbor\",\"email\":\"%s\",\"password\":\"%s\"}"
                        .formatted(email, PASSWORD));
        page.navigate(service.url("/sign-in"));
        page.fill("input[name=email]", email);
        page.fill("input[name=password]", PASSWORD);
        press("Sign in");
        page.waitForURL(url -> !url.contains("/sign-in"));
    }

    private void entersAHome() {
        page.navigate(service.url("/app/listings/new"));
        page.fill("input[name=UnparsedAddress]", "18 Harbor Lane");
        page.fill("input[name=City]", "Salem");
        page.fill("input[name=StateOrProvince]", "MA");
        page.fill("input[name=ListPrice]", "489000");
        page.fill("input[name=BedroomsTotal]", "3");
        page.fill("input[name=BathroomsFull]", "2");
        page.fill("input[name=LivingArea]", "2180");
        page.fill("input[name=YearBuilt]", "1998");
        page.fill("textarea[name=Flooring]", "Hardwood, Tile");
        press("Save listing");
        assertThat(page.locator("h1")).containsText("18 Harbor Lane");
        page.selectOption("#f-status", "Active");
        press("Change status");
        assertThat(page.locator("body")).containsText("The listing is Active now.");
    }

    private void visits() {
        page.navigate(service.url(page.locator("a[href^='/h/']").first().getAttribute("href")));
        assertThat(page.locator("h1")).containsText("18 Harbor Lane");
    }

    private void press(String button) {
        page.getByRole(
                        AriaRole.BUTTON,
                        new Page.GetByRoleOptions().setName(button).setExact(true))
                .click();
    }
}
