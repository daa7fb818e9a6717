package org.leadnest.retouch;

import static org.assertj.core.api.Assertions.assertThat;

import java.awt.image.BufferedImage;
import java.util.List;
import org.junit.jupiter.api.Test;

class BracketTests {
    private static final BufferedImage ROOM = TestPhotos.room(480, 360);
    private static final byte[] DARK = TestPhotos.jpeg(TestPhotos.tinted(ROOM, 0.4, 0.4, 0.4));
    private static final byte[] MIDDLE = TestPhotos.jpeg(TestPhotos.tinted(ROOM, 0.75, 0.75, 0.75));
    private static final byte[] BRIGHT = TestPhotos.jpeg(TestPhotos.tinted(ROOM, 1.5, 1.5, 1.5));
    private static final EnhanceOptions PNG = EnhanceOptions.defaults().withFormat(OutputFormat.PNG);

    @Test
    void mergesFramesIntoOnePictureThatRebuildsBitForBit() {
        List<byte[]> frames = List.of(DARK, BRIGHT, MIDDLE);
        Retouched.Image merged = TestPhotos.image(Retouch.merge(frames, PNG));
        assertThat(merged.recipe().operations().getFirst().name()).isEqualTo("brackets");
        assertThat(merged.recipe().operations().getFirst().number("reference")).isEqualTo(2);
        BufferedImage shown = TestPhotos.decoded(merged);
        assertThat(TestPhotos.psnr(ROOM, shown)).isGreaterThan(12);
        Recipe recipe = Recipe.parse(merged.recipe().toJson());
        assertThat(TestPhotos.image(Retouch.rebuild(frames, recipe)).bytes()).isEqualTo(merged.bytes());
        assertThat(Retouch.rebuild(List.of(DARK, MIDDLE), recipe)).isInstanceOf(Retouched.Refused.class);
    }

    @Test
    void leavesOutWhatMovedBetweenFrames() {
        BufferedImage walker = TestPhotos.tinted(ROOM, 0.75, 0.75, 0.75);
        walker.getGraphics().fillRect(300, 60, 40, 80);
        BufferedImage with = TestPhotos.decoded(
                Retouch.merge(List.of(DARK, MIDDLE, TestPhotos.jpeg(TestPhotos.tinted(walker, 1.3, 1.3, 1.3))), PNG));
        BufferedImage without = TestPhotos.decoded(
                Retouch.merge(List.of(DARK, MIDDLE, TestPhotos.jpeg(TestPhotos.tinted(ROOM, 0.97, 0.97, 0.97))), PNG));
        assertThat(TestPhotos.psnr(with, without)).isGreaterThan(22);
    }

    @Test
    void refusesWhatIsNoBracket() {
        byte[] other = TestPhotos.jpeg(TestPhotos.room(100, 80));
        assertThat(Retouch.merge(List.of(DARK), PNG)).isInstanceOf(Retouched.Refused.class);
        assertThat(Retouch.merge(List.of(DARK, other), PNG)).isInstanceOf(Retouched.Refused.class);
        assertThat(Retouch.merge(List.of(DARK, new byte[3]), PNG)).isInstanceOf(Retouched.Refused.class);
    }
}
