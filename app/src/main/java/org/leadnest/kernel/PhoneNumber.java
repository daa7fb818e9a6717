package org.leadnest.kernel;

import com.google.i18n.phonenumbers.NumberParseException;
import com.google.i18n.phonenumbers.PhoneNumberUtil;
import com.google.i18n.phonenumbers.PhoneNumberUtil.PhoneNumberFormat;
import com.google.i18n.phonenumbers.Phonenumber;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * A phone number in E.164 ({@code +13055550123}). Numbers written without a country are read as United States ones.
 * "Possible" numbers are accepted, not only assigned ones: 555-01xx and new area codes must survive an import.
 */
public record PhoneNumber(String value) {
    private static final PhoneNumberUtil UTIL = PhoneNumberUtil.getInstance();
    private static final Pattern E164 = Pattern.compile("\\+[1-9][0-9]{6,14}");
    private static final String DEFAULT_REGION = "US";
    private static final int MAX_INPUT = 60;

    public PhoneNumber {
        if (!E164.matcher(value).matches()) {
            throw new IllegalArgumentException("expected a phone number in E.164 such as +13055550123");
        }
    }

    /** The number in {@code text} in any usual writing, or nothing when it cannot be dialled. */
    public static Optional<PhoneNumber> parse(String text) {
        if (text.isBlank() || text.length() > MAX_INPUT) {
            return Optional.empty();
        }
        try {
            Phonenumber.PhoneNumber parsed = UTIL.parse(text, DEFAULT_REGION);
            if (!UTIL.isPossibleNumber(parsed)) {
                return Optional.empty();
            }
            String e164 = UTIL.format(parsed, PhoneNumberFormat.E164);
            return E164.matcher(e164).matches() ? Optional.of(new PhoneNumber(e164)) : Optional.empty();
        } catch (NumberParseException notANumber) {
            return Optional.empty();
        }
    }

    /** As people in the number's country write it; for pages, never for keys. */
    public String display() {
        try {
            Phonenumber.PhoneNumber parsed = UTIL.parse(value, DEFAULT_REGION);
            return UTIL.format(
                    parsed,
                    parsed.getCountryCode() == 1 ? PhoneNumberFormat.NATIONAL : PhoneNumberFormat.INTERNATIONAL);
        } catch (NumberParseException impossible) {
            return value;
        }
    }

    @Override
    public String toString() {
        return value;
    }
}
