package org.leadnest.journeys;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import com.microsoft.playwright.options.FilePayload;
import com.microsoft.playwright.options.FormData;
import com.microsoft.playwright.options.RequestOptions;
import com.microsoft.playwright.options.SelectOption;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Follow-up as an agent lives it: built, tried, sent; one lead answers, one opts out, and neither is written to again. */
class FollowUpTests {
    private static final Duration SOON = Duration.ofSeconds(90);
    private static final Pattern PREFERENCES = Pattern.compile("https?://[^/\\s]+(/u/[A-Za-z0-9_-]+)");
    private static final ZoneId NEW_YORK = ZoneId.of("America/New_York");
    private static final String EMAIL = "fiona-followup@example.com";
    private static final String PASSWORD = "six low tides by the pier";

    private RunningLeadNest service;
    private Browser browser;
    private Page page;

    @BeforeEach
    void open() {
        service = RunningLeadNest.start();
        browser = new Browser();
        page = browser.open();
    }

    @AfterEach
    void close() throws IOException {
        browser.close();
        service.close();
    }

    @Test
    void aSequenceIsBuiltTriedSentAndEndedByAReplyAndByAnOptOut() {
        entersWithThreeLeads();
        buildsASequence();
        seesWhatWouldHappenAndEnrolls();
        service.advanceTo(LocalTime.of(11, 0), NEW_YORK);
        Eventually.expect("three first letters", SOON, () -> letters("Hello ").size() == 3);
        ritaAnswersAndIsAnswered();
        ottoOptsOut();
        service.post("/dev/clock", "{\"advance\":\"P3DT1H\"}");
        Eventually.expect(
                "the second letter to the one who kept still",
                SOON,
                () -> letters("Still looking?").size() == 1);
        assertThat(letters("Still looking?")).extracting(Outbox.Letter::to).containsExactly("paula@example.com");
        page.navigate(service.url("/app/sequences"));
        page.getByRole(AriaRole.LINK, new Page.GetByRoleOptions().setName("New inquiry"))
                .first()
                .click();
        page.getByRole(AriaRole.LINK, new Page.GetByRoleOptions().setName("Leads in it"))
                .click();
        assertThat(page.locator("main")).containsText("the lead replied");
        assertThat(page.locator("main")).containsText("the lead opted out");
        look("runs");
        assertThat(browser.complaints())
                .as("complaints in the browser's console")
                .isEmpty();
    }

    private void entersWithThreeLeads() {
        service.post(
                "/dev/accounts",
                "{\"company\":\"Followup Homes\",\"name\":\"Fiona Follow\",\"email\":\"%s\",\"password\":\"%s\"}"
                        .formatted(EMAIL, PASSWORD));
        page.navigate(service.url("/sign-in"));
        page.fill("input[name=email]", EMAIL);
        page.fill("input[name=password]", PASSWORD);
        press("Sign in");
        page.waitForURL(reached -> !reached.endsWith("/sign-in"));
        String csv = "First name,Last name,Email,State\nRita,Reply,rita@example.com,NY\nOtto,Out,otto@example.com,NY\n"
                + "Paula,Patient,paula@example.com,NY\n";
        page.navigate(service.url("/app/leads/imports/new"));
        page.setInputFiles(
                "input[type=file]", new FilePayload("leads.csv", "text/csv", csv.getBytes(StandardCharsets.UTF_8)));
        press("Continue");
        press("Start the import");
        assertThat(page.getByText("To the leads")).isVisible();
    }

    private void buildsASequence() {
        page.navigate(service.url("/app/sequences/new"));
        page.fill("input[name=name]", "New inquiry");
        while (page.locator("textarea[name^=body_]").count() < 2) {
            press("E-mail");
            page.waitForLoadState();
        }
        page.fill("input[name=subject_0]", "Hello {{ lead.firstName }}");
        page.fill("textarea[name=body_0]", "Thank you for asking, {{ lead.firstName }}. When may I call?");
        page.fill("input[name=subject_1]", "Still looking?");
        page.fill("textarea[name=body_1]", "I have two homes to show.");
        page.fill("input[name=delay_1]", "2");
        page.selectOption("select[name=unit_1]", new SelectOption().setLabel("days"));
        page.locator("button[value=save]:visible").last().click();
        page.waitForLoadState();
    }

    private void seesWhatWouldHappenAndEnrolls() {
        page.getByRole(AriaRole.LINK, new Page.GetByRoleOptions().setName("Leads in it"))
                .click();
        for (Locator lead : page.locator("input[name=leadIds]").all()) {
            lead.check();
        }
        press("See what would happen");
        assertThat(page.locator("h1")).hasText("What would happen");
        assertThat(letters("Hello ")).isEmpty();
        press("Enroll these 3 leads");
        page.waitForLoadState();
    }

    private void ritaAnswersAndIsAnswered() {
        page.navigate(service.url("/app/settings/sending"));
        String door = page.locator("code.ln-address")
                .filter(new Locator.FilterOptions().setHasText("/inbound?token="))
                .textContent();
        FormData answer = FormData.create()
                .set("from", "Rita Reply <rita@example.com>")
                .set("to", "answers@followup.example")
                .set("subject", "Re: Hello Rita")
                .set("text", "Saturday at ten would be fine.")
                .set("headers", "Message-ID: <rita-1@example.com>\nFrom: rita@example.com");
        String path = door.replaceFirst("^https?://[^/]+", "");
        assertThat(page.request()
                        .post(service.url(path), RequestOptions.create().setMultipart(answer))
                        .status())
                .isEqualTo(200);
        page.navigate(service.url("/app/inbox?box=team"));
        page.getByRole(AriaRole.LINK, new Page.GetByRoleOptions().setName("Rita Reply"))
                .first()
                .click();
        assertThat(page.locator("#messages")).containsText("Saturday at ten would be fine.");
        Locator text = page.locator("#composer textarea[name=text]");
        text.fill("Saturday at ten it is");
        Page other = page.context().newPage();
        other.navigate(page.url());
        assertThat(other.locator("#composer textarea[name=text]")).hasValue("Saturday at ten it is");
        other.close();
        page.reload();
        assertThat(text).hasValue("Saturday at ten it is");
        look("inbox");
        press("Send");
        assertThat(page.locator(".ln-bubble-mine").last()).containsText("Saturday at ten it is");
        assertThat(text).hasValue("");
        Eventually.expect(
                "the answer to Rita", SOON, () -> letters("Re: Hello Rita").size() == 1);
    }

    private void ottoOptsOut() {
        String text = letters("Hello Otto").getFirst().text();
        Matcher link = PREFERENCES.matcher(text);
        assertThat(link.find()).isTrue();
        Page otto = browser.open();
        otto.navigate(service.url(link.group(1)));
        browser.expectAccessible(otto);
        browser.picture(otto, "preferences");
        otto.getByText("Unsubscribe from everything").click();
        assertThat(otto.locator("main")).containsText("You are unsubscribed");
    }

    private void look(String name) {
        browser.expectAccessible(page);
        browser.picture(page, "follow-up-" + name);
    }

    private void press(String button) {
        page.getByRole(
                        AriaRole.BUTTON,
                        new Page.GetByRoleOptions().setName(button).setExact(true))
                .first()
                .click();
    }

    private List<Outbox.Letter> letters(String subject) {
        return Outbox.read(service).stream()
                .filter(letter -> letter.subject().startsWith(subject))
                .toList();
    }
}
