package org.leadnest.billing;

/** How often a subscription is paid. */
public enum Cycle {
    MONTH("month", "monthly"),
    YEAR("year", "yearly");

    private final String noun;
    private final String adverb;

    Cycle(String noun, String adverb) {
        this.noun = noun;
        this.adverb = adverb;
    }

    public String noun() {
        return noun;
    }

    public String adverb() {
        return adverb;
    }
}
