package org.leadnest.deals;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.leadnest.kernel.Money;

/**
 * A commission, divided to the cent: the referral fee comes off first, then flat shares, then percentages of what is left.
 * What nobody was promised is the brokerage's.
 *
 * <p>Rounding: the referral fee is half-even. Percentages are cut to the cent, and the cents that this leaves over go one by
 * one to the shares that lost most, the earlier first (largest remainder), so that no share is a cent or more from its exact
 * amount and {@code referralFee + shares + rest == gci}, always.
 *
 * @param shares one for each split, in their order
 * @param rest the brokerage's, beyond what its splits say
 */
public record Division(Money gci, Money referralFee, List<Split> splits, List<Money> shares, Money rest) {
    private static final int DECIMALS = 4;
    /** Hundred percent, counted in ten thousandths of a percent. */
    private static final long WHOLE = 1_000_000;

    /** Refuses what {@link #objection} refuses. */
    static Division of(Money gci, @Nullable Referral referral, List<Split> splits) {
        objection(gci, referral, splits).ifPresent(objection -> {
            throw new IllegalArgumentException(objection.words());
        });
        Money fee = fee(gci, referral);
        long pool = gci.cents() - fee.cents() - flats(splits);
        List<Long> parts = parts(pool, weights(splits));
        List<Money> shares = new ArrayList<>();
        for (int i = 0; i < splits.size(); i++) {
            shares.add(splits.get(i).share() instanceof Commission.Flat flat ? flat.amount() : new Money(parts.get(i)));
        }
        return new Division(gci, fee, List.copyOf(splits), List.copyOf(shares), new Money(parts.getLast()));
    }

    /** @param field of the input that is to be changed */
    record Objection(String field, String words) {}

    /** Why this cannot be divided so. Without a commission only percentages are looked at. */
    static Optional<Objection> objection(@Nullable Money gci, @Nullable Referral referral, List<Split> splits) {
        long percents = weights(splits).getLast();
        if (percents < 0) {
            return Optional.of(new Objection("splits", "expected percentages of at most 100 together"));
        }
        if (gci == null) {
            return Optional.empty();
        }
        Money fee = fee(gci, referral);
        if (fee.cents() > gci.cents()) {
            return Optional.of(new Objection(
                    "referralFlat", "expected at most the commission, which is " + gci.display() + " altogether"));
        }
        long left = gci.cents() - fee.cents();
        return flats(splits) > left
                ? Optional.of(new Objection(
                        "splits",
                        "expected flat shares of at most " + new Money(left).display()
                                + " together: that is the commission after the referral fee"))
                : Optional.empty();
    }

    /** What goes to agents; to the brokerage belongs the rest, too. */
    public Money net(Split.Kind kind) {
        return IntStream.range(0, splits.size())
                .filter(i -> splits.get(i).kind() == kind)
                .mapToObj(shares::get)
                .reduce(kind == Split.Kind.BROKERAGE ? rest : Money.ZERO, Money::plus);
    }

    private static Money fee(Money gci, @Nullable Referral referral) {
        return referral == null ? Money.ZERO : referral.fee().of(gci);
    }

    private static long flats(List<Split> splits) {
        return splits.stream()
                .map(Split::share)
                .filter(Commission.Flat.class::isInstance)
                .mapToLong(share -> ((Commission.Flat) share).amount().cents())
                .reduce(0, Math::addExact);
    }

    /** Of {@link #WHOLE}: one for each split, zero for a flat one, and at last what is left for the brokerage. */
    private static List<Long> weights(List<Split> splits) {
        List<Long> weights = new ArrayList<>();
        splits.forEach(split ->
                weights.add(split.share() instanceof Commission.Percent percent ? weight(percent.percent()) : 0L));
        weights.add(WHOLE - weights.stream().mapToLong(Long::longValue).sum());
        return weights;
    }

    private static long weight(BigDecimal percent) {
        return percent.movePointRight(DECIMALS).longValueExact();
    }

    /** The cents of {@code pool} by largest remainder; they sum to {@code pool}. */
    private static List<Long> parts(long pool, List<Long> weights) {
        BigInteger whole = BigInteger.valueOf(WHOLE);
        List<Long> parts = new ArrayList<>();
        List<Long> lost = new ArrayList<>();
        for (long weight : weights) {
            BigInteger[] cut = BigInteger.valueOf(pool)
                    .multiply(BigInteger.valueOf(weight))
                    .divideAndRemainder(whole);
            parts.add(cut[0].longValueExact());
            lost.add(cut[1].longValueExact());
        }
        long over = pool - parts.stream().mapToLong(Long::longValue).sum();
        IntStream.range(0, parts.size())
                .boxed()
                .sorted(Comparator.comparing(lost::get, Comparator.<Long>reverseOrder()))
                .limit(over)
                .forEach(i -> parts.set(i, parts.get(i) + 1));
        return parts;
    }
}
