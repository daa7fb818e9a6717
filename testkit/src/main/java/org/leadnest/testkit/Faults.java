package org.leadnest.testkit;

import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

/** Which call to a peer goes wrong, and how. Calls are counted from one. */
public final class Faults {
    public enum Kind {
        NONE,
        /** Refused, and nothing happened. */
        BEFORE_EFFECT,
        /** It happened, but the answer says that it failed. */
        AFTER_EFFECT,
        /** It happened, but no answer comes. */
        TIME_OUT,
        /** 429 with Retry-After; nothing happened. */
        TOO_MANY
    }

    public static final Faults NONE = new Faults(Kind.NONE, Integer.MAX_VALUE, Integer.MAX_VALUE);

    private static final long LONGEST_SILENCE_SECONDS = 60;

    private final Kind kind;
    private final int from;
    private final int to;
    private final CountDownLatch released = new CountDownLatch(1);

    private Faults(Kind kind, int from, int to) {
        this.kind = kind;
        this.from = from;
        this.to = to;
    }

    /** The {@code number}th call alone goes wrong. */
    public static Faults at(int number, Kind kind) {
        return new Faults(kind, number, number);
    }

    /** The {@code number}th call and all later ones go wrong. */
    public static Faults since(int number, Kind kind) {
        return new Faults(kind, number, Integer.MAX_VALUE);
    }

    Kind of(int call) {
        return call >= from && call <= to ? kind : Kind.NONE;
    }

    void awaitRelease() {
        try {
            boolean ended = released.await(LONGEST_SILENCE_SECONDS, TimeUnit.SECONDS);
            if (!ended) {
                throw new IllegalStateException("nobody released the silent call");
            }
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
        }
    }

    /** Ends the silence of calls that wait in a time-out. */
    public void release() {
        released.countDown();
    }
}
