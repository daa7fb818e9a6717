package org.leadnest.support;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** By when an answer is due; the office of New York is open from 14:00 to 22:00 UTC in winter, from 13:00 to 21:00 in summer. */
class AnswerClockTests {
    @ParameterizedTest
    @CsvSource({
        "NORMAL, 2026-11-27T15:00:00Z, 2026-11-30T15:00:00Z",
        "NORMAL, 2026-11-30T15:00:00Z, 2026-12-01T15:00:00Z",
        "LOW, 2026-11-30T15:00:00Z, 2026-12-01T15:00:00Z",
        "HIGH, 2026-11-30T15:00:00Z, 2026-11-30T19:00:00Z",
        "HIGH, 2026-11-30T18:00:00Z, 2026-11-30T22:00:00Z",
        "HIGH, 2026-11-30T20:00:00Z, 2026-12-01T16:00:00Z",
        "HIGH, 2026-11-30T03:00:00Z, 2026-11-30T18:00:00Z",
        "HIGH, 2026-11-27T21:00:00Z, 2026-11-30T17:00:00Z",
        "HIGH, 2026-11-27T22:00:00Z, 2026-11-30T18:00:00Z",
        "HIGH, 2026-11-28T15:00:00Z, 2026-11-30T15:00:00Z",
        "HIGH, 2026-07-01T19:00:00Z, 2026-07-02T15:00:00Z"
    })
    void anAnswerIsDueWithinABusinessDayOrFourHoursOfTheOffice(Ticket.Priority priority, Instant since, Instant due) {
        assertThat(AnswerClock.due(priority, since)).isEqualTo(due);
    }

    @ParameterizedTest
    @CsvSource({"PT20S, 1 min", "PT59M, 59 min", "PT5H30M, 5 h", "PT47H, 47 h", "PT49H, 2 d"})
    void aSpanIsSpokenInOneUnit(Duration span, String words) {
        assertThat(AnswerClock.spoken(span)).isEqualTo(words);
    }
}
