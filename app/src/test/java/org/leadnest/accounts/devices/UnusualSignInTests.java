package org.leadnest.accounts.devices;

import static org.assertj.core.api.Assertions.assertThat;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.csrf;

import jakarta.servlet.http.Cookie;
import java.time.Duration;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.leadnest.accounts.Accounts;
import org.leadnest.accounts.User;
import org.leadnest.accounts.passwords.Passwords;
import org.leadnest.platform.places.Place;
import org.leadnest.platform.time.ServiceClock;
import org.leadnest.testkit.Cast;
import org.leadnest.testkit.LeadNestTest;
import org.leadnest.testkit.PlaceFile;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.context.DynamicPropertyRegistry;
import org.springframework.test.context.DynamicPropertySource;
import org.springframework.test.web.servlet.assertj.MockMvcTester;
import org.springframework.test.web.servlet.assertj.MvcTestResult;
import org.springframework.transaction.support.TransactionOperations;

/** Sign-ins from places that do not fit what was before. */
@LeadNestTest
class UnusualSignInTests {
    private static final String PASSWORD = "seven quiet herons fly north";
    private static final String TAMPA = "203.0.113.9";
    private static final String MIAMI = "192.0.2.9";
    private static final String LYON = "198.51.100.9";

    @Autowired
    private MockMvcTester mvc;

    @Autowired
    private Cast cast;

    @Autowired
    private Accounts accounts;

    @Autowired
    private Passwords passwords;

    @Autowired
    private ServiceClock clock;

    @Autowired
    private JdbcClient jdbc;

    @Autowired
    private TransactionOperations transactions;

    private Cast.Players players;
    private User grace;
    private Cookie device;

    @DynamicPropertySource
    static void places(DynamicPropertyRegistry properties) {
        properties.add(
                "leadnest.usage.places",
                () -> PlaceFile.write(List.of(
                                new PlaceFile.Entry(new int[] {203, 0, 113}, "United States", "Tampa", 27.95, -82.46),
                                new PlaceFile.Entry(new int[] {192, 0, 2}, "United States", "Miami", 25.76, -80.19),
                                new PlaceFile.Entry(new int[] {198, 51, 100}, "France", "Lyon", 45.76, 4.84)))
                        .toString());
    }

    @BeforeEach
    void enter() {
        players = cast.enter();
        grace = accounts.user(players.grace().user());
        accounts.changePasswordHash(grace.id(), passwords.hash(PASSWORD));
        device = Objects.requireNonNull(signIn(TAMPA, null).getResponse().getCookie("device"));
    }

    @Test
    void anotherContinentWithinTheHourIsToldWrittenDownAndNeedsAProofForDangerousActs() throws Exception {
        assertThat(letters()).isEmpty();
        clock.advance(Duration.ofMinutes(50));
        MvcTestResult entered = signIn(LYON, device);
        assertThat(letters())
                .singleElement()
                .asString()
                .contains("Lyon, France", "not signed in from before", "too far away");
        Cookie session = Objects.requireNonNull(entered.getResponse().getCookie("session"));
        assertThat(mvc.get().uri("/app/settings/audit").cookie(session).exchange())
                .bodyText()
                .contains("Signed in from an unusual place", "Lyon, France");
        assertThat(mvc.get().uri("/app/settings/sessions").cookie(session).exchange())
                .bodyText()
                .contains("Lyon, France (198.51.100.0/24)", "Tampa, United States");
        assertThat(makesATeamInvitation(session)).hasRedirectedUrl("/step-up");
    }

    @Test
    void theNextTownIsNotUnusual() {
        clock.advance(Duration.ofMinutes(50));
        Cookie session =
                Objects.requireNonNull(signIn(MIAMI, device).getResponse().getCookie("session"));
        assertThat(letters()).isEmpty();
        assertThat(makesATeamInvitation(session)).hasRedirectedUrl("/app/settings/team");
    }

    @Test
    void aFlightAwayOnlyTheCountryIsNewAndTheSecondTimeItIsNot() {
        clock.advance(Duration.ofHours(12));
        signIn(LYON, device);
        assertThat(letters())
                .singleElement()
                .asString()
                .contains("not signed in from before")
                .doesNotContain("too far away");
        clock.advance(Duration.ofHours(12));
        signIn(LYON, device);
        assertThat(letters()).hasSize(1);
    }

    @Test
    void aNewBrowserIsToldWithItsPlace() {
        signIn(TAMPA, null);
        assertThat(letters())
                .singleElement()
                .asString()
                .contains("not seen before", "Tampa, United States (203.0.113.0/24)")
                .doesNotContain("That is");
    }

    @Test
    void distancesAreThoseOfTheGlobe() {
        double kilometres = new Place.Position(27.95, -82.46).kilometresTo(new Place.Position(45.76, 4.84));
        assertThat(kilometres).isBetween(7_500.0, 7_700.0);
        assertThat(new Place.Position(0, 179.5).kilometresTo(new Place.Position(0, -179.5)))
                .isBetween(111.0, 112.0);
    }

    private MvcTestResult makesATeamInvitation(Cookie session) {
        return mvc.post()
                .uri("/app/settings/team/invitations")
                .param("email", "new." + grace.id() + "@example.com")
                .param("role", "AGENT")
                .cookie(session)
                .with(csrf())
                .exchange();
    }

    private MvcTestResult signIn(String address, @org.jspecify.annotations.Nullable Cookie known) {
        var request = mvc.post()
                .uri("/sign-in")
                .param("email", grace.email().value())
                .param("password", PASSWORD)
                .with(csrf())
                .with(sent -> {
                    sent.setRemoteAddr(address);
                    return sent;
                });
        MvcTestResult entered = (known == null ? request : request.cookie(known)).exchange();
        assertThat(entered).hasRedirectedUrl("/app");
        return entered;
    }

    private List<String> letters() {
        return players.atHarbor(() -> transactions.execute(status -> jdbc.sql(
                        "select body_text from messaging.messages where kind = 'PRODUCT/NEW-DEVICE' order by created_at")
                .query(String.class)
                .list()));
    }
}
