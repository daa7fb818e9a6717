package org.leadnest.messaging.settings;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.EnumSet;
import java.util.Optional;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.leadnest.accounts.Actor;
import org.leadnest.accounts.Permission;
import org.leadnest.accounts.keys.ApiKeys;
import org.leadnest.accounts.keys.NewApiKey;
import org.leadnest.testkit.Cast;
import org.leadnest.testkit.LeadNestTest;
import org.leadnest.testkit.SignedIn;
import org.leadnest.testkit.TwilioPeer;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.http.HttpMethod;
import org.springframework.http.MediaType;
import org.springframework.test.context.DynamicPropertyRegistry;
import org.springframework.test.context.DynamicPropertySource;
import org.springframework.test.web.servlet.assertj.MockMvcTester;
import org.springframework.test.web.servlet.assertj.MvcTestResult;

/** An account's own carriers by API: tried before they are kept, never given back, behind a scope of their own. */
@LeadNestTest
class CarriersApiTests {
    private static final TwilioPeer TWILIO = new TwilioPeer();
    private static final String SID = "AC" + "0123456789abcdef".repeat(2);
    private static final String TOKEN = "a token that nobody may read";
    private static final String TEXTS = "/api/v1/carriers/sms";

    @Autowired
    private MockMvcTester mvc;

    @Autowired
    private ApiKeys keys;

    @Autowired
    private Cast cast;

    private Cast.Players players;

    @DynamicPropertySource
    static void carriers(DynamicPropertyRegistry properties) {
        properties.add("leadnest.sms.twilio.base-url", TWILIO::baseUrl);
    }

    @AfterAll
    static void stop() {
        TWILIO.close();
    }

    @BeforeEach
    void enter() {
        TWILIO.forget();
        TWILIO.expectToken(TOKEN);
        players = cast.enter();
    }

    @Test
    void credentialsAreTriedKeptAndNeverGivenBack() {
        assertThat(put(twilio("wrong", "")))
                .hasStatus(400)
                .bodyText()
                .contains("Twilio refused it (401)")
                .doesNotContain("wrong");
        assertThat(put(twilio(TOKEN, "+12025550199"))).hasStatus(400).bodyText().contains("that Twilio lists");
        assertThat(put("{\"provider\":\"SMTP\"}")).hasStatus(400).bodyText().contains("expected TWILIO");
        assertThat(get("/api/v1/carriers", players.grace())).bodyText().contains("\"data\":[]");

        assertThat(put(twilio(TOKEN, "+12025550144")))
                .hasStatusOk()
                .bodyText()
                .contains("\"inUse\":true", "\"messagesPerSecond\":75", "10DLC campaign of Follow-up", SID)
                .doesNotContain(TOKEN);
        assertThat(get("/api/v1/carriers", players.grace()))
                .bodyText()
                .contains("+12025550144")
                .doesNotContain(TOKEN);
        TWILIO.expectToken("another");
        assertThat(call(HttpMethod.POST, TEXTS + "/checks", null, players.grace()))
                .hasStatusOk()
                .bodyText()
                .contains("error 20003");
        assertThat(get("/api/v1/carriers", players.pia())).bodyText().contains("\"data\":[]");
        assertThat(get("/api/v1/carriers", players.maya())).hasStatus(403);
        assertThat(call(HttpMethod.DELETE, TEXTS, null, players.grace())).hasStatus(204);
        assertThat(get(TEXTS, players.grace())).hasStatus(404);
    }

    @Test
    void aKeyHasTheScopeOnlyWhenItWasTickedAndItsMakerMay() {
        var usual = EnumSet.copyOf(ApiKeys.GRANTABLE);
        usual.remove(Permission.CARRIERS_WRITE);
        assertThat(byKey(players.grace(), new NewApiKey("Usual", usual, Optional.empty())))
                .hasStatus(403);
        var own = EnumSet.of(Permission.CARRIERS_WRITE);
        assertThat(byKey(players.maya(), new NewApiKey("An agent's", own, Optional.empty())))
                .hasStatus(403);
        assertThat(byKey(players.grace(), new NewApiKey("Carriers", own, Optional.empty())))
                .hasStatusOk();
    }

    private MvcTestResult byKey(Actor maker, NewApiKey wanted) {
        String key = players.atHarbor(() -> keys.make(maker, wanted)).whole();
        return mvc.get()
                .uri("/api/v1/carriers")
                .header("Authorization", "Bearer " + key)
                .exchange();
    }

    private static String twilio(String token, String sender) {
        return "{\"provider\":\"TWILIO\",\"login\":\"%s\",\"secret\":\"%s\",\"sender\":\"%s\"}"
                .formatted(SID, token, sender);
    }

    private MvcTestResult put(String json) {
        return call(HttpMethod.PUT, TEXTS, json, players.grace());
    }

    private MvcTestResult get(String uri, Actor actor) {
        return call(HttpMethod.GET, uri, null, actor);
    }

    private MvcTestResult call(
            HttpMethod method, String uri, @org.jspecify.annotations.Nullable String json, Actor actor) {
        var request = mvc.method(method).uri(uri).with(SignedIn.as(actor));
        return (json == null
                        ? request
                        : request.contentType(MediaType.APPLICATION_JSON).content(json))
                .exchange();
    }
}
