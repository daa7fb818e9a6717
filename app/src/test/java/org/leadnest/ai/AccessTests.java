package org.leadnest.ai;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import java.util.OptionalLong;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.leadnest.copydesk.Brief;
import org.leadnest.copydesk.Facts;
import org.leadnest.copydesk.Outlet;
import org.leadnest.platform.tenancy.Tenancy;
import org.leadnest.testkit.Cast;
import org.leadnest.testkit.ChatPeer;
import org.leadnest.testkit.LeadNestTest;
import org.leadnest.testkit.SignedIn;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.web.servlet.assertj.MockMvcTester;
import org.springframework.transaction.support.TransactionTemplate;

/** An account's own model: its key, its budget, and what is written down about its calls. */
@LeadNestTest
class AccessTests {
    private static final ChatPeer MODEL = new ChatPeer();
    private static final Facts FACTS = Facts.of(Map.of(
            "PropertyType",
            "Residential",
            "PropertySubType",
            "Single Family Residence",
            "City",
            "Austin",
            "BedroomsTotal",
            3));
    private static final String GOOD = "{\"sentences\":[{\"text\":\"The home in Austin has three bedrooms.\",\"facts\":"
            + "[\"BedroomsTotal\",\"City\"]}]}";

    @Autowired
    private MockMvcTester mvc;

    @Autowired
    private Cast cast;

    @Autowired
    private Writer writer;

    @Autowired
    private AccessSettings settings;

    @Autowired
    private CallLedger ledger;

    @Autowired
    private JdbcClient jdbc;

    @Autowired
    private TransactionTemplate transactions;

    @AfterAll
    static void close() {
        MODEL.close();
    }

    private Cast.Players players;

    @BeforeEach
    void enter() {
        players = cast.enter();
        MODEL.forget();
        MODEL.say(GOOD);
    }

    private String engine() {
        return Tenancy.as(
                players.harbor(),
                () -> writer.describe(FACTS, Brief.of(Outlet.MLS)).engine());
    }

    private void save(ModelAccess access, OptionalLong credits) {
        Tenancy.run(players.harbor(), () -> settings.save(new AccessSettings.Kept(access, credits)));
    }

    @Test
    void theAccountsOwnKeyIsUsedByItAloneAndKeptSealed() {
        save(new ModelAccess(MODEL.baseUrl(), "sk-harbor-own", "own-model", true), OptionalLong.empty());
        assertThat(engine()).isEqualTo("openai");
        assertThat(MODEL.ledger().getFirst().call().header("Authorization")).isEqualTo("Bearer sk-harbor-own");
        assertThat(MODEL.ledger().getFirst().call().body()).contains("own-model");
        assertThat(Tenancy.as(
                        players.pine(),
                        () -> writer.describe(FACTS, Brief.of(Outlet.MLS)).engine()))
                .isEqualTo("local");
        byte[] kept = Tenancy.as(
                players.harbor(),
                () -> transactions.execute(status -> jdbc.sql("select key_sealed from ai.access")
                        .query(byte[].class)
                        .single()));
        assertThat(new String(kept, java.nio.charset.StandardCharsets.ISO_8859_1))
                .doesNotContain("sk-harbor-own");
    }

    @Test
    void eachCallIsWrittenDownWithoutItsContentAndTheBudgetHolds() {
        save(new ModelAccess(MODEL.baseUrl(), "sk-harbor-own", "own-model", true), OptionalLong.empty());
        engine();
        List<CallLedger.Entry> calls = Tenancy.as(players.harbor(), () -> ledger.newest());
        assertThat(calls.getFirst()).satisfies(call -> {
            assertThat(call.prompt()).isEqualTo("listings/describe-2");
            assertThat(call.tokensIn()).isEqualTo(10);
            assertThat(call.credits()).isEqualTo(1);
            assertThat(call.outcome()).isEqualTo(ChatCompletions.ANSWERED);
        });
        String row = Tenancy.as(
                players.harbor(),
                () -> transactions.execute(
                        status -> jdbc.sql("select c::text from ai.calls c order by made_at desc limit 1")
                                .query(String.class)
                                .single()));
        assertThat(row).doesNotContain("bedrooms", "Austin");
        save(new ModelAccess(MODEL.baseUrl(), "sk-harbor-own", "own-model", true), OptionalLong.of(1));
        MODEL.forget();
        assertThat(engine()).isEqualTo("local (remote unavailable: this month's budget of 1 AI credits is used up)");
        assertThat(MODEL.ledger()).isEmpty();
    }

    @Test
    void thePageNeverShowsTheKeyAndForgetsItWhenTheAddressChanges() {
        String address = "https://models.example.com/v1";
        assertThat(post("baseUrl", address, "model", "m", "secretKey", "sk-secret-1"))
                .hasStatus(302);
        assertThat(page()).contains("A key is kept", "with your own key").doesNotContain("sk-secret-1");
        assertThat(post("baseUrl", address, "model", "m2", "monthlyCredits", "500"))
                .hasStatus(302);
        assertThat(Tenancy.as(players.harbor(), () -> settings.kept()).own())
                .isEqualTo(new ModelAccess(address, "sk-secret-1", "m2", true));
        assertThat(post("baseUrl", "https://elsewhere.example.com", "model", "m2"))
                .hasStatus(302);
        assertThat(Tenancy.as(players.harbor(), () -> settings.kept()).own())
                .isEqualTo(new ModelAccess("https://elsewhere.example.com", null, "m2", true));
        assertThat(page()).contains("at your own address").doesNotContain("with your own key");
        assertThat(post("baseUrl", "ftp://x", "model", "m")).hasStatus(422);
        assertThat(post("baseUrl", "", "model", "", "monthlyCredits", "many")).hasStatus(422);
        assertThat(post("baseUrl", "", "model", "")).hasStatus(302);
        assertThat(Tenancy.as(players.harbor(), () -> settings.access())).isEmpty();
    }

    private String page() {
        try {
            return mvc.get()
                    .uri("/app/settings/ai")
                    .with(SignedIn.as(players.grace()))
                    .exchange()
                    .getResponse()
                    .getContentAsString();
        } catch (java.io.UnsupportedEncodingException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    private org.springframework.test.web.servlet.assertj.MvcTestResult post(String... fields) {
        var request = mvc.post().uri("/app/settings/ai").with(SignedIn.as(players.grace()));
        for (int i = 0; i < fields.length; i += 2) {
            request = request.param(fields[i], fields[i + 1]);
        }
        return request.exchange();
    }

    @Test
    void takesOutWhatTellsWhoOrWhereAPersonIs() {
        assertThat(Redaction.of("Call Ann at (941) 555-0100 or +19415550101, ann@x.example, https://x.example/a?b"))
                .isEqualTo("Call Ann at [left out] or [left out], [left out], [left out]");
        assertThat(Redaction.of("Card 4111 1111 1111 1111, SSN 078-05-1120"))
                .isEqualTo("Card [left out], SSN [left out]");
        String home = "Listed at $1,250,000 with 2,150 square feet, built 1998, 0.25 acres";
        assertThat(Redaction.of(home)).isEqualTo(home);
    }
}
