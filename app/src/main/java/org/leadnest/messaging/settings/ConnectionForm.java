package org.leadnest.messaging.settings;

import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.leadnest.kernel.EmailAddress;
import org.leadnest.kernel.FieldErrors;
import org.leadnest.messaging.connections.Connection;
import org.leadnest.messaging.connections.Credentials;
import org.leadnest.messaging.connections.Provider;

/**
 * Credentials as somebody typed them. The field of the secret is named so that a proof of who it is, asked for in between,
 * does not keep it.
 */
record ConnectionForm(
        Provider provider,
        String login,
        String secret,
        String host,
        String port,
        boolean tls,
        String sender,
        String eventKey,
        boolean warm) {
    private static final int LONGEST = 300;
    private static final int LONGEST_SECRET = 2_000;

    /** RFC 8314 section 3.3: submission over TLS from the start. */
    static final String SUBMISSIONS = "465";

    static ConnectionForm of(Provider provider, Map<String, String> given) {
        return new ConnectionForm(
                provider,
                word(given, "login"),
                word(given, "secret"),
                word(given, "host").toLowerCase(Locale.ROOT),
                word(given, "port"),
                given.containsKey("tls"),
                word(given, "sender"),
                word(given, "eventKey"),
                given.containsKey("warm"));
    }

    /** What is there, without its secret; or an empty one. */
    static ConnectionForm of(Provider provider, Optional<Connection> known) {
        return known.filter(found -> found.credentials().provider() == provider)
                .map(found -> new ConnectionForm(
                        provider,
                        found.credentials().login(),
                        "",
                        found.credentials().host(),
                        Integer.toString(found.credentials().port()),
                        found.credentials().tls(),
                        found.sender(),
                        found.eventKey(),
                        found.warm()))
                .orElseGet(() -> new ConnectionForm(provider, "", "", "", SUBMISSIONS, true, "", "", false));
    }

    FieldErrors check() {
        var errors = new FieldErrors()
                .expect(!secret.isEmpty(), "secret", "Type it in: it is not shown again and not kept in the form.")
                .expect(secret.length() <= LONGEST_SECRET, "secret", "That is too long.")
                .expect(eventKey.length() <= LONGEST_SECRET, "eventKey", "That is too long.");
        return switch (provider) {
            case TWILIO ->
                errors.expect(
                        login.matches("AC[0-9a-fA-F]{32}"),
                        "login",
                        "An account SID is AC and 32 figures and letters a to f.");
            case SENDGRID -> address(errors);
            case SMTP ->
                address(errors)
                        .expect(
                                host.matches("[a-z0-9.-]{1,253}"),
                                "host",
                                "Expected the name of a server, such as smtp.example.com.")
                        .expect(
                                port.matches("[0-9]{1,5}") && portNumber() >= 1 && portNumber() <= 65_535,
                                "port",
                                "Expected a number from 1 to 65535.")
                        .expect(!login.isEmpty() && login.length() <= LONGEST, "login", "Expected the user name.");
        };
    }

    private FieldErrors address(FieldErrors errors) {
        return errors.expect(
                EmailAddress.parse(sender).isPresent(),
                "sender",
                "Expected the e-mail address that your mail comes from.");
    }

    Credentials credentials() {
        return switch (provider) {
            case TWILIO -> Credentials.twilio(login, secret);
            case SENDGRID -> Credentials.sendgrid(secret);
            case SMTP -> new Credentials(provider, login, secret, host, portNumber(), tls);
        };
    }

    private int portNumber() {
        return Integer.parseInt(port);
    }

    private static String word(Map<String, String> given, String field) {
        return given.getOrDefault(field, "").strip();
    }

    /** Without the secret. */
    @Override
    public String toString() {
        return provider + " " + login;
    }
}
