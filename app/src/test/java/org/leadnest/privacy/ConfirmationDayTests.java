package org.leadnest.privacy;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import org.junit.jupiter.api.Test;

class ConfirmationDayTests {
    @Test
    void tenBusinessDaysLeaveOutWeekends() {
        assertThat(DataRequests.confirmBy(Instant.parse("2026-11-28T09:00:00Z")))
                .isEqualTo("2026-12-11T09:00:00Z");
        assertThat(DataRequests.confirmBy(Instant.parse("2026-12-02T09:00:00Z")))
                .isEqualTo("2026-12-16T09:00:00Z");
    }
}
