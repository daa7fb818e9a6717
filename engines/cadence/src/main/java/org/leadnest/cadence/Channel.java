package org.leadnest.cadence;

/** What kind of thing a step does. */
public enum Channel {
    EMAIL,
    SMS,
    TASK,
    WAIT,
    CONDITION,
    WEBHOOK
}
