package org.leadnest.cadence;

import static java.util.Map.entry;
import static org.leadnest.cadence.Transitions.Move.BEGIN;
import static org.leadnest.cadence.Transitions.Move.CLOSE;
import static org.leadnest.cadence.Transitions.Move.HOLD;
import static org.leadnest.cadence.Transitions.Move.LEAVE;
import static org.leadnest.cadence.Transitions.Move.RUN;
import static org.leadnest.cadence.Transitions.Move.SEND;
import static org.leadnest.cadence.Transitions.Move.SKIP;
import static org.leadnest.cadence.Transitions.Move.STAY;
import static org.leadnest.cadence.Transitions.Move.WAKE;

import java.util.List;
import java.util.Map;
import java.util.Objects;

/** The transition relation of an enrollment: which move a signal makes in which status. */
final class Transitions {

    enum Move {
        /** Nothing happens. */
        STAY,
        /** To ACTIVE, due at the first step's moment. */
        BEGIN,
        /** The due step acts, or asks first; then to the next one, or COMPLETED. */
        RUN,
        /** The step that asked acts; then to the next one. */
        SEND,
        /** The step that asked does not act; then to the next one. */
        SKIP,
        /** To HELD. */
        HOLD,
        /** Back to ACTIVE; what came due meanwhile is due now, and later steps count from there. */
        WAKE,
        /** To EXITED, or to HELD where the plan says so. */
        LEAVE,
        /** As LEAVE when no step that is left can speak, else STAY. */
        CLOSE
    }

    // spotless:off
    private static final Map<Class<? extends Signal>, List<Move>> TABLE = Map.ofEntries(
            //                                 NEW    ACTIVE ASKING HELD   COMPLETED EXITED
            row(Signal.Started.class,      BEGIN, STAY,  STAY,  STAY,  STAY,     STAY),
            row(Signal.Due.class,          STAY,  RUN,   SKIP,  WAKE,  STAY,     STAY),
            row(Signal.Approved.class,     STAY,  STAY,  SEND,  STAY,  STAY,     STAY),
            row(Signal.Declined.class,     STAY,  STAY,  SKIP,  STAY,  STAY,     STAY),
            row(Signal.Replied.class,      LEAVE, LEAVE, LEAVE, LEAVE, STAY,     STAY),
            row(Signal.AutoReplied.class,  STAY,  HOLD,  HOLD,  HOLD,  STAY,     STAY),
            row(Signal.OptedOut.class,     LEAVE, LEAVE, LEAVE, LEAVE, STAY,     STAY),
            row(Signal.ChannelClosed.class,CLOSE, CLOSE, CLOSE, CLOSE, STAY,     STAY),
            row(Signal.StageChanged.class, LEAVE, LEAVE, LEAVE, LEAVE, STAY,     STAY),
            row(Signal.DealOpened.class,   LEAVE, LEAVE, LEAVE, LEAVE, STAY,     STAY),
            row(Signal.ShowingBooked.class,LEAVE, LEAVE, LEAVE, LEAVE, STAY,     STAY),
            row(Signal.GoalReached.class,  LEAVE, LEAVE, LEAVE, LEAVE, STAY,     STAY),
            row(Signal.Paused.class,       HOLD,  HOLD,  HOLD,  HOLD,  STAY,     STAY),
            row(Signal.Resumed.class,      STAY,  STAY,  STAY,  WAKE,  STAY,     STAY),
            row(Signal.Stopped.class,      LEAVE, LEAVE, LEAVE, LEAVE, STAY,     STAY),
            row(Signal.Archived.class,     LEAVE, LEAVE, LEAVE, LEAVE, STAY,     STAY));
    // spotless:on

    private Transitions() {}

    static Move move(Status status, Signal signal) {
        return Objects.requireNonNull(TABLE.get(signal.getClass())).get(status.ordinal());
    }

    private static Map.Entry<Class<? extends Signal>, List<Move>> row(Class<? extends Signal> signal, Move... moves) {
        return entry(signal, List.of(moves));
    }
}
