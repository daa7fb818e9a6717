package org.leadnest.ai;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import java.util.OptionalLong;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.leadnest.ai.ImageEdits.Edited;
import org.leadnest.platform.outbound.OutboundHttp;
import org.leadnest.platform.tenancy.Tenancy;
import org.leadnest.testkit.Cast;
import org.leadnest.testkit.ChatPeer;
import org.leadnest.testkit.Faults;
import org.leadnest.testkit.LeadNestTest;
import org.springframework.beans.factory.annotation.Autowired;

/** Calls to an image model: what is sent, what goes wrong, what is counted. */
@LeadNestTest
class ImageEditsTests {
    private static final ChatPeer MODEL = new ChatPeer();
    private static final byte[] PICTURE = {(byte) 0x89, 'P', 'N', 'G', 1, 2, 3};

    @Autowired
    private Cast cast;

    @Autowired
    private AccessSettings settings;

    @Autowired
    private OutboundHttp http;

    @Autowired
    private CallLedger ledger;

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
        MODEL.hasImages(true);
        MODEL.paint(PICTURE);
        save("brush-1", OptionalLong.empty());
    }

    private void save(@Nullable String imageModel, OptionalLong credits) {
        ModelAccess own = new ModelAccess(MODEL.baseUrl(), "sk-own", "words-1", true, imageModel);
        Tenancy.run(players.harbor(), () -> settings.save(new AccessSettings.Kept(own, credits)));
    }

    private ImageEdits edits(Duration patience) {
        AiProperties properties = new AiProperties(
                AiProperties.Provider.LOCAL, "http://127.0.0.1:9", null, "m", patience, null, patience, null);
        return new ImageEdits(settings, new ImageCalls(http), ledger, properties);
    }

    private Edited edit(Duration patience) {
        return Tenancy.as(
                players.harbor(), () -> edits(patience).edit("photos/declutter-1", new byte[] {(byte) 0xff, 'J'}));
    }

    private Edited edit() {
        return edit(Duration.ofSeconds(20));
    }

    @Test
    void thePictureGoesWithItsWordsAndWhatComesIsCountedByItsTokens() {
        assertThat(edit()).isInstanceOfSatisfying(Edited.Picture.class, made -> {
            assertThat(made.bytes()).isEqualTo(PICTURE);
            assertThat(made.model()).isEqualTo("brush-1");
        });
        var call = MODEL.ledger().getFirst().call();
        assertThat(call.path()).isEqualTo("/v1/images/edits");
        assertThat(call.header("Authorization")).isEqualTo("Bearer sk-own");
        assertThat(call.body()).contains("brush-1", "Remove loose things only", "photo.jpg");
        CallLedger.Entry entry =
                Tenancy.as(players.harbor(), () -> ledger.newest()).getFirst();
        assertThat(entry.credits()).isEqualTo(8);
        assertThat(entry.prompt()).isEqualTo("photos/declutter-1");
    }

    @Test
    void aServiceWithoutAPathForPicturesIsAskedByChatAndAPictureCountsAsFiveAtLeast() {
        MODEL.hasImages(false);
        assertThat(edit()).isInstanceOf(Edited.Picture.class);
        assertThat(MODEL.ledger().getLast().call().body()).contains("\"modalities\":[\"image\",\"text\"]");
        assertThat(Tenancy.as(players.harbor(), () -> ledger.newest())
                        .getFirst()
                        .credits())
                .isEqualTo(ImageEdits.LEAST_CREDITS);
    }

    @Test
    void aFaultThatPassesIsTriedOnceMoreAndNoOtherIs() {
        MODEL.failWith(Faults.at(1, Faults.Kind.TOO_MANY));
        assertThat(edit()).isInstanceOf(Edited.Picture.class);
        assertThat(MODEL.calls()).isEqualTo(2);
        MODEL.failWith(Faults.since(1, Faults.Kind.TOO_MANY));
        assertThat(edit()).isEqualTo(new Edited.Failed("it answered 429"));
        assertThat(MODEL.calls()).isEqualTo(2);
        MODEL.failWith(Faults.NONE);
        for (String garbage : List.of("<html>", "{}", "{\"data\":[{\"b64_json\":\"\"}]}")) {
            MODEL.failWith(Faults.NONE);
            MODEL.answerEdits(garbage);
            assertThat(edit()).isInstanceOf(Edited.Failed.class);
            assertThat(MODEL.calls()).as(garbage).isEqualTo(1);
        }
    }

    @Test
    void nobodyWaitsLongerThanTold() {
        Faults silence = Faults.since(1, Faults.Kind.TIME_OUT);
        MODEL.failWith(silence);
        assertThat(edit(Duration.ofSeconds(1))).isEqualTo(new Edited.Failed("no answer within 1 s"));
        silence.release();
        assertThat(MODEL.calls()).isEqualTo(1);
    }

    @Test
    void nothingIsSentBeyondTheBudgetAndNothingIsOfferedWithoutAModel() {
        save("brush-1", OptionalLong.of(0));
        assertThat(edit()).isInstanceOf(Edited.Failed.class);
        save(null, OptionalLong.empty());
        assertThat(edit()).isEqualTo(new Edited.Failed("no image model is set up"));
        assertThat(Tenancy.as(
                        players.harbor(), () -> edits(Duration.ofSeconds(1)).offer()))
                .isEmpty();
        assertThat(MODEL.calls()).isZero();
    }
}
