package org.leadnest.accounts.google;

import java.util.function.Supplier;
import org.leadnest.testkit.OidcPeer;
import org.springframework.boot.test.util.TestPropertyValues;
import org.springframework.context.ApplicationContextInitializer;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.test.context.DynamicPropertyRegistry;

/** Gives a test the local issuer as its Google; one peer for all of them, as one context. It says when somebody signed in. */
final class WithGoogle implements ApplicationContextInitializer<ConfigurableApplicationContext> {
    static final OidcPeer PEER = new OidcPeer();

    @Override
    public void initialize(ConfigurableApplicationContext context) {
        TestPropertyValues.of(
                        "leadnest.sign-in.google.issuer=" + PEER.baseUrl(),
                        "leadnest.sign-in.google.client-id=" + OidcPeer.CLIENT,
                        "leadnest.sign-in.google.client-secret=" + OidcPeer.SECRET,
                        "leadnest.sign-in.google.auth-time=true")
                .applyTo(context);
    }

    /** For a test with an issuer of another kind, and so a context of its own. */
    static void name(Supplier<Object> issuer, String client, String secret, DynamicPropertyRegistry properties) {
        properties.add("leadnest.sign-in.google.issuer", issuer);
        properties.add("leadnest.sign-in.google.client-id", () -> client);
        properties.add("leadnest.sign-in.google.client-secret", () -> secret);
    }
}
