package org.leadnest.copydesk.facts;

import java.math.BigDecimal;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Reads numbers as people send them: 4, "4", "2,450", "$525,000.00", "2450 sqft", "1/2" is refused. */
final class Numbers {
    private static final Pattern SHAPE = Pattern.compile(
            "\\s*\\$?\\s*(-?(?:\\d{1,3}(?:,\\d{3})+|\\d{1,15})(?:\\.\\d{1,6})?)\\s*"
                    + "(?:usd|dollars|sq\\.?\\s?ft\\.?|sqft|sf|square feet|acres?|ac|beds?|baths?|m2|m²|/\\s?mo(?:nth)?)?\\s*",
            Pattern.CASE_INSENSITIVE);

    private Numbers() {}

    /** The number, or null when the value is not one. */
    static @Nullable BigDecimal read(Object value) {
        if (value instanceof Number number) {
            return fromNumber(number);
        }
        if (!(value instanceof CharSequence chars)) {
            return null;
        }
        if (chars.length() > 40) {
            return null;
        }
        Matcher matcher = SHAPE.matcher(chars);
        return matcher.matches() ? new BigDecimal(matcher.group(1).replace(",", "")) : null;
    }

    private static @Nullable BigDecimal fromNumber(Number number) {
        if (number instanceof BigDecimal exact) {
            return exact.precision() - exact.scale() > 18 ? null : exact;
        }
        double value = number.doubleValue();
        if (Double.isNaN(value) || Math.abs(value) > 1e15) {
            return null;
        }
        return new BigDecimal(number.toString());
    }
}
