package org.leadnest.billing;

/** What a plan holds an amount of. */
public enum Allowance {
    /** People of the account, at a time. */
    SEATS("Seats", "seats", false),
    /** Commercial e-mails and texts, a month. */
    MESSAGES("Messages", "messages", true),
    /** Photos enhanced, a month. */
    PHOTOS("Photos", "photos", true),
    /** Texts written, a month. */
    TEXTS("Texts", "texts", true),
    /** Listings that are not closed, at a time. */
    LISTINGS("Listings", "listings", false);

    private final String label;
    private final String noun;
    private final boolean monthly;

    Allowance(String label, String noun, boolean monthly) {
        this.label = label;
        this.noun = noun;
        this.monthly = monthly;
    }

    public String label() {
        return label;
    }

    /** In the middle of a sentence, plural. */
    public String noun() {
        return noun;
    }

    /** Counted as it is used and begun anew each month; the others are counted where they are. */
    public boolean monthly() {
        return monthly;
    }
}
