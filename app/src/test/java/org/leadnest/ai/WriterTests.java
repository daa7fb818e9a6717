package org.leadnest.ai;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.leadnest.copydesk.Brief;
import org.leadnest.copydesk.Copydesk;
import org.leadnest.copydesk.Description;
import org.leadnest.copydesk.Facts;
import org.leadnest.copydesk.Outlet;
import org.leadnest.testkit.ChatPeer;
import org.leadnest.testkit.Faults;
import org.leadnest.testkit.LeadNestTest;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.test.context.DynamicPropertyRegistry;
import org.springframework.test.context.DynamicPropertySource;

@LeadNestTest
class WriterTests {
    private static final ChatPeer MODEL = new ChatPeer();
    private static final Brief BRIEF = Brief.of(Outlet.MLS).withSeed(7);
    private static final Facts FACTS = Facts.of(house());
    private static final String GOOD = "{\"text\":\"The home has 4 bedrooms.\",\"facts\":[\"BedroomsTotal\"]}";

    @Autowired
    private Writer writer;

    @DynamicPropertySource
    static void model(DynamicPropertyRegistry properties) {
        properties.add("leadnest.ai.provider", () -> "openai");
        properties.add("leadnest.ai.base-url", MODEL::baseUrl);
        properties.add("leadnest.ai.api-key", () -> "sk-test");
        properties.add("leadnest.ai.model", () -> "route-llm");
        properties.add("leadnest.ai.timeout", () -> "2s");
    }

    @AfterAll
    static void close() {
        MODEL.close();
    }

    @BeforeEach
    void forget() {
        MODEL.forget();
    }

    @Test
    void passesOnWhatRestsOnFactsAndSaysWhoWroteIt() {
        MODEL.say("```json\n{\"sentences\":[" + GOOD + "]}\n```");
        Description written = writer.describe(FACTS, BRIEF);
        assertThat(written.engine()).isEqualTo("openai");
        assertThat(written.text()).isEqualTo("The home has 4 bedrooms.");
        assertThat(written.sentences().getFirst().facts()).containsExactly("BedroomsTotal=4");
        assertThat(MODEL.ledger()).hasSize(1);
        assertThat(MODEL.ledger().getFirst().call().header("Authorization")).isEqualTo("Bearer sk-test");
    }

    @Test
    void sendsFactsAndNothingAboutPersonsOrTheirPrivateRemarks() {
        MODEL.say("{\"sentences\":[" + GOOD + "]}");
        writer.describe(FACTS, BRIEF);
        String sent = MODEL.ledger().getFirst().call().body();
        assertThat(sent)
                .contains("BedroomsTotal", "route-llm")
                .doesNotContain("Jane", "555-0100", "Harbor Lane", "lockbox code 4711");
    }

    @Test
    void asksForRepairsAndTakesThem() {
        MODEL.say(
                "{\"sentences\":[" + GOOD + ",{\"text\":\"Perfect for families with no children next door.\","
                        + "\"facts\":[\"LivingArea\"]}]}",
                "{\"sentences\":[{\"text\":\"Living area is 2,150 square feet.\",\"facts\":[\"LivingArea\"]}]}");
        Description written = writer.describe(FACTS, BRIEF);
        assertThat(written.engine()).isEqualTo("openai");
        assertThat(written.text()).isEqualTo("The home has 4 bedrooms. Living area is 2,150 square feet.");
        assertThat(MODEL.ledger()).hasSize(2);
        assertThat(MODEL.ledger().get(1).call().body()).contains("refused");
    }

