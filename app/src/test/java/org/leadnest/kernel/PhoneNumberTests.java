package org.leadnest.kernel;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.i18n.phonenumbers.NumberParseException;
import com.google.i18n.phonenumbers.PhoneNumberUtil;
import com.google.i18n.phonenumbers.PhoneNumberUtil.PhoneNumberFormat;
import com.google.i18n.phonenumbers.Phonenumber;
import java.util.Optional;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class PhoneNumberTests {
    private static final PhoneNumberUtil LIBRARY = PhoneNumberUtil.getInstance();

    @ParameterizedTest
    @ValueSource(
            strings = {
                "3055550101",
                "(305) 555-0101",
                "305.555.0101",
                "1 305 555 0101",
                "+1 (305) 555-0101",
                "+13055550101",
                "1-305-555-0101",
                "(+1) 305 555 0101",
                "  305-555-0101  ",
                "1305555010",
                "0305550101",
                "13055550101",
                "130555501011",
                "30555501011",
                "+3055550101",
                "+305 555 0101",
                "+44 20 7946 0958",
                "555-0101",
                "305 555 0101 x12",
                "305 555 0101 ext. 4",
                "+1 305",
                "1",
                "+",
                "()",
                "abc",
                "1 (800) FLOWERS",
                "+1+3055550101",
                "1123456789",
                "11234567890",
                "+11234567890",
                "2123456789",
                "9123456789"
            })
    void readsWhatTheLibraryReads(String text) {
        assertThat(PhoneNumber.parse(text).map(PhoneNumber::value)).isEqualTo(byTheLibrary(text));
    }

    private static Optional<String> byTheLibrary(String text) {
        try {
            Phonenumber.PhoneNumber parsed = LIBRARY.parse(text, "US");
            String written = LIBRARY.format(parsed, PhoneNumberFormat.E164);
            return LIBRARY.isPossibleNumber(parsed) && written.matches("\\+[1-9][0-9]{6,14}")
                    ? Optional.of(written)
                    : Optional.empty();
        } catch (NumberParseException notANumber) {
            return Optional.empty();
        }
    }

    @Test
    void showsNumbersAsTheLibraryDoes() throws NumberParseException {
        Random random = new Random(20);
        for (int area = 100; area < 1000; area++) {
            for (int exchange = 0; exchange < 1000; exchange += 37) {
                String number = String.format("+1%03d%03d%04d", area, exchange, random.nextInt(10_000));
                Phonenumber.PhoneNumber parsed = LIBRARY.parse(number, "US");
                assertThat(new PhoneNumber(number).display())
                        .isEqualTo(LIBRARY.format(parsed, PhoneNumberFormat.NATIONAL));
            }
        }
    }
}
