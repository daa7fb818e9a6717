package org.leadnest.cadence;

/** Whether a step acts by itself or waits for a person's word. */
public enum Approval {
    SEND,
    ASK
}
