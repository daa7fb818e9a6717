package org.leadnest.kernel;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.text.NumberFormat;
import java.util.Currency;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;

/** An exact amount of United States dollars, in cents; may be negative. */
public record Money(long cents) {
    public static final Money ZERO = new Money(0);
    private static final Pattern AMOUNT = Pattern.compile("-?[0-9]{1,13}(\\.[0-9]{1,2})?");

    /** Half-even to the cent, as books are kept. */
    public static Money of(BigDecimal dollars) {
        return new Money(
                dollars.movePointRight(2).setScale(0, RoundingMode.HALF_EVEN).longValueExact());
    }

    /** Reads {@code 450000}, {@code $450,000} or {@code 450,000.50}; nothing when it is not an amount. */
    public static Optional<Money> parse(String text) {
        String plain = text.strip().replace("$", "").replace(",", "").replace(" ", "");
        return AMOUNT.matcher(plain).matches() ? Optional.of(of(new BigDecimal(plain))) : Optional.empty();
    }

    public BigDecimal dollars() {
        return BigDecimal.valueOf(cents, 2);
    }

    public Money plus(Money other) {
        return new Money(Math.addExact(cents, other.cents));
    }

    /** {@code percent} of this amount (3 means 3 %), half-even to the cent. */
    public Money percent(BigDecimal percent) {
        return of(dollars().multiply(percent).movePointLeft(2));
    }

    /** {@code $450,000}, with cents only when there are any. */
    public String display() {
        NumberFormat format = NumberFormat.getCurrencyInstance(Locale.US);
        format.setCurrency(Currency.getInstance("USD"));
        format.setMinimumFractionDigits(cents % 100 == 0 ? 0 : 2);
        format.setMaximumFractionDigits(2);
        return format.format(dollars());
    }
}
