package org.leadnest.followups;

import org.leadnest.leads.NewTask;
import org.leadnest.messaging.Outgoing;

/** What a step of one enrollment does; {@code step} is its index, from 0. */
sealed interface Deed {
    int step();

    record Sends(int step, Outgoing message) implements Deed {}

    record Files(int step, NewTask task) implements Deed {}

    record Calls(int step, NewCall call) implements Deed {}

    /** A wait is over, or a condition was answered. */
    record Passes(int step, int next) implements Deed {}

    /** A person is asked first. */
    record Asks(int step) implements Deed {}

    /** Its moment is too long ago, or a person dropped it. */
    record Skips(int step) implements Deed {}
}
