package org.leadnest.journeys;

import static org.assertj.core.api.Assertions.assertThat;

import com.deque.html.axecore.args.AxeRunOptions;
import com.deque.html.axecore.playwright.AxeBuilder;
import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.BrowserType;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Playwright;
import com.microsoft.playwright.options.ColorScheme;
import com.microsoft.playwright.options.ReducedMotion;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * Debian's Chromium, driven by Playwright: one for the tests of a class, which have cookies and complaints of their own
 * ({@link #forget}). It finds no host but this machine. Everything that a page complains about in its console is kept.
 */
final class Browser implements AutoCloseable {
    private static final int WIDE = 1440;
    private static final int PHONE = 390;

    /** Where pictures go, if anybody wants them; see CONTRIBUTING.md. */
    private static final String PICTURES = System.getProperty("journeys.pictures", "");

    private final Playwright playwright;
    private final com.microsoft.playwright.Browser chromium;
    private final List<String> complaints = new ArrayList<>();

    Browser() {
        playwright = Playwright.create(
                new Playwright.CreateOptions().setEnv(Map.of("PLAYWRIGHT_SKIP_BROWSER_DOWNLOAD", "1")));
        String path = System.getenv("LEADNEST_CHROMIUM");
        chromium = playwright
                .chromium()
                .launch(new BrowserType.LaunchOptions()
                        .setExecutablePath(Path.of(path == null ? "/usr/bin/chromium" : path))
                        .setArgs(List.of(
                                "--no-sandbox",
                                "--disable-quic",
                                "--no-first-run",
                                "--host-resolver-rules=MAP * ~NOTFOUND, EXCLUDE localhost, EXCLUDE 127.0.0.1",
                                "--disable-background-networking",
                                "--disable-component-update",
                                "--disable-sync")));
    }

    Page open() {
        BrowserContext context = chromium.newContext(new com.microsoft.playwright.Browser.NewContextOptions()
                .setViewportSize(WIDE, 1000)
                .setReducedMotion(ReducedMotion.REDUCE));
        Page page = context.newPage();
        page.setDefaultTimeout(20_000);
        page.onConsoleMessage(message -> {
            if (message.type().equals("error")) {
                complaints.add(page.url() + ": " + message.text());
            }
        });
        page.onPageError(complaints::add);
        return page;
    }

    /** What pages complained about: script errors, refused resources. */
    List<String> complaints() {
        return List.copyOf(complaints);
    }

    /** Closes all pages: the next test begins as in a new browser. */
    void forget() {
        List.copyOf(chromium.contexts()).forEach(BrowserContext::close);
        complaints.clear();
    }

    /** No serious or critical violation by axe on what the page shows now, wide and light, and on a phone in the dark. */
    void expectAccessible(Page page) {
        expectNothingSerious(page);
        page.emulateMedia(new Page.EmulateMediaOptions().setColorScheme(ColorScheme.DARK));
        page.setViewportSize(PHONE, 844);
        expectNothingSerious(page);
        page.emulateMedia(new Page.EmulateMediaOptions().setColorScheme(ColorScheme.LIGHT));
        page.setViewportSize(WIDE, 1000);
    }

    private static void expectNothingSerious(Page page) {
        AxeRunOptions violationsOnly = new AxeRunOptions();
        violationsOnly.setResultTypes(List.of("violations"));
        // with frames a second page is opened for each look, to put their answers together
        boolean alone = page.frames().size() == 1;
        var serious = new AxeBuilder(page)
                .setLegacyMode(alone).options(violationsOnly).analyze().getViolations().stream()
                        .filter(rule -> List.of("serious", "critical").contains(rule.getImpact()))
                        .map(rule -> rule.getId() + ": " + rule.getHelp() + " at "
                                + rule.getNodes().stream()
                                        .limit(3)
                                        .map(node -> String.valueOf(node.getTarget()) + " " + node.getHtml())
                                        .toList())
                        .toList();
        assertThat(serious).as("accessibility of %s", page.url()).isEmpty();
    }

    /** Four pictures of the page, if anybody wants to look at them: wide and phone, light and dark. */
    void picture(Page page, String name) {
        if (PICTURES.isBlank()) {
            return;
        }
        for (ColorScheme scheme : List.of(ColorScheme.LIGHT, ColorScheme.DARK)) {
            page.emulateMedia(new Page.EmulateMediaOptions().setColorScheme(scheme));
            for (int width : new int[] {WIDE, PHONE}) {
                page.setViewportSize(width, width == PHONE ? 844 : 1000);
                page.screenshot(new Page.ScreenshotOptions()
                        .setPath(Path.of(
                                PICTURES,
                                name + "-" + width + "-" + scheme.name().toLowerCase(java.util.Locale.ROOT) + ".png"))
                        .setFullPage(true));
            }
        }
        page.emulateMedia(new Page.EmulateMediaOptions().setColorScheme(ColorScheme.LIGHT));
        page.setViewportSize(WIDE, 1000);
    }

    @Override
    public void close() {
        chromium.close();
        playwright.close();
    }
}
