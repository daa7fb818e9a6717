package org.leadnest.copydesk;

/**
 * What to write.
 *
 * @param limit most characters allowed; zero or less means the outlet's default
 * @param seed another seed gives another version of the same truth
 */
public record Brief(Outlet outlet, Tone tone, Language language, int limit, long seed) {
    public Brief {
        if (limit <= 0) {
            limit = outlet.defaultLimit();
        }
    }

    /** The outlet at its default limit, classic tone, English, seed 1. */
    public static Brief of(Outlet outlet) {
        return new Brief(outlet, Tone.CLASSIC, Language.EN, 0, 1);
    }

    public Brief with(Language other) {
        return new Brief(outlet, tone, other, limit, seed);
    }

    public Brief with(Tone other) {
        return new Brief(outlet, other, language, limit, seed);
    }

    public Brief withLimit(int other) {
        return new Brief(outlet, tone, language, other, seed);
    }

    public Brief withSeed(long other) {
        return new Brief(outlet, tone, language, limit, other);
    }
}
