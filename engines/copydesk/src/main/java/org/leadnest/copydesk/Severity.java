package org.leadnest.copydesk;

/** How much a finding matters: BLOCK stops publishing, WARN asks for a look, INFO only tells. */
public enum Severity {
    BLOCK,
    WARN,
    INFO;

    /** The word used in JSON and on pages: block, warn, info. */
    public String word() {
        return name().toLowerCase(java.util.Locale.ROOT);
    }
}
