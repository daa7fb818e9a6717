package org.leadnest.cadence;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalTime;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * One step of a sequence version.
 *
 * @param action what it does; the first of its variants when it has any
 * @param delay counted from the previous step's moment, for the first step from enrolment
 * @param at then moves the moment to the next such local time at or after it
 * @param notAfter how late the step may act, counted from its moment; later it is skipped
 * @param variants all its wordings, when there is more than one; each does the same kind of thing
 */
public record Step(
        UUID id,
        Action action,
        Delay delay,
        @Nullable LocalTime at,
        @Nullable Duration notAfter,
        Approval approval,
        List<Variant> variants) {

    public Step {
        variants = List.copyOf(variants);
        if (notAfter != null && notAfter.isNegative()) {
            throw new IllegalArgumentException("An expiry must not be negative, but was " + notAfter);
        }
        if (!variants.isEmpty() && !variants.getFirst().action().equals(action)) {
            throw new IllegalArgumentException("The first variant of step " + id + " must be its own action");
        }
        for (var variant : variants) {
            if (variant.action().channel() != action.channel()) {
                throw new IllegalArgumentException("A variant of step " + id + " must be of " + action.channel()
                        + ", but was of " + variant.action().channel());
            }
        }
    }

    /** A step with one wording. */
    public Step(
            UUID id,
            Action action,
            Delay delay,
            @Nullable LocalTime at,
            @Nullable Duration notAfter,
            Approval approval) {
        this(id, action, delay, at, notAfter, approval, List.of());
    }

    /** A step that acts by itself and does not expire. */
    public static Step of(UUID id, Action action, Duration delay) {
        return new Step(id, action, new Delay.Elapsed(delay), null, null, Approval.SEND);
    }

    /**
     * Which wording an enrollment gets, from 0: always the same for the same enrollment and step, spread by weight over
     * many enrollments, and independent from one step to the next.
     */
    public int variantFor(UUID enrollment) {
        var total = variants.stream().mapToInt(Variant::weight).sum();
        if (total == 0) {
            return 0;
        }
        var point = Long.remainderUnsigned(mixed(enrollment), total);
        var index = 0;
        for (var left = point; left >= variants.get(index).weight(); index++) {
            left -= variants.get(index).weight();
        }
        return index;
    }

    /** What the step does for an enrollment. */
    public Action actionFor(UUID enrollment) {
        return variants.isEmpty()
                ? action
                : variants.get(variantFor(enrollment)).action();
    }

    /** The finalizer of SplitMix64 (Steele, Lea, Flood 2014) over both ids: ids made in one millisecond spread as well. */
    private long mixed(UUID enrollment) {
        var bits = enrollment.getMostSignificantBits();
        for (var more : new long[] {
            enrollment.getLeastSignificantBits(), id.getMostSignificantBits(), id.getLeastSignificantBits()
        }) {
            bits = mix(bits) ^ more;
        }
        return mix(bits);
    }

    private static long mix(long bits) {
        var mixed = (bits ^ (bits >>> 30)) * 0xbf58476d1ce4e5b9L;
        mixed = (mixed ^ (mixed >>> 27)) * 0x94d049bb133111ebL;
        return mixed ^ (mixed >>> 31);
    }

    Instant momentAfter(Instant previous, Facts facts) {
        return delay.moment(previous, at, facts.zone(), facts.workDays());
    }

    /** When a step comes whose moment was missed. */
    Instant momentAnew(Instant now, Facts facts) {
        return delay.none().moment(now, at, facts.zone(), facts.workDays());
    }

    @Nullable
    Instant expiry(Instant moment) {
        return notAfter == null ? null : moment.plus(notAfter);
    }
}
