package org.leadnest.kernel;

import com.google.i18n.phonenumbers.NumberParseException;
import com.google.i18n.phonenumbers.PhoneNumberUtil;
import com.google.i18n.phonenumbers.PhoneNumberUtil.PhoneNumberFormat;
import com.google.i18n.phonenumbers.Phonenumber;
import java.util.Optional;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * A phone number in E.164 ({@code +13055550123}). Numbers written without a country are read as United States ones.
 * "Possible" numbers are accepted, not only assigned ones: 555-01xx and new area codes must survive an import.
 */
public record PhoneNumber(String value) {
    private static final PhoneNumberUtil UTIL = PhoneNumberUtil.getInstance();
    private static final Pattern E164 = Pattern.compile("\\+[1-9][0-9]{6,14}");
    private static final String DEFAULT_REGION = "US";
    private static final int MAX_INPUT = 60;
    /** Of "+1" and ten digits. */
    private static final int LONGEST = 12;

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
        String usual = northAmerican(text);
        if (usual != null) {
            return Optional.of(new PhoneNumber(usual));
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

    /**
     * Ten digits of the North American plan, with or without its 1, in the usual writings; null for any other text. The
     * library answers the same for them, in a hundred times the time: an import asks by the million.
     */
    private static @Nullable String northAmerican(String text) {
        StringBuilder digits = new StringBuilder(LONGEST).append('+');
        boolean country = false;
        for (int at = 0; at < text.length(); at++) {
            char c = text.charAt(at);
            if (c == '+' && digits.length() == 1 && !country) {
                country = true;
            } else if (c >= '0' && c <= '9' && digits.length() < LONGEST) {
                if (digits.length() == 1 && c != '1') {
                    digits.append(country ? "" : "1");
                }
                digits.append(c);
            } else if (" ().-".indexOf(c) < 0) {
                return null;
            }
        }
        boolean whole = digits.length() == LONGEST && digits.charAt(1) == '1' && digits.charAt(2) >= '2';
        return whole ? digits.toString() : null;
    }

    /** As people in the number's country write it; for pages, never for keys. */
    public String display() {
        if (value.length() == LONGEST && value.startsWith("+1") && value.charAt(2) >= '2') {
            return "(" + value.substring(2, 5) + ") " + value.substring(5, 8) + "-" + value.substring(8);
        }
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
