package org.leadnest.retouch;

import java.util.EnumSet;
import java.util.Set;

/**
 * What one rendition shall be.
 *
 * @param off stages to leave out
 * @param strength how much of the suggested correction of light and colour is applied: 0 none, 1 all, at most 1.5
 * @param warmth colour of the light beyond what is right: -1 cooler to 1 warmer, 0 as it is
 * @param alterations what changes the property's looks; none unless asked for
 */
public record EnhanceOptions(
        Delivery delivery,
        OutputFormat format,
        Set<Stage> off,
        double strength,
        double warmth,
        Alterations alterations) {
    /** The largest accepted strength. */
    public static final double MAX_STRENGTH = 1.5;

    public EnhanceOptions {
        if (!(strength >= 0 && strength <= MAX_STRENGTH)) {
            throw new IllegalArgumentException(
                    "strength must be between 0 and " + MAX_STRENGTH + " but was " + strength);
        }
        if (!(warmth >= -1 && warmth <= 1)) {
            throw new IllegalArgumentException("warmth must be between -1 and 1 but was " + warmth);
        }
        off = Set.copyOf(off);
    }

    public EnhanceOptions(Delivery delivery, OutputFormat format, Set<Stage> off, double strength) {
        this(delivery, format, off, strength, 0, Alterations.NONE);
    }

    /** Full size, JPEG, every stage, full strength. */
    public static EnhanceOptions defaults() {
        return new EnhanceOptions(Delivery.FULL, OutputFormat.JPEG, Set.of(), 1);
    }

    public EnhanceOptions withDelivery(Delivery delivery) {
        return new EnhanceOptions(delivery, format, off, strength, warmth, alterations);
    }

    public EnhanceOptions withFormat(OutputFormat format) {
        return new EnhanceOptions(delivery, format, off, strength, warmth, alterations);
    }

    public EnhanceOptions withOff(Set<Stage> off) {
        return new EnhanceOptions(delivery, format, off, strength, warmth, alterations);
    }

    public EnhanceOptions withStrength(double strength) {
        return new EnhanceOptions(delivery, format, off, strength, warmth, alterations);
    }

    public EnhanceOptions withWarmth(double warmth) {
        return new EnhanceOptions(delivery, format, off, strength, warmth, alterations);
    }

    public EnhanceOptions withAlterations(Alterations alterations) {
        return new EnhanceOptions(delivery, format, off, strength, warmth, alterations);
    }

    /** These options with {@code stage} switched off as well. */
    public EnhanceOptions without(Stage stage) {
        EnumSet<Stage> more = EnumSet.of(stage);
        more.addAll(off);
        return withOff(more);
    }

    /** Whether {@code stage} may run. */
    public boolean runs(Stage stage) {
        return !off.contains(stage);
    }
}
