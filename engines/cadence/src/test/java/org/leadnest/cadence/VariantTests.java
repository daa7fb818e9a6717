package org.leadnest.cadence;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.time.Duration;
import java.util.List;
import java.util.UUID;
import java.util.stream.IntStream;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.Size;
import org.junit.jupiter.api.Test;

class VariantTests {
    private static final int MANY = 20_000;

    @Property(tries = 500)
    void anEnrollmentAlwaysGetsTheSameWording(
            @ForAll @Size(min = 2, max = 5) List<@IntRange(min = 1, max = 100) Integer> weights,
            @ForAll long high,
            @ForAll long low) {
        var step = step(new UUID(3, 4), weights);
        var enrollment = new UUID(high, low);
        assertThat(step.variantFor(enrollment))
                .isBetween(0, weights.size() - 1)
                .isEqualTo(step(new UUID(3, 4), weights).variantFor(enrollment));
        assertThat(step.actionFor(enrollment))
                .isEqualTo(step.variants().get(step.variantFor(enrollment)).action());
    }

    @Test
    void wordingsAreSpreadByWeight() {
        var step = step(new UUID(3, 4), List.of(70, 20, 10));
        var counts = new int[3];
        enrollments().forEach(enrollment -> counts[step.variantFor(enrollment)]++);
        assertThat(counts[0] / (double) MANY).isCloseTo(0.70, within(0.02));
        assertThat(counts[1] / (double) MANY).isCloseTo(0.20, within(0.02));
        assertThat(counts[2] / (double) MANY).isCloseTo(0.10, within(0.02));
    }

    @Test
    void oneStepsWordingTellsNothingOfTheNext() {
        var one = step(new UUID(3, 4), List.of(1, 1));
        var other = step(new UUID(3, 5), List.of(1, 1));
        var same = enrollments().stream()
                .filter(enrollment -> one.variantFor(enrollment) == other.variantFor(enrollment))
                .count();
        assertThat(same / (double) MANY).isCloseTo(0.5, within(0.02));
    }

    @Test
    void aStepHasOneKindOfWording() {
        var text = new Variant(1, new Action.Sms("Hello"));
        assertThatThrownBy(() -> new Step(
                        new UUID(3, 4),
                        new Action.Email("Hi", "0"),
                        new Delay.Elapsed(Duration.ZERO),
                        null,
                        null,
                        Approval.SEND,
                        List.of(new Variant(1, new Action.Email("Hi", "0")), text)))
                .isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> new Variant(0, new Action.Sms("Hello"))).isInstanceOf(IllegalArgumentException.class);
    }

    /** As they are made in one millisecond: alike but for their last digits. */
    private static List<UUID> enrollments() {
        return IntStream.range(0, MANY)
                .mapToObj(i -> new UUID(0x0198_c2a4_7b1e_7cc0L, 0x8000_0000_0000_0000L + i))
                .toList();
    }

    private static Step step(UUID id, List<Integer> weights) {
        var variants = IntStream.range(0, weights.size())
                .mapToObj(i -> new Variant(weights.get(i), new Action.Email("Hi", Integer.toString(i))))
                .toList();
        return new Step(
                id,
                variants.getFirst().action(),
                new Delay.Elapsed(Duration.ZERO),
                null,
                null,
                Approval.SEND,
                variants);
    }
}
