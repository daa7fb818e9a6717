package org.leadnest.cadence;

/** Why an enrollment ended before its last step. */
public enum ExitReason {
    REPLIED(true),
    SHOWING_BOOKED(true),
    STAGE_CHANGED(true),
    DEAL_OPENED(true),
    GOAL_REACHED(false),
    OPTED_OUT(false),
    STOPPED(false),
    /** The sequence was put away with those that ran through it. */
    ARCHIVED(false),
    /** The person's data is kept and not used any more; not the plan's to say. */
    RESTRICTED(false);

    private final boolean mayPause;

    ExitReason(boolean mayPause) {
        this.mayPause = mayPause;
    }

    /** Whether a plan may choose to pause instead of ending; an opt-out always ends. */
    public boolean mayPause() {
        return mayPause;
    }
}
