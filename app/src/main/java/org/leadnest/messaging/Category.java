package org.leadnest.messaging;

/** Whether a message promotes something (16 CFR 316.3); consent, quiet hours and caps bind only those that do. */
public enum Category {
    COMMERCIAL,
    TRANSACTIONAL
}
