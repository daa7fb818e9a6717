package org.leadnest.copydesk;

import java.util.Locale;

/**
 * Where a text appears. The default limit is in characters: MLS remarks by product rule 800 when the MLS is unknown,
 * one SMS segment 160 (GSM 03.38), SEO title 60 plus description 155 as search pages show them, the others by what
 * reads well on that surface.
 */
public enum Outlet {
    MLS(800),
    WEBSITE(2500),
    HEADLINE(80),
    INSTAGRAM(600),
    FACEBOOK(700),
    LINKEDIN(700),
    EMAIL(1200),
    SMS(160),
    FLYER(600),
    SEO(216),
    OPEN_HOUSE(500),
    PRICE_CHANGE(400),
    ALT_TEXT(125);

    private final int defaultLimit;

    Outlet(int defaultLimit) {
        this.defaultLimit = defaultLimit;
    }

    /** Characters when the brief names no limit. */
    public int defaultLimit() {
        return defaultLimit;
    }

    /** Whether the text is read as running prose of several sentences. */
    public boolean isProse() {
        return switch (this) {
            case MLS, WEBSITE, INSTAGRAM, FACEBOOK, LINKEDIN, EMAIL, OPEN_HOUSE, PRICE_CHANGE -> true;
            case HEADLINE, SMS, FLYER, SEO, ALT_TEXT -> false;
        };
    }

    /**
     * Reads an outlet in any letter case, with spaces, hyphens or underscores; "social" is Facebook.
     *
     * @throws IllegalArgumentException naming the outlets when the word is none of them
     */
    public static Outlet parse(String word) {
        String name = word.strip().toUpperCase(Locale.ROOT).replaceAll("[\\s-]+", "_");
        switch (name) {
            case "SOCIAL", "SOCIAL_FACEBOOK":
                return FACEBOOK;
            case "SOCIAL_INSTAGRAM":
                return INSTAGRAM;
            case "SOCIAL_LINKEDIN":
                return LINKEDIN;
            case "E_MAIL":
                return EMAIL;
            case "OPENHOUSE":
                return OPEN_HOUSE;
            case "PRICECHANGE":
                return PRICE_CHANGE;
            case "ALT", "ALTTEXT":
                return ALT_TEXT;
            default:
                break;
        }
        for (Outlet outlet : values()) {
            if (outlet.name().equals(name)) {
                return outlet;
            }
        }
        throw new IllegalArgumentException("Unknown outlet '" + word
                + "': expected one of MLS, WEBSITE, HEADLINE, INSTAGRAM, FACEBOOK, LINKEDIN, EMAIL, SMS, FLYER, SEO,"
                + " OPEN_HOUSE, PRICE_CHANGE, ALT_TEXT");
    }
}
