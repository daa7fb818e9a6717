package org.leadnest.cadence;

/** Where an enrollment stands. */
public enum Status {
    /** Made, but not begun. */
    NEW,
    /** Waits for the moment of its next step. */
    ACTIVE,
    /** Its next step waits for a person's word. */
    ASKING,
    /** Paused; with a due instant it wakes by itself, without one a person resumes it. */
    HELD,
    /** Ran to its end. */
    COMPLETED,
    /** Ended early. */
    EXITED
}
