package org.leadnest.privacy.holds;

import java.util.List;
import java.util.Set;

/** What of an account a hold can keep; as little of it as the law asks for is chosen. */
public enum HeldPart {
    LEADS("Leads: contact details, history, notes, tasks, files", "leads", Set.of("lead-files/", "imports/")),
    MESSAGES("Messages, their files, consents and opt-outs", "messaging", Set.of()),
    SEQUENCES("Sequences and who ran through them", "followups", Set.of()),
    LISTINGS("Listings and their texts", "listings", Set.of()),
    PHOTOS("Photos and their edits", "photos", Set.of("originals/", "renditions/")),
    DEALS("Deals and commission", "deals", Set.of()),
    BILLING("Plan, invoices and payments", "billing", Set.of()),
    PEOPLE("Users of the account and the log of their acts", "accounts", Set.of()),
    SUPPORT("Support requests of its users", "support", Set.of());

    /** Where it is written about a lead. */
    static final List<HeldPart> OF_A_LEAD = List.of(LEADS, MESSAGES, SEQUENCES, DEALS);

    private final String words;
    private final String module;
    private final Set<String> files;

    HeldPart(String words, String module, Set<String> files) {
        this.words = words;
        this.module = module;
        this.files = files;
    }

    public String words() {
        return words;
    }

    /** The module, and the schema, in which it stands. */
    public String module() {
        return module;
    }

    /** Areas of the storage that belong to it. */
    public Set<String> files() {
        return files;
    }
}
