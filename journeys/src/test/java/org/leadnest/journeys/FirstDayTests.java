package org.leadnest.journeys;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Download;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.assertions.LocatorAssertions;
import com.microsoft.playwright.options.AriaRole;
import com.microsoft.playwright.options.FilePayload;
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

/** The first day of a new brokerage: from sign-up to a dashboard that has counted all of it. */
class FirstDayTests {
    private static final Duration SOON = Duration.ofSeconds(90);
    private static final Pattern LINK = Pattern.compile("https?://\\S+");
    private static final String PASSWORD = "four quiet herons at dusk";
    private static final String EMAIL = "nora@northshore.example";

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
    void aNewBrokerageWorksFromSignUpToItsDashboard() {
        signsUpAndVerifies();
        seesWhatToDoFirst();
        importsItsLeads();
        worksWithALead();
        buildsASequenceAndEnrollsLeads();
        seesTheMessagesGoOut();
        createsAListingWithPhotos();
        hasTheTextWritten();
        movesADeal();
        findsItAllOnTheDashboard();
        assertThat(browser.complaints())
                .as("complaints in the browser's console")
                .isEmpty();
    }

    private void signsUpAndVerifies() {
        page.navigate(service.url("/sign-up"));
        browser.expectAccessible(page);
        browser.picture(page, "sign-up");
        page.fill("input[name=name]", "Nora Shore");
        page.fill("input[name=company]", "North Shore Homes");
        page.fill("input[name=email]", EMAIL);
        page.fill("input[name=password]", PASSWORD);
        page.check("input[name=age]");
        page.check("input[name=terms]");
        press("Open my account");
        assertThat(page.locator("h1")).hasText("Check your mail");
        Eventually.expect(
                "the verification mail", SOON, () -> !letters("Confirm", "erif").isEmpty());
        Matcher link = LINK.matcher(letters("Confirm", "erif").getFirst().text());
        assertThat(link.find()).isTrue();
        page.navigate(link.group());
        if (page.url().contains("/sign-in")) {
            page.fill("input[name=email]", EMAIL);
            page.fill("input[name=password]", PASSWORD);
            press("Sign in");
        }
        assertThat(page.locator("h1")).isVisible();
    }

    private void seesWhatToDoFirst() {
        page.navigate(service.url("/app"));
        assertThat(page.locator("main")).containsText("Import");
        look("dashboard-empty");
    }

    private void importsItsLeads() {
        StringBuilder csv = new StringBuilder("First Name,Last Name,Email,Phone,Lead Source,State\n");
        for (int i = 1; i <= 8; i++) {
            csv.append("Lead")
                    .append(i)
                    .append(",Example,lead")
                    .append(i)
                    .append("@example.com,(617) 555-01")
                    .append(10 + i)
                    .append(",Zillow,MA\n");
        }
        csv.append("Nobody,Reachable,,,Website,MA\n");
        page.navigate(service.url("/app/leads/imports/new"));
        look("import-new");
        page.setInputFiles(
                "input[type=file]",
                new FilePayload("leads.csv", "text/csv", csv.toString().getBytes(StandardCharsets.UTF_8)));
        press("Continue");
        assertThat(page.locator("h1")).hasText("Check the columns");
        look("import-mapping");
        press("Start the import");
        assertThat(page.getByText("To the leads")).isVisible();
        assertThat(page.locator("main")).containsText("no phone number in this row");
        look("import-result");
        page.getByText("To the leads").click();
        assertThat(page.locator("tbody tr")).hasCount(8);
        look("leads");
    }

