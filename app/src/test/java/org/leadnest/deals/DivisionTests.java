package org.leadnest.deals;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.List;
import java.util.random.RandomGenerator;
import java.util.random.RandomGeneratorFactory;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.leadnest.kernel.Money;

class DivisionTests {
    private static final int CASES = 20_000;

    /** Whatever is agreed, the parts equal the whole, none is negative, and none is a cent or more from its exact amount. */
    @Test
    void thePartsEqualTheWholeForAnyCommission() {
        RandomGenerator random = RandomGeneratorFactory.of("L64X128MixRandom").create(7);
        for (int i = 0; i < CASES; i++) {
            Money gci = new Money(random.nextLong(0, random.nextBoolean() ? 1_000 : 1_000_000_000_000L));
            Referral referral = referral(random, gci);
            List<Split> splits = splits(random, gci, referral);
            Division division = Division.of(gci, referral, splits);
            String about = gci + " " + referral + " " + splits;
            assertThat(sum(division)).as(about).isEqualTo(gci);
            assertThat(division.rest().cents()).as(about).isNotNegative();
            assertThat(division.shares())
                    .as(about)
                    .allSatisfy(share -> assertThat(share.cents()).isNotNegative());
            Money nets = division.referralFee()
                    .plus(division.net(Split.Kind.AGENT))
                    .plus(division.net(Split.Kind.TEAM))
                    .plus(division.net(Split.Kind.BROKERAGE));
            assertThat(nets).as(about).isEqualTo(gci);
            nearToExact(division, about);
        }
    }

    private static void nearToExact(Division division, String about) {
        long flats = 0;
        for (int i = 0; i < division.splits().size(); i++) {
            if (division.splits().get(i).share() instanceof Commission.Flat) {
                flats += division.shares().get(i).cents();
            }
        }
        BigDecimal pool = BigDecimal.valueOf(
                division.gci().cents() - division.referralFee().cents() - flats);
        for (int i = 0; i < division.splits().size(); i++) {
            if (division.splits().get(i).share() instanceof Commission.Percent percent) {
                BigDecimal exact = pool.multiply(percent.percent()).movePointLeft(2);
                BigDecimal off = exact.subtract(
                                BigDecimal.valueOf(division.shares().get(i).cents()))
                        .abs();
                assertThat(off).as(about).isLessThan(BigDecimal.ONE);
            }
        }
    }

    @Test
    void thirdsOfADollarLoseNoCent() {
        Division division =
                Division.of(new Money(100), null, List.of(agent("33.3333"), agent("33.3333"), agent("33.3334")));
        assertThat(division.shares()).containsExactly(new Money(33), new Money(33), new Money(34));
        assertThat(division.rest()).isEqualTo(Money.ZERO);
    }

    @Test
    void theReferralFeeComesOffFirstThenFlatShares() {
        Division division = Division.of(
                new Money(1_000_000),
                new Referral(new Commission.Percent(new BigDecimal("25")), "Pine Homes"),
                List.of(
                        new Split(Split.Kind.BROKERAGE, null, "Fee", new Commission.Flat(new Money(49_500))),
                        agent("70")));
        assertThat(division.referralFee()).isEqualTo(new Money(250_000));
        assertThat(division.net(Split.Kind.AGENT)).isEqualTo(new Money(490_350));
        assertThat(division.net(Split.Kind.BROKERAGE)).isEqualTo(new Money(259_650));
    }

    @Test
    void saysWhatIsTooMuch() {
        assertThat(Division.objection(null, null, List.of(agent("60"), agent("41"))))
                .hasValueSatisfying(objection -> assertThat(objection.field()).isEqualTo("splits"));
        Split flat = new Split(Split.Kind.AGENT, null, "Maya", new Commission.Flat(new Money(101)));
        assertThat(Division.objection(new Money(100), null, List.of(flat)))
                .hasValueSatisfying(objection -> assertThat(objection.words()).contains("at most $1 together"));
        Referral much = new Referral(new Commission.Flat(new Money(101)), null);
        assertThat(Division.objection(new Money(100), much, List.of()))
                .hasValueSatisfying(objection -> assertThat(objection.field()).isEqualTo("referralFlat"));
        assertThat(Division.objection(new Money(101), null, List.of(flat))).isEmpty();
    }

    private static Split agent(String percent) {
        return new Split(Split.Kind.AGENT, null, "Maya", new Commission.Percent(new BigDecimal(percent)));
    }

    private static Money sum(Division division) {
        return division.shares().stream()
                .reduce(Money.ZERO, Money::plus)
                .plus(division.referralFee())
                .plus(division.rest());
    }

    private static @Nullable Referral referral(RandomGenerator random, Money gci) {
        return switch (random.nextInt(3)) {
            case 0 -> null;
            case 1 -> new Referral(new Commission.Percent(percent(random, 1_000_000)), "Pine");
            default -> new Referral(new Commission.Flat(new Money(random.nextLong(gci.cents() + 1))), "Pine");
        };
    }

    private static List<Split> splits(RandomGenerator random, Money gci, @Nullable Referral referral) {
        long left = gci.cents() - (referral == null ? 0 : referral.fee().of(gci).cents());
        int weight = 1_000_000;
        List<Split> splits = new ArrayList<>();
        for (int i = random.nextInt(8); i > 0; i--) {
            Split.Kind kind = Split.Kind.values()[random.nextInt(3)];
            if (random.nextInt(4) == 0) {
                long flat = random.nextLong(left + 1);
                left -= flat;
                splits.add(new Split(kind, null, "A", new Commission.Flat(new Money(flat))));
            } else {
                BigDecimal percent = percent(random, i == 1 ? weight : random.nextInt(weight + 1));
                weight -= percent.movePointRight(4)
                        .setScale(0, RoundingMode.UNNECESSARY)
                        .intValueExact();
                splits.add(new Split(kind, null, "A", new Commission.Percent(percent)));
            }
        }
        return splits;
    }

    private static BigDecimal percent(RandomGenerator random, int most) {
        return BigDecimal.valueOf(random.nextInt(most + 1), 4);
    }
}
