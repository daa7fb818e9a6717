package org.leadnest.photos.guarding;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;

/** The first of the files that {@code bin/bench photos --hostile} makes, and that what must not happen is told. */
class HostileRunTests {
    private final ByteArrayOutputStream said = new ByteArrayOutputStream();

    @Test
    void eachIsProcessedOrRefusedWithASentence() {
        try (DecodeGuard guard = DecodeGuard.ofThisProgram()) {
            assertThat(run(guard, 58)).as(said()).isZero();
        }
        assertThat(said()).contains("processed", "refused by its header: NOT_AN_IMAGE", "58 files, 0 breaks");
    }

    @Test
    void aTrialThatDoesNotEndOrCannotBeginIsABreak() {
        try (DecodeGuard guard = new DecodeGuard(FragileChild.command("S"), Duration.ofMillis(300))) {
            assertThat(run(guard, 3)).isPositive();
        }
        assertThat(said()).contains("BROKEN: trial: ENDLESS");
        try (DecodeGuard guard = new DecodeGuard(List.of("/no/such/program"), Duration.ofSeconds(1))) {
            assertThat(run(guard, 3)).isPositive();
        }
        assertThat(said()).contains("BROKEN: trial: UNTRIED");
    }

    @Test
    void aNumberGivesTheSameFile() {
        HostileFiles once = new HostileFiles();
        HostileFiles again = new HostileFiles();
        for (int number = 0; number < 60; number++) {
            assertThat(once.file(number)).isEqualTo(again.file(number));
        }
    }

    private int run(DecodeGuard guard, int files) {
        return new HostileRun(guard, new PrintStream(said, true, StandardCharsets.UTF_8)).of(files);
    }

    private String said() {
        return said.toString(StandardCharsets.UTF_8);
    }
}
