package org.leadnest.privacy.cookies;

import java.util.Optional;
import java.util.UUID;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;

/**
 * A visitor's decision, as the cookie {@code consent} carries it: the version of the words they saw, yes or no for each
 * category, and the id of the proof. Scripts may read it; it tells nothing about the person.
 */
public record CookieChoice(String version, boolean preferences, boolean analytics, UUID proof) {
    /** Of the banner's words and categories; a change asks everybody again. */
    static final String VERSION = "2026-11-28";

    private static final Pattern FORM = Pattern.compile("([0-9-]{10})\\.p([01])\\.a([01])\\.([0-9a-f-]{36})");

    static Optional<CookieChoice> parse(String value) {
        return FORM.matcher(value)
                .results()
                .findFirst()
                .filter(CookieChoice::wellFormed)
                .map(CookieChoice::read);
    }

    private static boolean wellFormed(MatchResult found) {
        return found.start() == 0 && found.group(1).equals(VERSION);
    }

    private static CookieChoice read(MatchResult found) {
        return new CookieChoice(
                found.group(1),
                found.group(2).equals("1"),
                found.group(3).equals("1"),
                UUID.fromString(found.group(4)));
    }

    String encode() {
        return version + ".p" + (preferences ? 1 : 0) + ".a" + (analytics ? 1 : 0) + "." + proof;
    }
}
