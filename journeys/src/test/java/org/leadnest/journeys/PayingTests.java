package org.leadnest.journeys;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;

import com.microsoft.playwright.Page;
import com.microsoft.playwright.Page.GetByRoleOptions;
import com.microsoft.playwright.options.AriaRole;
import java.io.IOException;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.assertj.core.api.Assertions;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;
import org.leadnest.testkit.StripePeer;

/** An owner's way with money: the trial ends, she pays, a payment fails and recovers, she cancels. Stripe is the local peer. */
@Execution(ExecutionMode.CONCURRENT)
class PayingTests {
    private static final Duration SOON = Duration.ofSeconds(30);
    private static final String EMAIL = "grace@harbor.example";
    private static final String PASSWORD = "four quiet herons at dusk";

    private StripePeer stripe;
    private RunningLeadNest service;
    private Browser browser;
    private Page page;

    @BeforeEach
    void open() {
        stripe = new StripePeer();
        service = RunningLeadNest.start(
                "--leadnest.payments.provider=stripe",
                "--leadnest.payments.stripe.base-url=" + stripe.baseUrl(),
                "--leadnest.payments.stripe.secret-key=sk_test_1",
                "--leadnest.payments.stripe.webhook-secret=" + StripePeer.SECRET,
                "--leadnest.outbound.allow-private=true");
        stripe.deliverTo(URI.create(service.url("/hooks/stripe")));
        browser = new Browser();
        page = browser.open();
    }

    @AfterEach
    void close() throws IOException {
        browser.close();
        service.close();
        stripe.close();
    }

    @Test
    @Execution(ExecutionMode.SAME_THREAD)
    void anOwnerPaysFailsRecoversAndCancels() {
        service.post(
                "/dev/accounts",
                "{\"company\":\"Harbor Realty\",\"name\":\"Grace Harbor\",\"email\":\"%s\",\"password\":\"%s\"}"
                        .formatted(EMAIL, PASSWORD));
        comparesPrices();
        signsIn();
        hearsThatTheTrialEnds();
        paysForThePlan();
        hearsThatAPaymentFailed();
        seesThatAllIsWellAgain();
        cancelsAndResumes();
        Assertions.assertThat(browser.complaints())
                .as("complaints in the browser's console, but for the one refused form")
                .allMatch(complaint -> complaint.contains("422"))
                .hasSizeLessThan(2);
    }

    private void comparesPrices() {
        page.navigate(service.url("/pricing"));
        assertThat(page.locator(".plan").nth(1)).containsText("$34");
        browser.expectAccessible(page);
        browser.picture(page, "pricing");
    }

    private void signsIn() {
        page.navigate(service.url("/sign-in"));
        page.fill("input[name=email]", EMAIL);
        page.fill("input[name=password]", PASSWORD);
        press("Sign in");
        assertThat(page.locator("h1")).isVisible();
    }

    private void hearsThatTheTrialEnds() {
        advance(Duration.ofDays(11));
        expectMail("Your trial ends in 3 days");
        advance(Duration.ofDays(4));
        expectMail("Your trial has ended");
        plan();
        assertThat(page.locator("main")).containsText("Trial ended");
        browser.expectAccessible(page);
        browser.picture(page, "plan-trial-ended");
    }

    private void paysForThePlan() {
        page.selectOption("#cycle-team", "MONTH");
        page.fill("#seats-team", "0");
        page.locator("form[aria-labelledby=plan-team]").evaluate("form => form.noValidate = true");
        press("Choose Team");
        assertThat(page.locator("main")).containsText("expected a whole number from 1");
        page.fill("#seats-team", "3");
        press("Choose Team");
        assertThat(page.locator("h1")).containsText("Pay 10200 cents");
        press("Pay");
        page.locator("#back").click();
        assertThat(page.locator("main")).containsText("Your plan is in force.");
        assertThat(page.locator("main")).containsText("3, of which 1 used");
        assertThat(page.locator("main")).containsText("$102");
        expectMail("Receipt for $102");
        expectMail("Your plan: Team");
        browser.expectAccessible(page);
        browser.picture(page, "plan-in-force");
    }

    private void hearsThatAPaymentFailed() {
        String subscription = stripe.subscriptions().getFirst();
        String invoice = stripe.failRenewal(subscription);
        deliver();
        expectMail("A payment of $102 did not go through");
        plan();
        assertThat(page.locator("main")).containsText("A payment did not go through");
        assertThat(page.locator("main")).containsText("payment failed");
        browser.expectAccessible(page);
        browser.picture(page, "plan-payment-open");
        stripe.recover(subscription, invoice);
        deliver();
    }

    private void seesThatAllIsWellAgain() {
        Eventually.expect("the payment is seen", SOON, () -> {
            plan();
            return page.locator("main").innerText().contains("Your plan is in force.");
        });
    }

    private void cancelsAndResumes() {
        press("Cancel the plan");
        page.locator("[data-confirm-yes]").click();
        assertThat(page.locator("main")).containsText("Cancelled: it ends on");
        expectMail("Your plan ends on");
        press("Resume the plan");
        assertThat(page.locator("main")).containsText("Your plan is in force.");
        press("Cancel the plan");
        page.locator("[data-confirm-yes]").click();
        assertThat(page.locator("main")).containsText("Cancelled: it ends on");
        stripe.end(stripe.subscriptions().getFirst());
        deliver();
        expectMail("Your plan has ended");
        plan();
        assertThat(page.locator("main")).containsText("read and export it at any time");
    }

    private void plan() {
        page.navigate(service.url("/app/settings/plan"));
    }

    private void deliver() {
        stripe.takeEvents().forEach(event -> StripePeer.deliver(URI.create(service.url("/hooks/stripe")), event));
    }

    private void advance(Duration step) {
        String answer = service.post("/dev/clock", "{\"advance\":\"" + step + "\"}");
        stripe.at(Instant.parse(answer.replaceAll(".*\"now\":\"([^\"]+)\".*", "$1")));
    }

    private void expectMail(String subject) {
        Eventually.expect(
                "the mail: " + subject, SOON, () -> subjects().stream().anyMatch(one -> one.startsWith(subject)));
    }

    private List<String> subjects() {
        return Outbox.read(service).stream().map(Outbox.Letter::subject).toList();
    }

    private void press(String name) {
        page.getByRole(AriaRole.BUTTON, new GetByRoleOptions().setName(name).setExact(true))
                .first()
                .click();
    }
}
