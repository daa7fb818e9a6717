package org.leadnest.billing;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.jsoup.Jsoup;
import org.junit.jupiter.api.Test;
import org.leadnest.accounts.Actor;
import org.leadnest.platform.time.ServiceClock;
import org.leadnest.testkit.Cast;
import org.leadnest.testkit.LeadNestTest;
import org.leadnest.testkit.SignedIn;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.test.web.servlet.assertj.MockMvcTester;
import org.springframework.test.web.servlet.assertj.MvcTestResult;

@LeadNestTest
class TrialsTests {
    @Autowired
    private MockMvcTester mvc;

    @Autowired
    private Cast cast;

    @Autowired
    private Entitlements entitlements;

    @Autowired
    private ServiceClock clock;

    @Test
    void theTrialRunsFor14DaysAndSaysWhenItIsAboutToEnd() throws Exception {
        Actor grace = cast.enter().grace();
        assertThat(entitlements.standing(grace.account()))
                .isInstanceOfSatisfying(
                        Standing.OnTrial.class,
                        trial -> assertThat(trial.daysLeft()).isEqualTo(14));
        String page = page(grace);
        assertThat(page).contains("14 days left", "Billing is not configured").doesNotContain("Your trial ends");
        clock.advance(Duration.ofDays(11));
        assertThat(page(grace)).contains("Your trial ends in 3 days.");
        clock.advance(Duration.ofDays(3));
        assertThat(entitlements.standing(grace.account())).isInstanceOf(Standing.TrialEnded.class);
        assertThat(page(grace)).contains("Your trial has ended");
    }

    @Test
    void onlyTheOwnerSeesThePlan() {
        Cast.Players players = cast.enter();
        assertThat(mvc.get()
                        .uri("/app/settings/plan")
                        .with(SignedIn.as(players.maya()))
                        .exchange())
                .hasStatus(403);
    }

    private String page(Actor actor) throws Exception {
        MvcTestResult result =
                mvc.get().uri("/app/settings/plan").with(SignedIn.as(actor)).exchange();
        assertThat(result).hasStatusOk();
        return Jsoup.parse(result.getResponse().getContentAsString()).text();
    }
}
