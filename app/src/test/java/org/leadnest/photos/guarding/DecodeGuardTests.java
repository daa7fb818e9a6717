package org.leadnest.photos.guarding;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.leadnest.photos.Pictures;

class DecodeGuardTests {
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
