package org.leadnest.retouch;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIfEnvironmentVariable;

/** Files that were made to break decoders. Each is processed or refused with a sentence, and none takes long. */
class HostileFilesTests {
    private static final Duration LONGEST = Duration.ofSeconds(10);
    private static final int MADE = 400;

    @Test
    void damagedFilesOfEveryKindAreProcessedOrRefused() {
        Random random = new Random(17);
        List<byte[]> seeds = new ArrayList<>();
        for (OutputFormat format : OutputFormat.values()) {
            seeds.add(TestPhotos.image(Retouch.enhance(
                            TestPhotos.jpeg(TestPhotos.room(96, 64)),
                            EnhanceOptions.defaults().withFormat(format)))
                    .bytes());
        }
        for (int i = 0; i < MADE; i++) {
            byte[] file = seeds.get(i % seeds.size()).clone();
            for (int hits = 1 + random.nextInt(12); hits > 0; hits--) {
                file[random.nextInt(file.length)] = (byte) random.nextInt();
            }
            holds("made " + i, file);
        }
    }

    /** The folder is not part of the repository: {@code LEADNEST_HOSTILE_FILES} names it. */
    @Test
    @EnabledIfEnvironmentVariable(named = "LEADNEST_HOSTILE_FILES", matches = ".+")
    void everyFileOfAFolderIsProcessedOrRefused() throws IOException {
        int files = 0;
        try (Stream<Path> all = Files.walk(Path.of(System.getenv("LEADNEST_HOSTILE_FILES")))) {
            for (Path file : all.filter(Files::isRegularFile).sorted().toList()) {
                holds(file.toString(), Files.readAllBytes(file));
                files++;
            }
        }
        assertThat(files).isPositive();
    }

    private static void holds(String name, byte[] file) {
        long started = System.nanoTime();
        Retouched outcome = Retouch.enhance(file, EnhanceOptions.defaults().withDelivery(Delivery.WEB));
        assertThat(Duration.ofNanos(System.nanoTime() - started)).as(name).isLessThan(LONGEST);
        switch (outcome) {
            case Retouched.Refused refused ->
                assertThat(refused.message()).as(name).isNotBlank();
            case Retouched.Image image -> assertThat(image.bytes()).as(name).isNotEmpty();
        }
    }
}
