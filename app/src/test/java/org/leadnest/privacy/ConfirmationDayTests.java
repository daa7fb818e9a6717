package org.leadnest.privacy;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.time.ZoneId;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;

class ConfirmationDayTests {
    @Test
    void tenBusinessDaysLeaveOutWeekends() {
        assertThat(StatutoryDays.confirmBy(Instant.parse("2026-11-28T09:00:00Z")))
                .isEqualTo("2026-12-11T09:00:00Z");
        assertThat(StatutoryDays.confirmBy(Instant.parse("2026-12-02T09:00:00Z")))
                .isEqualTo("2026-12-16T09:00:00Z");
    }

    @Test
    void aRequestIsDueAfterAMonthAndNeverAfterMoreThanThirtyDays() {
        assertThat(due("2027-01-31T15:00:00Z")).as("February has no 31st").isEqualTo("2027-02-28T15:00:00Z");
        assertThat(due("2028-01-31T15:00:00Z")).as("a leap year").isEqualTo("2028-02-29T15:00:00Z");
        assertThat(due("2027-02-01T15:00:00Z")).isEqualTo("2027-03-01T15:00:00Z");
        assertThat(due("2028-02-01T15:00:00Z")).isEqualTo("2028-03-01T15:00:00Z");
        assertThat(due("2027-07-01T15:00:00Z"))
                .as("30 days are less than a month")
                .isEqualTo("2027-07-31T15:00:00Z");
        assertThat(due("2027-02-01T03:00:00Z"))
                .as("where the account is, it was still January 31")
                .isEqualTo("2027-03-01T03:00:00Z");
    }

    private static Instant due(String received) {
        return StatutoryDays.due(Instant.parse(received), ZoneId.of("America/New_York"));
    }

    @Test
    void theQueueNamesEachClock() {
        Instant received = Instant.parse("2027-01-31T15:00:00Z");
        DataRequest request = new DataRequest(
                new UUID(0, 1),
                new UUID(0, 2),
                DataRequest.Kind.OBJECTION,
                "",
                received,
                received,
                received,
                null,
                null,
                null,
                null);
        List<StatutoryDays.Leg> legs = StatutoryDays.legs(request, ZoneId.of("America/New_York"));
        assertThat(legs)
                .extracting(StatutoryDays.Leg::by)
                .containsExactly(
                        Instant.parse("2027-02-12T15:00:00Z"),
                        Instant.parse("2027-02-28T15:00:00Z"),
                        Instant.parse("2027-03-17T15:00:00Z"));
        assertThat(legs.getFirst().what()).contains("10 business days");
    }
}
