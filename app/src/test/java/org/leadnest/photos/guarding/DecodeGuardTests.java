package org.leadnest.photos.guarding;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static org.assertj.core.api.Assertions.assertThat;

import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.Test;
import org.leadnest.photos.Pictures;

class DecodeGuardTests {
    private static final int HEAP_IS_FULL = 3;
    private static final Duration LONG = Duration.ofSeconds(60);

    @Test
    void outlivesAChildThatANativeFaultKills() {
        try (DecodeGuard guard = new DecodeGuard(FragileChild.command(), LONG)) {
            assertThat(guard.judge(file("fine"))).isEqualTo(DecodeGuard.Verdict.HARMLESS);
            assertThat(guard.judge(file("X kills"))).isEqualTo(DecodeGuard.Verdict.DEADLY);
            assertThat(guard.judge(file("fine again"))).isEqualTo(DecodeGuard.Verdict.HARMLESS);
        }
    }

    @Test
    void killsAChildThatDoesNotComeBack() {
        try (DecodeGuard guard = new DecodeGuard(FragileChild.command(), Duration.ofMillis(300))) {
            assertThat(guard.judge(file("S sleeps"))).isEqualTo(DecodeGuard.Verdict.ENDLESS);
        }
    }

    @Test
    void saysThatNothingWasTriedWhereNoChildStarts() {
        try (DecodeGuard guard = new DecodeGuard(List.of("/no/such/program"), LONG)) {
            assertThat(guard.judge(file("fine"))).isEqualTo(DecodeGuard.Verdict.UNTRIED);
        }
    }

    @Test
    void aChildOfThisProgramDecodesPhotosAndOutlivesDamagedOnes() {
        try (DecodeGuard guard = new DecodeGuard(GuardCommand.own(), LONG)) {
            byte[] photo = Pictures.room(320, 240);
            byte[] broken = photo.clone();
            Arrays.fill(broken, broken.length / 3, broken.length, (byte) 0xFF);
            assertThat(guard.judge(photo)).isEqualTo(DecodeGuard.Verdict.HARMLESS);
            assertThat(guard.judge(broken)).isEqualTo(DecodeGuard.Verdict.HARMLESS);
            assertThat(guard.judge(new byte[0])).isEqualTo(DecodeGuard.Verdict.HARMLESS);
        }
    }

    @Test
    void aFileThatFillsTheHeapEndsItsChildAndNothingElse() throws Exception {
        List<String> small = GuardCommand.own().stream()
                .map(word -> word.startsWith("-Xmx") ? "-Xmx32m" : word)
                .toList();
        assertThat(small).contains("-Xmx32m");
        byte[] large = samplesOf32Megabytes();
        try (DecodeGuard guard = new DecodeGuard(small, LONG)) {
            assertThat(guard.judge(large)).isEqualTo(DecodeGuard.Verdict.DEADLY);
            assertThat(guard.judge(Pictures.room(320, 240))).isEqualTo(DecodeGuard.Verdict.HARMLESS);
        }
        assertThat(endOf(small, large))
                .as("ended by its own word, not by a fault")
                .isEqualTo(HEAP_IS_FULL);
    }

    /** A small file that unpacks to 4000 by 4000 samples of 16 bits. */
    private static byte[] samplesOf32Megabytes() throws IOException {
        ByteArrayOutputStream png = new ByteArrayOutputStream();
        ImageIO.write(new BufferedImage(4000, 4000, BufferedImage.TYPE_USHORT_GRAY), "png", png);
        return png.toByteArray();
    }

    /** How a child ends that is given this file and no other. */
    private static int endOf(List<String> command, byte[] file) throws IOException, InterruptedException {
        Process child = new ProcessBuilder(command)
                .redirectError(ProcessBuilder.Redirect.DISCARD)
                .start();
        try (DataOutputStream to = new DataOutputStream(child.getOutputStream())) {
            to.writeInt(file.length);
            to.write(file);
        }
        child.getInputStream().readAllBytes();
        return child.waitFor();
    }

    @Test
    void replacesAChildThatHasSeenManyFiles() {
        try (DecodeGuard guard = new DecodeGuard(FragileChild.command("D"), LONG)) {
            guard.warm();
            for (int i = 0; i <= DecodeGuard.MOST_FILES; i++) {
                assertThat(guard.judge(file("fine"))).isEqualTo(DecodeGuard.Verdict.HARMLESS);
            }
            assertThat(guard.oldest()).isBetween(1, DecodeGuard.MOST_FILES - 1);
        }
    }

    private static byte[] file(String text) {
        return text.getBytes(US_ASCII);
    }
}
