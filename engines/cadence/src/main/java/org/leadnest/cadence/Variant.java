package org.leadnest.cadence;

/**
 * One of the wordings of a step that tries several.
 *
 * @param weight its share among the weights of all; 1 to 100
 */
public record Variant(int weight, Action action) {

    public static final int MOST_WEIGHT = 100;

    public Variant {
        if (weight < 1 || weight > MOST_WEIGHT) {
            throw new IllegalArgumentException("A weight must be 1 to " + MOST_WEIGHT + ", but was " + weight);
        }
    }
}