    @Test
    void replacesWhatStaysWrongAfterTwoRepairsByALocalSentence() {
        String bad = "{\"text\":\"Adults only, no children; call Jane at 941-555-0100.\",\"facts\":[\"YearBuilt\"]}";
        MODEL.say("{\"sentences\":[" + GOOD + "," + bad + "]}", "{\"sentences\":[" + bad + "]}");
        Description written = writer.describe(FACTS, BRIEF);
        assertThat(MODEL.ledger()).hasSize(3);
        assertThat(written.engine()).isEqualTo("openai, local");
        assertThat(written.text()).startsWith("The home has 4 bedrooms. ").doesNotContain("Jane", "children");
        assertThat(written.sentences())
                .hasSizeGreaterThan(1)
                .allMatch(sentence -> !sentence.facts().isEmpty());
    }

    @Test
    void throwsAwayMarkupAndSentencesWithoutAFact() {
        MODEL.say("{\"sentences\":[{\"text\":\"<b>Wow</b>\",\"facts\":[\"BedroomsTotal\"]},"
                + "{\"text\":\"The street is quiet.\",\"facts\":[\"Quiet\"]}]}");
        Description written = writer.describe(FACTS, BRIEF);
        assertThat(written.engine()).startsWith("local (remote unavailable: ");
        assertThat(written.text()).isEqualTo(Copydesk.describe(FACTS, BRIEF).text());
    }

    @Test
    void everyFailureOfTheRemoteModelGivesTheLocalText() {
        String local = Copydesk.describe(FACTS, BRIEF).text();
        MODEL.say("I am sorry, I cannot do that.");
        assertThat(writer.describe(FACTS, BRIEF)).satisfies(written -> {
            assertThat(written.engine()).isEqualTo("local (remote unavailable: malformed answer)");
            assertThat(written.text()).isEqualTo(local);
        });
        MODEL.failWith(Faults.since(1, Faults.Kind.BEFORE_EFFECT));
        assertThat(writer.describe(FACTS, BRIEF).engine()).isEqualTo("local (remote unavailable: it answered 500)");
        MODEL.failWith(Faults.since(1, Faults.Kind.TOO_MANY));
        assertThat(writer.describe(FACTS, BRIEF).engine()).isEqualTo("local (remote unavailable: it answered 429)");
    }

    @Test
    void aSilentModelIsNotWaitedForLongerThanTheTimeOut() {
        Faults silent = Faults.since(1, Faults.Kind.TIME_OUT);
        MODEL.say("{\"sentences\":[" + GOOD + "]}");
        MODEL.failWith(silent);
        assertThat(writer.describe(FACTS, BRIEF).engine()).startsWith("local (remote unavailable: ");
        silent.release();
    }

    @Test
    void aBareOriginGetsTheUsualPath() {
        AiProperties bare = new AiProperties(
                AiProperties.Provider.OPENAI, "http://127.0.0.1:99/", null, "m", java.time.Duration.ofSeconds(1));
        assertThat(bare.completionsUrl()).isEqualTo("http://127.0.0.1:99/v1/chat/completions");
        AiProperties preset = new AiProperties(
                AiProperties.Provider.OPENAI,
                "https://routellm.abacus.ai/v1",
                null,
                "m",
                java.time.Duration.ofSeconds(1));
        assertThat(preset.completionsUrl()).isEqualTo("https://routellm.abacus.ai/v1/chat/completions");
    }

    private static Map<String, Object> house() {
        Map<String, Object> house = new LinkedHashMap<>();
        house.put("PropertyType", "Residential");
        house.put("PropertySubType", "Single Family Residence");
        house.put("UnparsedAddress", "18 Harbor Lane");
        house.put("City", "Sarasota");
        house.put("StateOrProvince", "FL");
        house.put("BedroomsTotal", 4);
        house.put("BathroomsTotalInteger", 3);
        house.put("LivingArea", 2150);
        house.put("LivingAreaUnits", "Square Feet");
        house.put("YearBuilt", 1998);
        house.put("GarageSpaces", 2);
        house.put("Flooring", List.of("Hardwood", "Tile"));
        house.put("PrivateRemarks", "Seller Jane, 941-555-0100, lockbox code 4711");
        return house;
    }
}
