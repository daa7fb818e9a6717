package org.leadnest.accounts.google;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.UUID;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.leadnest.testkit.LeadNestTest;
import org.leadnest.testkit.OidcPeer;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.test.context.DynamicPropertyRegistry;
import org.springframework.test.context.DynamicPropertySource;
import org.springframework.test.web.servlet.assertj.MockMvcTester;
import org.springframework.test.web.servlet.assertj.MvcTestResult;

/** An issuer that takes the client's secret in a header alone, and tells addresses by UserInfo alone. */
@LeadNestTest
class SparingIssuerTests {
    private static final OidcPeer ISSUER = OidcPeer.sparing();

    @DynamicPropertySource
    static void issuer(DynamicPropertyRegistry properties) {
        WithGoogle.name(ISSUER::baseUrl, OidcPeer.CLIENT, OidcPeer.SECRET, properties);
    }

    @AfterAll
    static void close() {
        ISSUER.close();
    }

    @Autowired
    private MockMvcTester mvc;

    @BeforeEach
    void enter() {
        ISSUER.forget();
        ISSUER.person("s-" + UUID.randomUUID(), "new." + UUID.randomUUID() + "@example.com", true, "Nils New");
    }

    @Test
    void aStrangerIsKnownByTheAddressThatUserInfoTells() {
        assertThat(arrive()).hasRedirectedUrl("/sign-up/google");
    }

    @Test
    void whatUserInfoSaysAboutSomebodyElseIsRefused() {
        ISSUER.misinform(info -> {
            info.put("sub", "another");
            return info;
        });
        assertThat(arrive()).hasStatus(422).bodyText().contains("does not hold");
    }

    @Test
    void anAddressThatUserInfoDoesNotConfirmOpensNothing() {
        ISSUER.misinform(info -> {
            info.put("email_verified", false);
            return info;
        });
        assertThat(arrive()).hasStatus(422).bodyText().contains("has not confirmed");
    }

    private MvcTestResult arrive() {
        Trip trip = Trip.begin(mvc, "");
        return trip.back(mvc, ISSUER.authorize(trip.address()));
    }
}
