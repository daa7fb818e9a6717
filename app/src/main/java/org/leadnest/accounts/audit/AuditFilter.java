package org.leadnest.accounts.audit;

import java.time.Instant;
import org.jspecify.annotations.Nullable;
import org.leadnest.kernel.UserId;

/**
 * Which lines are wanted; null for any.
 *
 * @param person who did it, or to whom it was done
 * @param from the first instant, included
 * @param until the first instant after
 */
record AuditFilter(
        @Nullable UserId person,
        @Nullable AuditAct act,
        @Nullable Instant from,
        @Nullable Instant until) {}
