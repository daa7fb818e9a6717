package org.leadnest.retouch;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.awt.image.BufferedImage;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class EarlyLookTests {
    private static final BufferedImage WARM = TestPhotos.tinted(TestPhotos.room(2400, 1600), 0.6, 0.5, 0.35);
    private static final EnhanceOptions SMALL = EnhanceOptions.defaults().withDelivery(Delivery.WEB);

    @Test
    void seesInSmallWhatTheWholePhotoShows() {
        Recipe quick = recipe(TestPhotos.jpeg(WARM));
        Recipe whole = recipe(TestPhotos.encoded(WARM, "png"));
        for (String channel : List.of("red", "green", "blue")) {
            assertThat(gain(quick, channel)).isCloseTo(gain(whole, channel), within(0.03));
        }
    }

    private static double gain(Recipe recipe, String channel) {
        return recipe.operation("white-balance").orElseThrow().number(channel);
    }

    private static Recipe recipe(byte[] file) {
        return TestPhotos.image(Retouch.enhance(file, SMALL)).recipe();
    }

    @Test
    void givesTheSameBytesWhereverTheLookIsTaken() {
        byte[] file = TestPhotos.withExif(TestPhotos.jpeg(WARM), 6);
        byte[] alone = TestPhotos.image(Retouch.enhance(file, SMALL)).bytes();
        boolean same = IntStream.range(0, 6)
                .parallel()
                .mapToObj(run -> TestPhotos.image(Retouch.enhance(file, SMALL)).bytes())
                .allMatch(bytes -> Arrays.equals(bytes, alone));
        assertThat(same).isTrue();
    }
}