    private void worksWithALead() {
        page.getByRole(AriaRole.LINK, new Page.GetByRoleOptions().setName("Lead3 Example"))
                .click();
        page.fill("textarea[name=note]", "Wants a garden & <b>light</b> \"rooms\" 🏡");
        press("Add note");
        assertThat(page.locator("main")).containsText("Wants a garden & <b>light</b> \"rooms\" 🏡");
        page.fill("input[name=tag]", "garden");
        page.locator("form[action$='/tags'] button[type=submit]").click();
        assertThat(page.locator("main")).containsText("garden");
        page.selectOption(
                "form[action$='/stage'] select",
                page.locator("form[action$='/stage'] option").nth(1).getAttribute("value"));
        page.locator("form[action$='/stage'] button[type=submit]").click();
        look("lead");
    }

    private void buildsASequenceAndEnrollsLeads() {
        page.navigate(service.url("/app/sequences/new"));
        page.fill("input[name=name]", "First contact");
        while (page.locator("textarea[name^=body_]").count() < 2) {
            press("E-mail");
            page.waitForLoadState();
        }
        page.fill("input[name=subject_0]", "Hello {{ lead.firstName }}");
        page.fill("textarea[name=body_0]", "Thank you for asking, {{ lead.firstName }}. When may I call?");
        page.fill("input[name=subject_1]", "One more thing");
        page.fill("textarea[name=body_1]", "Still looking? I have two homes to show.");
        page.fill("input[name=delay_1]", "2");
        page.selectOption("select[name=unit_1]", new com.microsoft.playwright.options.SelectOption().setLabel("days"));
        look("sequence");
        page.locator("button[value=save]:visible").last().click();
        page.waitForLoadState();
        seesWhatWouldHappen();
        page.navigate(service.url("/app/leads"));
        page.check("[data-bulk-all]");
        Locator choice = page.locator(".ln-bulk select[name=sequence]");
        choice.selectOption(new com.microsoft.playwright.options.SelectOption().setLabel("First contact"));
        page.locator(".ln-bulk button[formaction='/app/sequences/enrollments']").click();
        page.waitForLoadState();
    }

    private void seesWhatWouldHappen() {
        page.getByRole(AriaRole.LINK, new Page.GetByRoleOptions().setName("Leads in it"))
                .click();
        for (Locator lead : page.locator("input[name=leadIds]").all()) {
            lead.check();
        }
        press("See what would happen");
        assertThat(page.locator("h1")).hasText("What would happen");
        assertThat(page.locator("main")).containsText("Enroll these 8 leads");
        assertThat(page.locator("main section.card")).hasCount(8);
        look("simulation");
    }

    private void seesTheMessagesGoOut() {
        service.advanceTo(LocalTime.of(11, 0), ZoneId.of("America/New_York"));
        Eventually.expect(
                "eight first messages", SOON, () -> letters("Hello Lead").size() == 8);
        service.post("/dev/clock", "{\"advance\":\"P2DT2H\"}");
        Eventually.expect(
                "eight second messages", SOON, () -> letters("One more thing").size() == 8);
        assertThat(letters("Hello Lead")).hasSize(8);
        page.navigate(service.url("/app/leads?q=Lead3"));
        page.getByRole(AriaRole.LINK, new Page.GetByRoleOptions().setName("Lead3 Example"))
                .click();
        assertThat(page.locator(".ln-timeline")).containsText("Hello Lead3");
        look("lead-messages");
    }

