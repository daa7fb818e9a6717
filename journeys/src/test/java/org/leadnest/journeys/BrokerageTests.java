package org.leadnest.journeys;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.CDPSession;
import com.microsoft.playwright.Download;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.assertions.LocatorAssertions;
import com.microsoft.playwright.options.AriaRole;
import com.microsoft.playwright.options.FilePayload;
import com.microsoft.playwright.options.SelectOption;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.zip.ZipFile;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** A brokerage at work: leads come in and are claimed, mistakes are taken back, people come and go. */
class BrokerageTests {
    private static final Duration SOON = Duration.ofSeconds(60);
    private static final Pattern LINK = Pattern.compile("https?://\\S+");
    private static final String PASSWORD = "nine slow ferries at noon";

    private static RunningLeadNest service;
    private static Browser browser;

    @BeforeAll
    static void start() {
        service = RunningLeadNest.start();
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
    void aVisitorSendsAFormAndWhoClaimsTheLeadFirstHasIt() {
        Page owner = newBrokerage("form");
        Page ivy = joins(owner, "ivy-form@example.com");
        owner.navigate(service.url("/app/settings/routing/new"));
        owner.fill("input[name=name]", "Everything");
        owner.selectOption("select[name=action]", "FIRST_TO_CLAIM");
        for (Locator weight : owner.locator("input[name^='weight-']").all()) {
            weight.fill("1");
        }
        browser.picture(owner, "routing-rule");
        press(owner, "Save rule");
        assertThat(owner.locator("main")).containsText("Everything");
        assertThat(owner.locator("h1")).hasText("Lead routing");

        owner.navigate(service.url("/app/settings/forms/new"));
        owner.fill("input[name=name]", "Open house");
        browser.expectAccessible(owner);
        browser.picture(owner, "form-builder");
        press(owner, "Save form");
        String address = owner.inputValue("#f-e-link");

        Page visitor = browser.open();
        visitor.navigate(address);
        visitor.fill("input[type=email]", "vera@example.com");
        for (Locator text : visitor.locator("form input[required]:not([type=email]):not([type=checkbox])")
                .all()) {
            text.fill("Vera Ruiz");
        }
        Locator agreed = visitor.locator("input[name=agreed]");
        assertThat(agreed.isChecked()).as("consent is never ticked beforehand").isFalse();
        agreed.check();
        browser.expectAccessible(visitor);
        browser.picture(visitor, "form-public");
        service.post("/dev/clock", "{\"advance\":\"PT20S\"}"); // who sends a form at once is no person
        visitor.locator("button[type=submit]").click();
        visitor.waitForURL("**/thanks**");

        owner.navigate(service.url("/app/leads/unclaimed"));
        Eventually.expect("the lead is offered", SOON, () -> {
            owner.reload();
            return owner.locator("main tbody tr").count() == 1;
        });
        browser.expectAccessible(owner);
        browser.picture(owner, "unclaimed");
        ivy.navigate(service.url("/app/leads/unclaimed"));
        press(ivy, "Claim");
        assertThat(ivy.getByLabel("Ownership")).containsText("Ivy Lane");
        press(owner, "Claim");
        assertThat(owner.getByText("was faster")).isVisible();
        assertThat(owner.locator("main")).containsText("Everybody has somebody");
        owner.navigate(service.url("/app/leads?q=vera@example.com"));
        assertThat(owner.locator("tbody")).containsText("Ivy Lane");
    }

    @Test
    void anImportAndAMergeThatWereMistakesAreTakenBack() {
        Page owner = newBrokerage("undo");
        imports(
                owner,
                "Name;E-Mail;Phone\nJon Harper;jon@example.com;\nNobody;;\n\"Ana, Maria\";ana@example;617 555 0142\n");
        assertThat(owner.locator("main")).containsText("Rows to look at");
        browser.picture(owner, "import-errors");
        String first = owner.url();
        imports(owner, downloaded(owner, "All of them as a file").replace("Nobody,,", "Nobody,nobody@example.com,"));
        owner.navigate(service.url("/app/leads?q=nobody"));
        assertThat(owner.locator("tbody")).containsText("nobody@example.com");
        owner.navigate(first);
        press(owner, "Take this import back");
        owner.locator("[data-confirm-yes]").click();
        assertThat(owner.getByText("This import is taken back."))
                .isVisible(new LocatorAssertions.IsVisibleOptions().setTimeout(SOON.toMillis()));
        owner.navigate(service.url("/app/leads"));
        assertThat(owner.locator("main")).not().containsText("Harper");

        imports(
                owner,
                "First Name,Last Name,Email,Zip\nJonathan,Harper,jon@example.com,02139\n"
                        + "Jonathon,Harper,jharper@example.com,02139\n");
        owner.navigate(service.url("/app/leads/duplicates"));
        browser.expectAccessible(owner);
        owner.getByRole(AriaRole.LINK, new Page.GetByRoleOptions().setName("Compare and merge"))
                .first()
                .click();
        browser.picture(owner, "merge-compare");
        press(owner, "Merge them");
        assertThat(owner.locator("main")).containsText("jon@example.com");
        assertThat(owner.locator("main")).containsText("jharper@example.com");
        press(owner, "Undo the merge");
        owner.locator("[data-confirm-yes]").click();
        assertThat(owner.locator("main")).containsText("Compare and merge");
        owner.navigate(service.url("/app/leads?q=Harper"));
        assertThat(owner.locator("tbody tr")).hasCount(2);
    }

    @Test
    void aSmartListIsTaggedAsAWholeAndTakenBack() {
        Page owner = newBrokerage("list");
        imports(
                owner,
                "First Name,Last Name,Email,State\nMo,Marsh,mo@example.com,MA\nNan,Marsh,nan@example.com,MA\n"
                        + "Olu,Stone,olu@example.com,NY\n");
        owner.navigate(service.url("/app/leads/lists/builder?match=all&f0=name&w0=name&o0=contains&v0=Marsh"));
        assertThat(owner.locator(".ln-count-words")).containsText("2");
        browser.expectAccessible(owner);
        browser.picture(owner, "smart-list");
        owner.fill("#list-name", "The Marshes");
        press(owner, "Save the list");
        assertThat(owner.locator("tbody tr")).hasCount(2);
        owner.getByText("Do something with all leads of this list").click();
        assertThat(owner.locator("h1")).hasText("All leads of this list");
        owner.fill("input[name=tag]", "Island");
        press(owner, "Tag");
        owner.locator("[data-confirm-yes]").click();
        Locator takeBack = owner.getByRole(AriaRole.BUTTON, new Page.GetByRoleOptions().setName("Take it back"));
        assertThat(takeBack).isVisible(new LocatorAssertions.IsVisibleOptions().setTimeout(SOON.toMillis()));
        browser.picture(owner, "bulk");
        String action = owner.url();
        owner.navigate(service.url("/app/leads?tag=Island"));
        assertThat(owner.locator("tbody tr")).hasCount(2);
        owner.navigate(action);
        takeBack.click();
        owner.locator("[data-confirm-yes]").click();
        Eventually.expect("the tags are taken back", SOON, () -> {
            owner.navigate(service.url("/app/leads?tag=Island"));
            return owner.locator("tbody tr").count() == 0;
        });
    }

    @Test
    void aRentalGoesThroughAPipelineOfItsOwnToItsDividedCommission() {
        Page owner = newBrokerage("rent");
        owner.navigate(service.url("/app/settings/pipeline"));
        owner.fill("#fresh-name", "Rentals");
        press(owner, "Add pipeline");
        assertThat(owner.locator("h2").first()).hasText("Stages of Rentals");
        browser.expectAccessible(owner);
        owner.navigate(service.url("/app/deals"));
        owner.getByRole(AriaRole.LINK, new Page.GetByRoleOptions().setName("Rentals"))
                .click();
        owner.getByRole(AriaRole.LINK, new Page.GetByRoleOptions().setName("Open one here"))
                .click();
        owner.fill("input[name=name]", "Loft 4, Pier Road");
        owner.fill("input[name=value]", "36000.50");
        owner.fill("input[name=commissionPercent]", "10");
        press(owner, "Open deal");
        assertThat(owner.locator(".ln-facts").first()).containsText("Rentals");
        owner.getByRole(AriaRole.LINK, new Page.GetByRoleOptions().setName("Divide"))
                .click();
        owner.fill("input[name=referralTo]", "Harbor Relocation");
        owner.fill("input[name=referralPercent]", "25");
        owner.selectOption("select[name=kind0]", "AGENT");
        owner.fill("input[name=name0]", "Fiona Rent");
        owner.fill("input[name=percent0]", "70");
        browser.expectAccessible(owner);
        press(owner, "Save commission");
        assertThat(owner.getByLabel("Commission", new Page.GetByLabelOptions().setExact(true)))
                .containsText("$1,890.03");

        owner.getByRole(
                        AriaRole.LINK,
                        new Page.GetByRoleOptions().setName("Deals").setExact(true))
                .last()
                .click();
        Locator card = owner.locator(".ln-card");
        assertThat(owner.locator("[data-kanban-ready]")).isVisible();
        card.focus();
        for (String stage : List.of("Showing", "Offer", "Under contract", "Closed won")) {
            owner.evaluate("() => document.querySelector('.ln-board').setAttribute('data-before', '')");
            owner.keyboard().press("Alt+ArrowRight");
            assertThat(owner.locator(".ln-board:not([data-before])[data-kanban-ready]"))
                    .isVisible();
            assertThat(owner.locator("[data-kanban-ready] [data-kanban-name='" + stage + "'] .ln-card"))
                    .isFocused();
        }
        browser.expectAccessible(owner);
        browser.picture(owner, "pipeline-board");
        owner.reload();
        assertThat(owner.locator("[data-kanban-name='Closed won'] .ln-card")).hasCount(1);
        owner.navigate(service.url("/app/deals/list?state=closed"));
        assertThat(owner.locator("tbody")).containsText("$3,600.05");
        browser.expectAccessible(owner);
    }

    @Test
    void anAgentJoinsWithASecondFactorComesInByARecoveryCodeAndIsRemoved() {
        Page owner = newBrokerage("team");
        Page ivy = joins(owner, "ivy@example.com");
        ivy.navigate(service.url("/app/settings/api-keys"));
        assertThat(ivy.locator("h1")).hasText("This is not open to you");
        owner.navigate(service.url("/app/settings/team"));
        owner.getByLabel("Role of Ivy Lane").selectOption("ADMIN");
        press(owner, "Change role");
        ivy.reload();
        assertThat(ivy.locator("h1")).hasText("API keys");

        String recovery = setsUpSecondFactor(ivy);
        ivy.context().clearCookies();
        signIn(ivy, "ivy@example.com");
        assertThat(ivy.locator("h1")).hasText("Enter your code");
        ivy.navigate(service.url("/app/leads"));
        assertThat(ivy.locator("h1")).not().hasText("Leads");
        signIn(ivy, "ivy@example.com");
        ivy.fill("input[name=code]", "000000");
        press(ivy, "Sign in");
        assertThat(ivy.locator(".ln-note")).isVisible();
        browser.expectAccessible(ivy);
        browser.picture(ivy, "sign-in-code");
        ivy.fill("input[name=code]", recovery);
        press(ivy, "Sign in");
        ivy.waitForURL("**/app**");
        ivy.navigate(service.url("/app/leads"));
        assertThat(ivy.locator("h1")).hasText("Leads");

        owner.navigate(service.url("/app/settings/team"));
        browser.picture(owner, "team");
        owner.getByLabel("Who takes over from Ivy Lane").selectOption(new SelectOption().setLabel("Fiona Team"));
        press(owner, "Remove");
        owner.locator("[data-confirm-yes]").click();
        assertThat(owner.locator(".ln-team")).not().containsText("Ivy Lane");
        assertThat(owner.getByText("everything they had is handed over")).isVisible();
        ivy.navigate(service.url("/app/leads"));
        assertThat(ivy.locator("h1")).not().hasText("Leads");
    }

    @Test
    void anOwnerMakesAPasskeyAndComesInByItAlone() {
        Page owner = newBrokerage("passkey");
        CDPSession device = owner.context().newCDPSession(owner);
        device.send("WebAuthn.enable");
        device.send("WebAuthn.addVirtualAuthenticator", Office.virtualDevice());
        owner.navigate(service.url("/app/settings/passkeys/new"));
        browser.expectAccessible(owner);
        owner.fill("input[name=name]", "My phone");
        press(owner, "Ask my device");
        assertThat(owner.locator(".ln-codes code")).hasCount(10);
        owner.navigate(service.url("/app/settings/passkeys"));
        assertThat(owner.locator("tbody tr")).hasCount(1);
        browser.expectAccessible(owner);
        browser.picture(owner, "passkeys");

        owner.context().clearCookies();
        signIn(owner, "fiona-passkey@example.com");
        assertThat(owner.locator("h1")).hasText("The second step");
        owner.context().clearCookies();
        owner.navigate(service.url("/sign-in"));
        press(owner, "Sign in with a passkey");
        owner.waitForURL("**/app**");
        owner.navigate(service.url("/app/settings/sessions"));
        assertThat(owner.locator("main")).containsText("This one");
        browser.expectAccessible(owner);
    }

    /** Invites an agent, who takes the invitation; answers the agent's page. */
    private Page joins(Page owner, String email) {
        owner.navigate(service.url("/app/settings/team"));
        browser.expectAccessible(owner);
        owner.fill("input[name=email]", email);
        owner.selectOption("form[action$='/invitations'] select[name=role]", "AGENT");
        press(owner, "Send the invitation");
        assertThat(owner.locator("main")).containsText(email);

        Page ivy = browser.open();
        ivy.navigate(link(email, "/invitations/"));
        browser.expectAccessible(ivy);
        browser.picture(ivy, "invitation");
        ivy.fill("input[name=name]", "Ivy Lane");
        ivy.fill("input[name=password]", PASSWORD);
        ivy.check("input[name=age]");
        ivy.check("input[name=terms]");
        press(ivy, "Join");
        ivy.waitForURL("**/app**");
        return ivy;
    }

    /** Answers one of the ten recovery codes. */
    private String setsUpSecondFactor(Page page) {
        page.navigate(service.url("/app/settings/second-factor"));
        press(page, "Set it up");
        browser.expectAccessible(page);
        byte[] secret = AuthenticatorApp.secret(page.locator("code.ln-key").textContent());
        page.fill("input[name=code]", AuthenticatorApp.code(secret, Instant.now()));
        press(page, "Turn on");
        List<String> codes = page.locator(".ln-codes code").allTextContents();
        assertThat(codes).hasSize(10);
        return codes.getFirst();
    }

    @Test
    void anOwnerErasesALeadTakesACopyClosesUndoesAndIsGoneOnDay91() {
        Page owner = newBrokerage("leaving");
        imports(
                owner,
                "First name,Last name,Email\nPetra,Canary,petra.canary@example.com\nLeo,Stays,leo@example.com\n");
        owner.navigate(service.url("/app/settings/requests"));
        owner.fill("#address", "petra.canary@example.com");
        press(owner, "Find them");
        owner.selectOption("select[name=kind]", "ERASURE");
        press(owner, "Note the request");
        press(owner, "Erase this person");
        owner.locator("[data-confirm-yes]").click();
        assertThat(owner.locator("main")).not().containsText("Petra");
        owner.navigate(service.url("/app/leads"));
        assertThat(owner.locator("tbody")).containsText("Leo");
        assertThat(owner.locator("tbody")).not().containsText("Petra");

        owner.navigate(service.url("/app/settings/privacy"));
        browser.expectAccessible(owner);
        browser.picture(owner, "your-privacy");
        owner.navigate(service.url("/app/settings/exports"));
        press(owner, "Make the copy");
        Download copy = owner.waitForDownload(() -> owner.locator("a:has-text('Fetch the zip')")
                .click(new Locator.ClickOptions().setTimeout(SOON.toMillis())));
        assertThat(entries(copy)).contains("manifest.json", "data/leads.leads.csv", "data/leads.leads.json");

        closes(owner);
        assertThat(owner.locator("main")).containsText("Changed your mind?");
        press(owner, "Keep the account");
        assertThat(owner.locator("main")).not().containsText("Changed your mind?");
        closes(owner);
        service.post("/dev/clock", "{\"advance\":\"P91D\"}");
        Eventually.expect(
                "the certificate",
                SOON,
                () -> Outbox.read(service).stream()
                        .anyMatch(letter -> letter.subject().equals("Your LeadNest account is erased")));
        owner.navigate(service.url("/app/leads"));
        assertThat(owner.locator("input[name=password]")).isVisible();
        assertThat(Outbox.read(service).stream().map(Outbox.Letter::text).filter(text -> text.contains("Leo Stays")))
                .isEmpty();
    }

    private void closes(Page owner) {
        owner.navigate(service.url("/app/settings/closing"));
        owner.fill("input[name=company]", "Leaving Homes");
        press(owner, "Close the account");
        assertThat(owner.locator("main")).containsText("Close Leaving Homes now?");
        browser.expectAccessible(owner);
        press(owner, "Yes, close it");
    }

    private static List<String> entries(Download copy) {
        List<String> names = new ArrayList<>();
        try (ZipFile zip = new ZipFile(copy.path().toFile())) {
            zip.stream().forEach(entry -> names.add(entry.getName()));
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
        return names;
    }

    private static String downloaded(Page page, String link) {
        Path file = page.waitForDownload(() -> page.getByText(link).click()).path();
        try {
            return Files.readString(file);
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }

    private void imports(Page page, String csv) {
        page.navigate(service.url("/app/leads/imports/new"));
        page.setInputFiles(
                "input[type=file]", new FilePayload("leads.csv", "text/csv", csv.getBytes(StandardCharsets.UTF_8)));
        press(page, "Continue");
        press(page, "Start the import");
        assertThat(page.getByText("To the leads")).isVisible();
    }

    /** A brokerage of its own with {@code word} in its names; answers its owner's signed-in page. */
    private Page newBrokerage(String word) {
        String email = "fiona-" + word + "@example.com";
        String surname = word.substring(0, 1).toUpperCase(Locale.ROOT) + word.substring(1);
        service.post(
                "/dev/accounts",
                "{\"company\":\"%s Homes\",\"name\":\"Fiona %s\",\"email\":\"%s\",\"password\":\"%s\"}"
                        .formatted(surname, surname, email, PASSWORD));
        Page page = browser.open();
        signIn(page, email);
        assertThat(page.locator("h1")).isVisible();
        return page;
    }

    private void signIn(Page page, String email) {
        page.navigate(service.url("/sign-in"));
        page.fill("input[name=email]", email);
        page.fill("input[name=password]", PASSWORD);
        press(page, "Sign in");
        page.waitForURL(reached -> !reached.endsWith("/sign-in"));
    }

    private String link(String to, String path) {
        Eventually.expect("a letter to " + to, SOON, () -> links(to, path).size() == 1);
        return links(to, path).getFirst();
    }

    private static List<String> links(String to, String path) {
        return Outbox.read(service).stream()
                .filter(letter -> letter.to().equals(to))
                .map(letter -> LINK.matcher(letter.text()))
                .filter(Matcher::find)
                .map(Matcher::group)
                .filter(found -> found.contains(path))
                .toList();
    }

    private static void press(Page page, String button) {
        page.getByRole(
                        AriaRole.BUTTON,
                        new Page.GetByRoleOptions().setName(button).setExact(true))
                .first()
                .click();
    }
}
