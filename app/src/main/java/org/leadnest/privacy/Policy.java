package org.leadnest.privacy;

/** What people agree to. */
public enum Policy {
    TERMS,
    PRIVACY
}
