package org.leadnest.ai;

/** The model gave no usable answer; the message says why in a few words, without anything it said. */
final class Unavailable extends Exception {
    private final boolean worthAnother;

    Unavailable(String reason) {
        this(reason, false);
    }

    /** @param worthAnother whether the same question may be answered if it is asked once more */
    Unavailable(String reason, boolean worthAnother) {
        super(reason, null, false, false);
        this.worthAnother = worthAnother;
    }

    boolean worthAnother() {
        return worthAnother;
    }

    String reason() {
        return String.valueOf(getMessage());
    }
}
