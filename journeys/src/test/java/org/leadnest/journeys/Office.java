package org.leadnest.journeys;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.google.gson.JsonObject;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import java.io.IOException;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;

/** What people of an office do in many journeys: they open an account, sign in, show who they are, read their mail. */
final class Office {
    static final String PASSWORD = "nine slow ferries at noon";

    private static final Duration SOON = Duration.ofSeconds(60);
    private static final Pattern LINK = Pattern.compile("https?://\\S+");

    private final RunningLeadNest service;

    Office(RunningLeadNest service) {
        this.service = service;
    }

    /** A company of its own with a confirmed owner. */
    void opens(String company, String name, String email) {
        service.post(
                "/dev/accounts",
                "{\"company\":\"%s\",\"name\":\"%s\",\"email\":\"%s\",\"password\":\"%s\"}"
                        .formatted(company, name, email, PASSWORD));
    }

    /** As far as a password goes; a second step is the next page. */
    void signIn(Page page, String email) {
        page.navigate(service.url("/sign-in"));
        page.fill("input[name=email]", email);
        page.fill("input[name=password]", PASSWORD);
        press(page, "Sign in");
        page.waitForURL(reached -> !reached.endsWith("/sign-in"));
        assertThat(page.locator("h1")).isVisible();
    }

    /** Answers the key that the authenticator app keeps. */
    byte[] setsUpSecondFactor(Page page) {
        page.navigate(service.url("/app/settings/second-factor"));
        press(page, "Set it up");
        byte[] secret = AuthenticatorApp.secret(page.locator("code.ln-key").textContent());
        page.fill("input[name=code]", AuthenticatorApp.code(secret, Instant.now()));
        press(page, "Turn on");
        assertThat(page.locator(".ln-codes code")).hasCount(10);
        return secret;
    }

    /** The code after the one of now, as a phone shows it whose clock is half a minute ahead; it is taken, and each works once. */
    static String nextCode(byte[] secret) {
        return AuthenticatorApp.code(secret, Instant.now().plusSeconds(30));
    }

    /** Sessions go by the machine's clock: the moment of the last proof, an Instant in the kept session, is put back to 1970. */
    void timePasses() throws IOException, SQLException {
        try (Connection database = service.database();
                Statement statement = database.createStatement()) {
            int aged = statement.executeUpdate("""
                    update platform.sessions_attributes
                       set attribute_bytes = overlay(attribute_bytes placing '\\x0000000000000000'
                             from position('\\x770d02' in attribute_bytes) + 3 for 8)
                     where attribute_name = 'SPRING_SECURITY_CONTEXT' and position('\\x770d02' in attribute_bytes) > 0
                    """);
            assertThat(aged).isPositive();
        }
    }

    /** The first link with {@code path} in a letter to {@code to}, which may be on its way. */
    String link(String to, String path) {
        Eventually.expect("a letter to " + to, SOON, () -> !links(to, path).isEmpty());
        return links(to, path).getFirst();
    }

    private List<String> links(String to, String path) {
        return Outbox.read(service).stream()
                .filter(letter -> letter.to().equals(to))
                .flatMap(letter -> LINK.matcher(letter.text()).results())
                .map(MatchResult::group)
                .filter(found -> found.contains(path))
                .toList();
    }

    /** For {@code WebAuthn.addVirtualAuthenticator}: a phone that knows its owner. */
    static JsonObject virtualDevice() {
        JsonObject options = new JsonObject();
        options.addProperty("protocol", "ctap2");
        options.addProperty("transport", "internal");
        options.addProperty("hasResidentKey", true);
        options.addProperty("hasUserVerification", true);
        options.addProperty("isUserVerified", true);
        options.addProperty("automaticPresenceSimulation", true);
        JsonObject device = new JsonObject();
        device.add("options", options);
        return device;
    }

    static void press(Page page, String button) {
        page.getByRole(
                        AriaRole.BUTTON,
                        new Page.GetByRoleOptions().setName(button).setExact(true))
                .first()
                .click();
    }
}
