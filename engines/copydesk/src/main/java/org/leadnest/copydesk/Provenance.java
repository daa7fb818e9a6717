package org.leadnest.copydesk;

/** Where a fact comes from. */
public enum Provenance {
    FIELD,
    NOTE,
    PHOTO,
    AGENT
}
