package org.leadnest.platform.time;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;

class ServiceClockTests {
    private static final Instant MACHINE = Instant.parse("2026-11-27T10:00:00.123456789Z");

    private final ServiceClock clock = new ServiceClock(() -> MACHINE);

    @Test
    void aStepToAnInstantNeverStopsShortOfIt() {
        Instant midnight = Instant.parse("2026-12-01T05:00:00Z");
        clock.advance(Duration.between(clock.instant(), midnight));
        assertThat(clock.instant()).isBetween(midnight, midnight.plusMillis(1));
    }

    @Test
    void aWholeStepIsTakenAsItIs() {
        assertThat(clock.advance(Duration.ofHours(3))).isEqualTo(Duration.ofHours(3));
    }

    @Test
    void thereIsNoWayBack() {
        assertThatIllegalArgumentException().isThrownBy(() -> clock.advance(Duration.ofMillis(-1)));
    }
}