    private void createsAListingWithPhotos() {
        page.navigate(service.url("/app/listings/new"));
        look("listing-new");
        page.fill("input[name=UnparsedAddress]", "18 Harbor Lane");
        page.fill("input[name=City]", "Salem");
        page.fill("input[name=ListPrice]", "489000");
        page.fill("input[name=BedroomsTotal]", "4");
        page.fill("input[name=BathroomsFull]", "2");
        page.fill("input[name=LivingArea]", "2180");
        page.fill("input[name=YearBuilt]", "1998");
        press("Save listing");
        assertThat(page.locator("h1")).containsText("18 Harbor Lane");
        page.setInputFiles(
                "#photos input[type=file]",
                new FilePayload[] {photo("front.jpg", 1), photo("kitchen.jpg", 2), photo("living.jpg", 3)});
        Locator upload = page.locator("#photos [data-dropzone-submit]");
        if (upload.isVisible()) {
            upload.click();
        }
        var patient = new LocatorAssertions.HasCountOptions().setTimeout((double) SOON.toMillis());
        assertThat(page.locator(".ln-photo")).hasCount(3, patient);
        Locator first = page.locator(".ln-photo").first();
        first.getByText("What it shows").click();
        first.getByLabel("Caption").fill("Typed while the photos are in work");
        assertThat(page.locator(".ln-photo .ln-compare")).hasCount(3, patient);
        assertThat(first.getByLabel("Caption")).hasValue("Typed while the photos are in work");
        look("listing-photos");
        first.getByText("Save", new Locator.GetByTextOptions().setExact(true)).click();
        assertThat(first).containsText("Typed while the photos are in work");
        altersAPhotoWhichIsTold(first);
    }

    private void altersAPhotoWhichIsTold(Locator photo) {
        photo.getByText("Adjust", new Locator.GetByTextOptions().setExact(true)).click();
        photo.getByLabel("Twice as many pixels").check();
        photo.getByText("Make it again").click();
        assertThat(photo)
                .containsText("Buyers are told so.", new LocatorAssertions.ContainsTextOptions().setTimeout((double)
                                SOON.toMillis()));
        photo.getByText("Download", new Locator.GetByTextOptions().setExact(true))
                .click();
        Download file = page.waitForDownload(() -> photo.getByText("MLS size").click());
        assertThat(file.suggestedFilename()).endsWith(".jpg");
        look("listing-altered");
        AlteredPhoto altered = new AlteredPhoto(service, browser, page);
        altered.isComparedWithItsOriginal(photo);
        String home = altered.isPublished();
        altered.isToldToVisitors(home);
        altered.isToldInTheAlbumForAnMls(home);
    }

    private static FilePayload photo(String name, int seed) {
        return new FilePayload(name, "image/jpeg", HomePictures.dimRoom(seed, 1600, 1066));
    }

    private void hasTheTextWritten() {
        press("Write the text");
        Locator sentences = page.locator(".ln-sentences > li");
        assertThat(sentences.first()).isVisible();
        assertThat(sentences.count()).isGreaterThan(2);
        assertThat(page.locator("#text")).containsText(Pattern.compile("four[- ]bedroom"));
        look("listing-text");
    }

    private void movesADeal() {
        page.navigate(service.url("/app/deals/new"));
        page.fill("input[name=name]", "18 Harbor Lane");
        page.fill("input[name=value]", "489000");
        page.fill("input[name=commissionPercent]", "2.5");
        page.locator("main form[method=post] button[type=submit]").last().click();
        page.navigate(service.url("/app/deals"));
        page.locator(".ln-card summary").first().click();
        Locator move = page.locator(".ln-card-move");
        move.locator("select").selectOption(move.locator("option").nth(2).getAttribute("value"));
        move.locator("button").click();
        page.waitForLoadState();
        page.navigate(service.url("/app/deals"));
        assertThat(page.locator(".ln-column").nth(2).locator(".ln-card")).hasCount(1);
        look("deals");
    }

    private void findsItAllOnTheDashboard() {
        page.navigate(service.url("/app"));
        assertThat(page.locator("main")).containsText("8");
        assertThat(page.locator("main")).containsText("16");
        assertThat(page.locator("main")).containsText("$489,000");
        look("dashboard");
    }

    private void look(String name) {
        browser.expectAccessible(page);
        browser.picture(page, name);
    }

    private void press(String button) {
        page.getByRole(
                        AriaRole.BUTTON,
                        new Page.GetByRoleOptions().setName(button).setExact(true))
                .click();
    }

    private List<Outbox.Letter> letters(String... words) {
        return Outbox.read(service).stream()
                .filter(letter -> List.of(words).stream().anyMatch(letter.subject()::contains))
                .toList();
    }
}
