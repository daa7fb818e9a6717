package org.leadnest.deals;

/** What a stage means for the deals in it. */
public enum Outcome {
    OPEN,
    WON,
    LOST;

    public boolean closed() {
        return this != OPEN;
    }
}
