package org.leadnest.messaging.inbound;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** When a person who is away says to be back. */
class ReturnDateTests {
    private static final LocalDate TODAY = LocalDate.of(2026, 11, 30);

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
                    I am out of the office until December 7.                                    | 2026-12-07
                    I'm away from 12/1 to 12/9 with limited access to email.                    | 2026-12-09
                    I will be back in the office on Monday, January 4th.                        | 2027-01-04
                    I will return on 2026-12-15.                                                | 2026-12-15
                    Returning to the office on 15 December 2026                                 | 2026-12-15
                    Out through Friday, Dec. 11, 2026. For urgent matters call Bob.             | 2026-12-11
                    Estaré fuera de la oficina hasta el 8 de diciembre.                         | 2026-12-08
                    Regreso el lunes, 14 de diciembre de 2026                                   | 2026-12-14
                    Estoy de vacaciones del 1 de diciembre al 10 de enero                       | 2027-01-10
                    Volveré el día 12/12/2026                                                   | 2026-12-12
                    back 31/12/2026                                                             | 2026-12-31
                    """)
    void isReadFromTheWords(String text, LocalDate back) {
        assertThat(ReturnDate.in(text, TODAY)).contains(back);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
                    I am out of the office with no access to email.
                    Thank you for your message. We reply within 24 hours.
                    I was away until June 3, 2024.
                    See you at 12 Oak Street, unit 4/5.
                    I will be back on February 31, 2027.
                    Call me at 305-555-0100 until I am back.
                    """)
    void isNotMadeUp(String text) {
        assertThat(ReturnDate.in(text, TODAY)).isEmpty();
    }

    @Test
    void longTextsAreReadInNoTime() {
        assertThat(ReturnDate.in("until the the the ".repeat(20_000), TODAY)).isEmpty();
    }
}
