package org.leadnest.listings.describing;

import java.time.Instant;
import java.util.EnumSet;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.leadnest.accounts.Actor;
import org.leadnest.accounts.Permission;
import org.leadnest.accounts.Role;
import org.leadnest.kernel.AccountId;

/**
 * One walk of the writer over the listings without text.
 *
 * @param reason why it stopped before its end
 * @param written listings that got remarks, {@code withheld} those whose text waits for a look
 * @param after the listing behind which it goes on
 */
record Run(
        UUID id,
        String tone,
        String language,
        UUID madeBy,
        String madeByName,
        Instant madeAt,
        Status status,
        @Nullable String reason,
        int expected,
        int written,
        int withheld,
        UUID after) {
    enum Status {
        RUNNING,
        DONE,
        STOPPED
    }

    boolean moving() {
        return status == Status.RUNNING;
    }

    /** 0 to 100. */
    int percent() {
        return moving() ? Math.min(99, (written + withheld) * 100 / Math.max(1, expected)) : 100;
    }

    /** Whoever began it, with what it takes to write. */
    Actor actor(AccountId account) {
        return new Actor(account.value(), madeBy, madeByName, Role.AGENT, EnumSet.of(Permission.LISTINGS_WRITE));
    }
}
