package org.leadnest.listings;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import org.jsoup.Jsoup;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.leadnest.accounts.Actor;
import org.leadnest.copydesk.Brief;
import org.leadnest.copydesk.Finding;
import org.leadnest.copydesk.Outlet;
import org.leadnest.testkit.Cast;
import org.leadnest.testkit.LeadNestTest;
import org.leadnest.testkit.SignedIn;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.http.HttpMethod;
import org.springframework.http.MediaType;
import org.springframework.test.web.servlet.assertj.MockMvcTester;
import org.springframework.test.web.servlet.assertj.MvcTestResult;

/** A brokerage's own lines are set once and hold wherever its texts are checked, written and published. */
@LeadNestTest
class HouseRulesTests {
    @Autowired
    private MockMvcTester mvc;

    @Autowired
    private HouseRules rules;

    @Autowired
    private Listings listings;

    @Autowired
    private Descriptions descriptions;

    @Autowired
    private Cast cast;

    private Cast.Players players;
    private Listing home;

    @BeforeEach
    void enter() {
        players = cast.enter();
        home = ((Saving.Saved) players.atHarbor(() -> listings.enter(ListingApiTests.house(), players.maya())))
                .listing();
    }

    @Test
    void thePageKeepsThemAndSaysWhichLineIsWrong() throws Exception {
        assertThat(save("ban: master suite => primary suite\n\nallow: move-in ready"))
                .hasStatus3xxRedirection();
        assertThat(players.atHarbor(rules::lines))
                .containsExactly("ban: master suite => primary suite", "allow: move-in ready");
        MvcTestResult wrong = save("ban: ok\nforbid this");
        assertThat(wrong).hasStatus(422);
        var page = Jsoup.parse(wrong.getResponse().getContentAsString());
        assertThat(page.select(".ln-error").text()).contains("line 2: expected");
        assertThat(page.select("textarea").text()).contains("forbid this");
        assertThat(players.atHarbor(rules::lines)).as("those before stay").hasSize(2);
        assertThat(mvc.get().uri("/app/settings/house-rules").with(SignedIn.as(players.maya())))
                .hasStatus(403);
    }

    @ParameterizedTest
    @ValueSource(strings = {"ban:", "allow:  ", "ban: a => b => c", "allow: a => b", "nonsense"})
    void aLineThatIsNoRuleIsRefused(String line) throws Exception {
        MvcTestResult wrong = api(HttpMethod.PUT, players.grace(), Map.of("rules", List.of(line)));
        assertThat(wrong).hasStatus(400);
        assertThat(wrong.getResponse().getContentAsString()).contains("line 1: expected");
    }

    @Test
    void theApiReplacesAndAnswersThem() throws Exception {
        assertThat(api(HttpMethod.PUT, players.grace(), Map.of("rules", List.of("ban: cozy"))))
                .hasStatusOk();
        assertThat(api(HttpMethod.GET, players.maya(), Map.of()).getResponse().getContentAsString())
                .contains("ban: cozy");
        assertThat(api(HttpMethod.PUT, players.maya(), Map.of("rules", List.of())))
                .hasStatus(403);
        assertThat(api(HttpMethod.PUT, players.grace(), Map.of())).hasStatus(400);
        assertThat(api(HttpMethod.GET, players.pia(), Map.of()).getResponse().getContentAsString())
                .as("another account's are its own")
                .doesNotContain("cozy");
    }

    @Test
    void theyHoldForCheckingWritingAndPublishing() {
        save("ban: four bedrooms => 4 bedrooms\nban: Sarasota");
        String text = "Four bedrooms and a tile floor.";
        List<Finding> found = players.atHarbor(() -> descriptions.check(home, text, Brief.of(Outlet.MLS)));
        assertThat(found).extracting(Finding::rule).contains("house.ban");
        assertThat(players.atHarbor(
                        () -> listings.change(home.key(), Map.of("PublicRemarks", text), null, players.maya())))
                .get()
                .isInstanceOf(Saving.Withheld.class);
        Descriptions.Override answer = new Descriptions.Override("Maya Lopez", "The broker agrees");
        assertThat(players.atHarbor(
                        () -> descriptions.publish(home.key(), text, Brief.of(Outlet.MLS), answer, players.maya())))
                .get()
                .isInstanceOf(Descriptions.Publishing.Published.class);
        Descriptions.Writing written = players.atHarbor(() -> descriptions
                .write(home.key(), Brief.of(Outlet.MLS), players.maya())
                .orElseThrow());
        assertThat(((Descriptions.Writing.Written) written).description())
                .satisfies(one -> assertThat(one.text().contains("Sarasota"))
                        .as("another wording, or a finding that says there is none: " + one.text())
                        .isEqualTo(one.findings().stream()
                                .anyMatch(finding -> finding.rule().equals("house.ban"))));
    }

    @Test
    void claimsWithoutAFactWaitForANameHoweverMildTheyAre() {
        String text = "The largest home in Sarasota, with four bedrooms.";
        save("allow: largest");
        assertThat(players.atHarbor(
                        () -> descriptions.publish(home.key(), text, Brief.of(Outlet.MLS), null, players.maya())))
                .get()
                .isInstanceOfSatisfying(
                        Descriptions.Publishing.Withheld.class,
                        withheld -> assertThat(withheld.findings())
                                .extracting(Finding::rule)
                                .contains("claim.superlative"));
    }

    @Test
    void aMessageIsReadInItsOwnLanguageBeforeItGoesToPeople() {
        List<String> against = players.atHarbor(() ->
                descriptions.againstSending(home, "Ideal para familias con niños. La casa tiene una sauna.", true));
        assertThat(against).hasSizeGreaterThanOrEqualTo(2);
        assertThat(players.atHarbor(() -> descriptions.againstSending(
                        home, "La casa tiene cuatro dormitorios. Responda a este correo.", true)))
                .isEmpty();
        assertThat(players.atHarbor(() -> descriptions.againstSending(home, "Four bedrooms in Sarasota.", false)))
                .isEmpty();
    }

    private MvcTestResult save(String typed) {
        return mvc.post()
                .uri("/app/settings/house-rules")
                .param("rules", typed)
                .with(SignedIn.as(players.grace()))
                .exchange();
    }

    private MvcTestResult api(HttpMethod method, Actor actor, Map<String, ?> body) {
        return mvc.method(method)
                .uri("/api/v1/listings/house-rules")
                .contentType(MediaType.APPLICATION_JSON)
                .content(new tools.jackson.databind.json.JsonMapper().writeValueAsString(body))
                .with(SignedIn.as(actor))
                .exchange();
    }
}
