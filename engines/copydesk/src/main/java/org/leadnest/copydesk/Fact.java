package org.leadnest.copydesk;

import java.math.BigDecimal;
import java.util.Locale;

/**
 * One thing known about a listing.
 *
 * @param name the RESO name of the field it was read from, for instance {@code BedroomsTotal}
 * @param value a {@link BigDecimal} for numbers, measures, money and years, a {@link Boolean} for yes/no fields, else
 *     cleaned text
 */
public record Fact(String name, FactKind kind, Object value, Provenance source) {

    /** Stable within a listing: the name, and for one of several values the value too. */
    public String id() {
        return kind == FactKind.FEATURE || kind == FactKind.VIEW || kind == FactKind.CONDITION
                ? name + "/" + said().toLowerCase(Locale.ROOT).replaceAll("[^\\p{L}\\p{N}]+", "-")
                : name;
    }

    /** The value as it is shown: plain decimals without trailing zeros. */
    public String said() {
        return value instanceof BigDecimal number ? number.stripTrailingZeros().toPlainString() : value.toString();
    }

    /** {@code Name=value}, as sentences carry it. */
    public String evidence() {
        return name + "=" + said();
    }

    public BigDecimal number() {
        return (BigDecimal) value;
    }

    /** Of name and value alone: facts are looked up often while a text is written. */
    @Override
    public int hashCode() {
        return 31 * name.hashCode() + value.hashCode();
    }
}
