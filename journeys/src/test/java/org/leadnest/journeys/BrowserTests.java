package org.leadnest.journeys;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatNoException;

import com.microsoft.playwright.Page;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** What the journeys rely on: the browser sees what is wrong with a page, and every request that a page attempts. */
class BrowserTests {
    private static final String PAGE =
            "<!doctype html><html lang=en><title>A page</title><main><h1>Homes</h1>%s</main></html>";

    private static Browser browser;

    @BeforeAll
    static void start() {
        browser = new Browser();
    }

    @AfterAll
    static void stop() {
        browser.close();
    }

    @Test
    void whatIsSeriousOnAPageIsFound() {
        Page page = browser.open();
        page.setContent(PAGE.formatted("<p>Fine</p>"));
        assertThatNoException().isThrownBy(() -> browser.expectAccessible(page));
        expectFound("<p style='color:#bbb;background:#fff'>Hardly there</p>", "color-contrast");
        expectFound("<button type=button></button>", "button-name");
        expectFound(
                "<iframe title=Inner srcdoc='<html lang=en><title>x</title><main><button type=button></button></main></html>'></iframe>",
                "button-name");
    }

    @Test
    void whatIsSeriousOnAPhoneInTheDarkAloneIsFound() {
        expectFound(
                "<style>@media (max-width: 500px) and (prefers-color-scheme: dark) { p { color: #bbb; background: #fff } }"
                        + "</style><p>Hardly there at night</p>",
                "color-contrast");
    }

    @Test
    void whatAPageAsksOfAnotherHostIsSeenAndGoesNowhere() {
        Page page = browser.open();
        List<String> asked = new ArrayList<>();
        List<String> failed = new ArrayList<>();
        page.context().onRequest(request -> asked.add(request.url()));
        page.context().onRequestFailed(request -> failed.add(request.url()));
        page.setContent(PAGE.formatted("<img alt='' src='https://elsewhere.example/x.png'>"));
        assertThat(asked).contains("https://elsewhere.example/x.png");
        page.waitForCondition(() -> failed.contains("https://elsewhere.example/x.png"));
    }

    private static void expectFound(String body, String rule) {
        Page page = browser.open();
        page.setContent(PAGE.formatted(body));
        assertThatExceptionOfType(AssertionError.class)
                .isThrownBy(() -> browser.expectAccessible(page))
                .withMessageContaining(rule);
    }
}
