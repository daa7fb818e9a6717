package org.leadnest.photos;

/** How far a photo is. RECEIVED → PROCESSING → READY or REFUSED; a crash leaves PROCESSING, which is taken up again. */
public enum PhotoStatus {
    RECEIVED,
    PROCESSING,
    READY,
    REFUSED;

    /** Whether nothing more will happen by itself. */
    public boolean finished() {
        return this == READY || this == REFUSED;
    }
}
