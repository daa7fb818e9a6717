package org.leadnest.retouch;

import static org.assertj.core.api.Assertions.assertThat;

import java.awt.color.ColorSpace;
import java.awt.color.ICC_Profile;
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
        byte[] photo = TestPhotos.jpeg(TestPhotos.room(96, 64));
        seeds.add(TestPhotos.withExif(photo, 6));
        seeds.add(TestPhotos.withProfile(
                photo, ICC_Profile.getInstance(ColorSpace.CS_sRGB).getData()));
        seeds.add(TestPhotos.withProfile(
                photo, ICC_Profile.getInstance(ColorSpace.CS_PYCC).getData()));
        seeds.add(TestPhotos.progressive(TestPhotos.room(96, 64)));
        for (int i = 0; i < MADE; i++) {
            byte[] file = seeds.get(i % seeds.size()).clone();
            // every other file is hurt in its head, where profiles and tables are
            int within = i % 2 == 0 ? file.length : Math.min(file.length, 700);
            for (int hits = 1 + random.nextInt(12); hits > 0; hits--) {
                file[random.nextInt(within)] = (byte) random.nextInt();
            }
            holds("made " + i, file);
        }
    }

    @Test
    void aProfileThatNothingCanBeMadeOfCountsAsNone() {
        byte[] photo = TestPhotos.jpeg(TestPhotos.room(96, 64));
        byte[] profile = ICC_Profile.getInstance(ColorSpace.CS_PYCC).getData();
        byte[] plain = bytes(photo);
        for (int tag = 0; tag < profile[131]; tag++) {
            byte[] broken = profile.clone();
            // the tag's place lies outside of the profile
            broken[132 + 12 * tag + 4] = 0x7F;
            assertThat(bytes(TestPhotos.withProfile(photo, broken))).isNotEmpty();
        }
        byte[] headOnly = java.util.Arrays.copyOf(profile, 132);
        headOnly[3] = (byte) 132;
        java.util.Arrays.fill(headOnly, 0, 3, (byte) 0);
        java.util.Arrays.fill(headOnly, 128, 132, (byte) 0);
        assertThat(bytes(TestPhotos.withProfile(photo, headOnly))).isEqualTo(plain);
    }

    private static byte[] bytes(byte[] file) {
        return TestPhotos.image(Retouch.plain(file, Delivery.FULL, OutputFormat.PNG))
                .bytes();
    }

    /** Each pass goes over all pixels, whatever little it says. */
    @Test
    void refusesAJpegOfThousandsOfPasses() {
        byte[] file = TestPhotos.progressive(TestPhotos.room(96, 64));
        int scan = file.length - 2;
        for (int at = 0; at < file.length - 1; at++) {
            if (file[at] == (byte) 0xFF && file[at + 1] == (byte) 0xDA) {
                scan = at;
            }
        }
        byte[] last = java.util.Arrays.copyOfRange(file, scan, file.length - 2);
        java.io.ByteArrayOutputStream many = new java.io.ByteArrayOutputStream();
        many.write(file, 0, file.length - 2);
        for (int pass = 0; pass < 100; pass++) {
            many.writeBytes(last);
        }
        many.write(file, file.length - 2, 2);
        assertThat(Retouch.judge(file)).isEmpty();
        assertThat(Retouch.judge(many.toByteArray()))
                .hasValueSatisfying(why -> assertThat(why.message()).contains("passes"));
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
