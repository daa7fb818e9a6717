package org.leadnest.leads.bulk;

import java.time.Instant;
import java.util.UUID;
import org.leadnest.kernel.UserId;
import org.leadnest.leads.Author;

/**
 * Something done with a whole list.
 *
 * @param query of the list's address
 * @param words what is done, for people: {@code Move to Nurture}
 * @param expected how many leads the list had when it began
 * @param seen leads that it has come past, {@code changed} of which it changed
 * @param after the lead behind which the next slice begins
 */
record BulkAction(
        UUID id,
        String query,
        String verb,
        String value,
        String words,
        UUID madeBy,
        String madeByName,
        Instant madeAt,
        int expected,
        Status status,
        int seen,
        int changed,
        int undone,
        UUID after) {

    enum Status {
        RUNNING,
        DONE,
        FAILED,
        UNDOING,
        UNDONE
    }

    boolean moving() {
        return status == Status.RUNNING || status == Status.UNDOING;
    }

    Author author() {
        return new Author(new UserId(madeBy), madeByName);
    }

    /** 0 to 100. */
    int percent() {
        long done = status == Status.UNDOING ? undone : seen;
        long all = Math.max(1, status == Status.UNDOING ? changed : expected);
        return moving() ? (int) Math.min(99, done * 100 / all) : 100;
    }
}
