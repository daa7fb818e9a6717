package org.leadnest.journeys;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;
import static org.leadnest.journeys.Office.press;

import com.microsoft.playwright.CDPSession;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import com.microsoft.playwright.options.FilePayload;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;

/** Who may do what, and as whom: second factors, several accounts of one person, an operator by leave, a lead's own rights. */
@Execution(ExecutionMode.CONCURRENT)
class WhoMayTests {
    private static RunningLeadNest service;
    private static Office office;
    private static Browser browser;

    @BeforeAll
    static void start() {
        service = RunningLeadNest.start();
        office = new Office(service);
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
    void aCodeOfTheAppIsTheSecondStepAtSignIn() {
        Page page = enters("Code Homes", "Cora Code", "cora@example.com");
        byte[] secret = office.setsUpSecondFactor(page);
        page.context().clearCookies();
        office.signIn(page, "cora@example.com");
        assertThat(page.locator("h1")).hasText("Enter your code");
        page.fill("input[name=code]", Office.nextCode(secret));
        press(page, "Sign in");
        page.waitForURL("**/app**");
        page.navigate(service.url("/app/leads"));
        assertThat(page.locator("h1")).hasText("Leads");
    }

    @Test
    @Execution(ExecutionMode.SAME_THREAD)
    void aCodeOfTheAppIsTheProofBeforeADangerousAct() throws Exception {
        Page page = enters("Proof Homes", "Petra Proof", "petra@example.com");
        byte[] secret = office.setsUpSecondFactor(page);
        asksForAKey(page);
        assertThat(page.locator("input[name=password]")).hasCount(0);
        browser.expectAccessible(page);
        page.fill("input[name=code]", Office.nextCode(secret));
        press(page, "Go on");
        assertThat(page.locator("h1")).hasText("Thank you");
        press(page, "Go on");
        assertThat(page.locator("main")).containsText("Your new key");
    }

    @Test
    @Execution(ExecutionMode.SAME_THREAD)
    void aPasskeyIsTheProofBeforeADangerousAct() throws Exception {
        Page page = enters("Passkey Homes", "Piet Key", "piet@example.com");
        CDPSession device = page.context().newCDPSession(page);
        device.send("WebAuthn.enable");
        device.send("WebAuthn.addVirtualAuthenticator", Office.virtualDevice());
        page.navigate(service.url("/app/settings/passkeys/new"));
        page.fill("input[name=name]", "My phone");
        press(page, "Ask my device");
        assertThat(page.locator(".ln-codes code")).hasCount(10);

        asksForAKey(page);
        assertThat(page.locator("input[name=password]")).hasCount(0);
        browser.expectAccessible(page);
        browser.picture(page, "step-up-passkey");
        press(page, "Use a passkey");
        assertThat(page.locator("h1")).hasText("Thank you");
        press(page, "Go on");
        assertThat(page.locator("main")).containsText("Your new key");
    }

    @Test
    @Execution(ExecutionMode.SAME_THREAD)
    void whoBelongsToTwoAccountsGoesFromOneToTheOtherWithTheRoleOfEach() {
        Page host = enters("Switch Homes", "Hana Host", "hana@example.com");
        Page guest = enters("Own Homes", "Gil Guest", "gil@example.com");
        imports(host, "Hosts,Lead,hosts.lead@example.com");
        imports(guest, "Guests,Lead,guests.lead@example.com");
        host.navigate(service.url("/app/settings/team"));
        host.fill("input[name=email]", "gil@example.com");
        host.selectOption("form[action$='/invitations'] select[name=role]", "AGENT");
        press(host, "Send the invitation");
        guest.navigate(office.link("gil@example.com", "/invitations/"));
        assertThat(guest.locator("h1")).hasText("Join Switch Homes");
        press(guest, "Join");
        guest.waitForURL("**/app**");

        guest.navigate(service.url("/app/settings/accounts"));
        browser.expectAccessible(guest);
        goesTo(guest, "Own Homes");
        guest.navigate(service.url("/app/leads"));
        assertThat(guest.locator("tbody")).containsText("guests.lead@example.com");
        assertThat(guest.locator("main")).not().containsText("hosts.lead@example.com");
        guest.navigate(service.url("/app/settings/api-keys"));
        assertThat(guest.locator("h1")).hasText("API keys");

        goesTo(guest, "Switch Homes");
        guest.navigate(service.url("/app/leads?q=lead@example.com"));
        assertThat(guest.locator("main")).not().containsText("guests.lead@example.com");
        guest.navigate(service.url("/app/settings/api-keys"));
        assertThat(guest.locator("h1")).hasText("This is not open to you");
        guest.navigate(service.url("/app"));
        goesTo(guest, "Own Homes");
    }

    @Test
    @Execution(ExecutionMode.SAME_THREAD)
    void anOperatorLooksInsideByLeaveOnlyAndBothSidesSeeIt() throws Exception {
        Page operator = enters("LeadNest", "Olga Ops", "olga@leadnest.example");
        makesOperator("olga@leadnest.example");
        office.setsUpSecondFactor(operator);
        Page owner = enters("Granting Homes", "Greta Grant", "greta@example.com");
        findsAccount(operator);
        assertThat(operator.locator("main")).containsText("The account does not let operators in");

        owner.navigate(service.url("/app/settings/support-access"));
        browser.expectAccessible(owner);
        owner.selectOption("#f-hours", "4");
        press(owner, "Let support in");
        for (String path : List.of("/app", "/app/leads", "/app/settings")) {
            owner.navigate(service.url(path));
            assertThat(owner.locator("main")).containsText("LeadNest's support may look into your account");
        }

        findsAccount(operator);
        press(operator, "Look inside");
        for (String path : List.of("/app", "/app/leads", "/app/inbox", "/app/deals", "/app/listings")) {
            operator.navigate(service.url(path));
            assertThat(operator.locator("main")).containsText("You look into Granting Homes");
            assertThat(operator.locator("main")).containsText("By leave of Greta Grant");
        }
        browser.expectAccessible(operator);
        browser.picture(operator, "operator-visit");

        owner.navigate(service.url("/app/settings/support-access"));
        assertThat(owner.locator("main")).containsText("Olga Ops was here on");
        browser.picture(owner, "support-access");
        press(owner, "End it now");
        operator.navigate(service.url("/app/leads"));
        assertThat(operator.locator("body")).not().containsText("You look into");
        owner.navigate(service.url("/app/leads"));
        assertThat(owner.locator("main")).not().containsText("LeadNest's support may look");
    }

    @Test
    @Execution(ExecutionMode.SAME_THREAD)
    void aLeadAsksOnTheirOwnPageToBeErasedAndReadsThereThatItIsDone() {
        Page owner = enters("Erasing Homes", "Edda Erase", "edda@example.com");
        imports(owner, "Lena,Own,lena.own@example.com");
        owner.navigate(service.url("/app/settings/requests"));
        owner.fill("#address", "lena.own@example.com");
        press(owner, "Find them");
        owner.selectOption("select[name=kind]", "COPY");
        press(owner, "Note the request");

        Page lena = browser.open();
        lena.navigate(office.link("lena.own@example.com", "/my/"));
        assertThat(lena.locator("h1")).hasText("What Erasing Homes keeps about you");
        lena.check("#kind-erasure");
        lena.fill("textarea[name=words]", "I have moved away; please forget me.");
        press(lena, "Ask");
        assertThat(lena.locator("main")).containsText("Erasing Homes has your request");
        Locator asked = lena.locator("main dl").last();
        assertThat(asked).containsText("Erasure, asked on");
        assertThat(asked).containsText("will be answered by");
        browser.expectAccessible(lena);
        browser.picture(lena, "my-data");

        owner.navigate(service.url("/app/settings/requests"));
        Locator request = owner.locator("section[aria-label='Erasure']");
        assertThat(request).containsText("please forget me");
        assertThat(request).containsText("days left");
        assertThat(request).containsText("Due by");
        browser.expectAccessible(owner);
        browser.picture(owner, "requests");
        request.getByRole(AriaRole.BUTTON, new Locator.GetByRoleOptions().setName("Erase this person"))
                .click();
        owner.locator("[data-confirm-yes]").click();
        assertThat(request).containsText("Somebody who was erased");
        assertThat(request).containsText("answered");
        owner.navigate(service.url("/app/leads?q=lena"));
        assertThat(owner.locator("main")).not().containsText("lena.own@example.com");

        lena.reload();
        assertThat(asked).containsText("Erased; proofs of consent and hashes of addresses are kept.");
        assertThat(lena.locator("main")).containsText("Nothing, but a hash of your address");
    }

    private Page enters(String company, String name, String email) {
        office.opens(company, name, email);
        Page page = browser.open();
        office.signIn(page, email);
        return page;
    }

    private void asksForAKey(Page page) throws Exception {
        page.navigate(service.url("/app/settings/api-keys"));
        office.timePasses();
        page.fill("input[name=name]", "Our site");
        page.check("#f-leads-read");
        press(page, "Make key");
        assertThat(page.locator("h1")).hasText("Is it you?");
        assertThat(page.locator("main")).containsText("make an API key");
    }

    private static void imports(Page page, String line) {
        page.navigate(service.url("/app/leads/imports/new"));
        page.setInputFiles(
                "input[type=file]",
                new FilePayload(
                        "leads.csv",
                        "text/csv",
                        ("First name,Last name,Email\n" + line + "\n").getBytes(StandardCharsets.UTF_8)));
        press(page, "Continue");
        press(page, "Start the import");
        assertThat(page.getByText("To the leads")).isVisible();
    }

    private static void goesTo(Page page, String account) {
        if (!account.equals(page.locator(".ln-nav-account").textContent())) {
            page.locator(".ln-user summary").click();
            page.locator(".ln-user")
                    .getByRole(AriaRole.BUTTON, new Locator.GetByRoleOptions().setName("Go to " + account))
                    .click();
        }
        assertThat(page.locator(".ln-nav-account")).hasText(account);
    }

    private static void findsAccount(Page operator) {
        operator.navigate(service.url("/ops?q=Granting"));
        operator.getByRole(AriaRole.LINK, new Page.GetByRoleOptions().setName("Granting Homes"))
                .click();
        assertThat(operator.locator("h1")).hasText("Granting Homes");
    }

    /** What the command line writes. */
    private static void makesOperator(String email) throws Exception {
        try (Connection database = service.database();
                PreparedStatement made = database.prepareStatement("""
                        insert into accounts.operators (user_id, made_at)
                        select id, now() from accounts.users where email_key = ?
                        """)) {
            made.setString(1, email);
            assertThat(made.executeUpdate()).isOne();
        }
    }
}
