package org.leadnest.ai;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.Arrays;
import java.util.Objects;
import java.util.OptionalLong;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.leadnest.ai.PictureReader.Reading;
import org.leadnest.photos.Room;
import org.leadnest.platform.outbound.OutboundHttp;
import org.leadnest.platform.tenancy.Tenancy;
import org.leadnest.testkit.Cast;
import org.leadnest.testkit.ChatPeer;
import org.leadnest.testkit.LeadNestTest;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionTemplate;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

@LeadNestTest
class PictureReaderTests {
    private static final ChatPeer MODEL = new ChatPeer();

    @Autowired
    private Cast cast;

    @Autowired
    private CallLedger ledger;

    @Autowired
    private OutboundHttp http;

    @Autowired
    private JdbcClient jdbc;

    @Autowired
    private org.leadnest.platform.secrets.Secrets secrets;

    @Autowired
    private java.time.InstantSource clock;

    @Autowired
    private TransactionTemplate transaction;

    @SuppressWarnings("NullAway.Init")
    private Cast.Players players;

    @AfterAll
    static void close() {
        MODEL.close();
    }

    @BeforeEach
    void enter() {
        players = cast.enter();
        MODEL.forget();
    }

    private AccessSettings settings(@Nullable String visionModel) {
        return new AccessSettings(properties(visionModel), jdbc, secrets, clock);
    }

    private static AiProperties properties(@Nullable String visionModel) {
        return new AiProperties(
                AiProperties.Provider.OPENAI,
                MODEL.baseUrl(),
                "sk-house",
                "words-1",
                Duration.ofSeconds(20),
                null,
                Duration.ofSeconds(20),
                visionModel);
    }

    private Reading read(@Nullable String visionModel) {
        AiProperties properties = properties(visionModel);
        PictureReader reader =
                new PictureReader(settings(visionModel), new ChatCompletions(http, properties, ledger), properties);
        return Tenancy.as(
                players.harbor(),
                () -> Objects.requireNonNull(
                        transaction.execute(status -> reader.read(new byte[] {(byte) 0xff, 'J'}))));
    }

    @Test
    void thePictureGoesToTheVisionModelAndItsWordsComeBack() {
        MODEL.say("{\"room\":\"KITCHEN\",\"altText\":\" White cabinets and a window. \"}");
        assertThat(read("eyes-1")).isEqualTo(new Reading.Seen("KITCHEN", "White cabinets and a window."));
        String sent = MODEL.ledger().getFirst().call().body();
        assertThat(sent).contains("\"eyes-1\"", "data:image/jpeg;base64,/0o=", "\"json_schema\"", "KITCHEN");
        CallLedger.Entry entry =
                Tenancy.as(players.harbor(), () -> ledger.newest()).getFirst();
        assertThat(entry.prompt()).isEqualTo("photos/room-1");
        assertThat(entry.model()).isEqualTo("eyes-1");
        assertThat(entry.credits()).isPositive();
    }

    @Test
    void nothingIsSentWithoutAVisionModelNorPastTheBudget() {
        assertThat(read(null)).isInstanceOf(Reading.None.class);
        assertThat(read(" ")).isInstanceOf(Reading.None.class);
        Tenancy.run(
                players.harbor(),
                () -> transaction.executeWithoutResult(
                        status -> settings(null).save(new AccessSettings.Kept(null, OptionalLong.of(0)))));
        assertThat(read("eyes-1")).isInstanceOf(Reading.None.class);
        assertThat(MODEL.calls()).isZero();
    }

    @Test
    void anAnswerThatIsNoJsonIsNoReading() {
        MODEL.say("It is a kitchen.");
        assertThat(read("eyes-1")).isInstanceOf(Reading.None.class);
    }

    @Test
    void theModelMayNameTheRoomsThatThereAre() {
        JsonNode rooms = new JsonMapper()
                .valueToTree(Prompt.named("photos/room-1").schema())
                .at("/properties/room/enum");
        assertThat(rooms.valueStream().map(JsonNode::asString))
                .containsExactlyElementsOf(
                        Arrays.stream(Room.values()).map(Enum::name).toList());
    }
}
