package org.leadnest.privacy.cookies;

import java.util.Optional;
import java.util.UUID;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import org.leadnest.privacy.AnalyticsProperties;

/**
 * A visitor's decision, as the cookie {@code consent} carries it: the version of the words they saw, yes or no for each
 * category, and the id of the proof. Scripts may read it; it tells nothing about the person.
 */
public record CookieChoice(String version, boolean preferences, boolean analytics, UUID proof) {
    /** Of the banner's words and categories; a change asks everybody again. */
    private static final String WORDS = "2026-11-30";

    /** Where others count, too: since these words the question says that an owner can let them into the application. */
    private static final String WORDS_OF_OTHERS = "2026-12-01";

    private static final Pattern FORM =
            Pattern.compile("([0-9-]{10}-[a-z0-9-]{3,20})\\.p([01])\\.a([01])\\.([0-9a-f-]{36})");

    /**
     * The words of the banner and who counts besides our own counter, such as {@code 2026-11-30-own} or {@code
     * 2026-12-01-ga4-clarity}: a yes to some is no yes to others, so another set asks everybody again.
     */
    static String version(AnalyticsProperties analytics) {
        return (analytics.any() ? WORDS_OF_OTHERS : WORDS + "-own")
                + (analytics.ga4Id() == null ? "" : "-ga4")
                + (analytics.clarityId() == null ? "" : "-clarity");
    }

    /** @param version what is asked now; a decision about another one is none */
    static Optional<CookieChoice> parse(String value, String version) {
        return Optional.of(FORM.matcher(value))
                .filter(found -> found.matches() && found.group(1).equals(version))
                .map(found -> read(found.toMatchResult()));
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
