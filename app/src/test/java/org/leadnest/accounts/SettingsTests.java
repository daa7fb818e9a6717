package org.leadnest.accounts;

import static org.assertj.core.api.Assertions.assertThat;

import org.jsoup.Jsoup;
import org.jsoup.nodes.Document;
import org.junit.jupiter.api.Test;
import org.leadnest.accounts.keys.ApiKeys;
import org.leadnest.testkit.Cast;
import org.leadnest.testkit.LeadNestTest;
import org.leadnest.testkit.SignedIn;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.test.web.servlet.assertj.MockMvcTester;
import org.springframework.test.web.servlet.assertj.MvcTestResult;

@LeadNestTest
class SettingsTests {
    @Autowired
    private MockMvcTester mvc;

    @Autowired
    private Cast cast;

    @Autowired
    private Accounts accounts;

    @Autowired
    private ApiKeys keys;

    @Test
    void theIndexShowsWhatTheRoleMayOpenAndEachPageOpens() throws Exception {
        Cast.Players players = cast.enter();
        for (Actor actor : new Actor[] {players.grace(), players.maya(), players.ana()}) {
            for (String href : page("/app/settings", actor).select("main h2 a").eachAttr("href")) {
                assertThat(get(href, actor)).as(href + " for " + actor.role()).hasStatusOk();
            }
        }
        assertThat(page("/app/settings", players.maya()).select("main").text()).doesNotContain("API keys", "Plan");
        assertThat(get("/app/settings/api-keys", players.maya())).hasStatus(403);
        assertThat(get("/app/settings/account", players.ana())).hasStatus(403);
    }

    @Test
    void aKeyIsShownOnceAndOpensTheApiUntilItIsRevoked() throws Exception {
        Cast.Players players = cast.enter();
        MvcTestResult made = mvc.post()
                .uri("/app/settings/api-keys")
                .param("name", "Our site")
                .param("scopes", "leads:read", "leads:write")
                .with(SignedIn.as(players.grace()))
                .exchange();
        assertThat(made).hasStatusOk();
        String key = Jsoup.parse(made.getResponse().getContentAsString())
                .select(".ln-note code")
                .eachText()
                .getFirst();
        assertThat(key).startsWith("ln_");
        assertThat(page("/app/settings/api-keys", players.grace()).text())
                .contains("Our site", "leads:read, leads:write")
                .doesNotContain(key);
        String id = players.atHarbor(() -> keys.all()).getFirst().id().toString();
        assertThat(mvc.post()
                        .uri("/app/settings/api-keys/" + id + "/revocation")
                        .with(SignedIn.as(players.pia()))
                        .exchange())
                .hasStatus(404);
        assertThat(mvc.post()
                        .uri("/app/settings/api-keys/" + id + "/revocation")
                        .with(SignedIn.as(players.grace()))
                        .exchange())
                .hasRedirectedUrl("/app/settings/api-keys");
        assertThat(mvc.get()
                        .uri("/api/v1/leads")
                        .header("Authorization", "Bearer " + key)
                        .exchange())
                .hasStatus(401);
    }

    @Test
    void theAccountKeepsItsNamePhoneAndZone() throws Exception {
        Cast.Players players = cast.enter();
        assertThat(mvc.post()
                        .uri("/app/settings/account")
                        .param("name", "Harbor Realty & Söhne")
                        .param("phone", "(305) 555-0123")
                        .param("zone", "America/Chicago")
                        .with(SignedIn.as(players.grace()))
                        .exchange())
                .hasRedirectedUrl("/app/settings/account");
        Account saved = accounts.account(players.harbor());
        assertThat(saved.name()).isEqualTo("Harbor Realty & Söhne");
        assertThat(saved.phone().orElseThrow().value()).isEqualTo("+13055550123");
        assertThat(saved.zone().getId()).isEqualTo("America/Chicago");
    }

    @Test
    void peopleWithoutASessionAreLedToTheSignInAndBack() {
        assertThat(mvc.get().uri("/app/settings/profile?x=1").exchange())
                .hasRedirectedUrl("/sign-in?next=%2Fapp%2Fsettings%2Fprofile%3Fx%3D1");
    }

    @Test
    void anErrorPageSaysWhatHappened() throws Exception {
        Document missing = page("/app/nothing-here", cast.enter().grace());
        assertThat(missing.select("h1").text()).isEqualTo("Nothing is here");
    }

    private MvcTestResult get(String path, Actor actor) {
        return mvc.get().uri(path).with(SignedIn.as(actor)).exchange();
    }

    private Document page(String path, Actor actor) throws Exception {
        return Jsoup.parse(get(path, actor).getResponse().getContentAsString());
    }
}
