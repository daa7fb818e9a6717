package org.leadnest.leads.importing;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.time.ZoneId;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class AddedDayTests {
    private static final ZoneId NEW_YORK = ZoneId.of("America/New_York");
    private static final Instant NOW = Instant.parse("2026-11-29T15:00:00Z");

    private final AddedDay days = new AddedDay(NEW_YORK, NOW);

    @ParameterizedTest
    @CsvSource(delimiter = '=', textBlock = """
            2024-05-01                = 2024-05-01T16:00:00Z
            2024-05-01 10:22          = 2024-05-01T14:22:00Z
            2024-05-01 10:22:31       = 2024-05-01T14:22:31Z
            2024-05-01T10:22:31Z      = 2024-05-01T10:22:31Z
            2024-05-01T10:22:31.123Z  = 2024-05-01T10:22:31.123Z
            2024-05-01 10:22:31.123456 = 2024-05-01T14:22:31.123456Z
            2024-05-01T10:22:31-04:00 = 2024-05-01T14:22:31Z
            2024-05-01 2:30 PM        = 2024-05-01T18:30:00Z
            5/1/2024                  = 2024-05-01T16:00:00Z
            05/01/2024 14:30          = 2024-05-01T18:30:00Z
            5/1/2024, 2:30:05 pm      = 2024-05-01T18:30:05Z
            5/1/24                    = 2024-05-01T16:00:00Z
            12/31/99 9:05 AM          = 1999-12-31T14:05:00Z
            May 1, 2024               = 2024-05-01T16:00:00Z
            may 1, 2024 2:30 pm       = 2024-05-01T18:30:00Z
            September 3, 2024         = 2024-09-03T16:00:00Z
            1 May 2024                = 2024-05-01T16:00:00Z
            2026-11-29                = 2026-11-29T15:00:00Z
            """)
    void aDayIsReadAsProgramsWriteIt(String written, Instant expected) {
        assertThat(days.read(written)).contains(expected);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"2026-11-30", "2031-01-01", "1985-05-01", "2024-13-01", "2/30/2024", "soon", "5", "2024", "--"})
    void whatIsNoDayInThePastIsNone(String written) {
        assertThat(days.read(written)).isEmpty();
    }

    @Test
    void anotherWritingInTheSameFileIsReadAsWell() {
        assertThat(days.read("5/1/2024")).isPresent();
        assertThat(days.read("2024-05-01 10:22")).contains(Instant.parse("2024-05-01T14:22:00Z"));
        assertThat(days.read("5/1/24")).contains(Instant.parse("2024-05-01T16:00:00Z"));
    }
}
