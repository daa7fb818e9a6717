package org.leadnest.accounts;

import org.jspecify.annotations.Nullable;
import org.leadnest.kernel.AccountId;
import org.leadnest.kernel.UserId;

/**
 * A membership is about to end. Published inside the transaction, while it still stands: whoever keeps something that
 * belongs to the member hands it over now.
 *
 * @param successor who takes over; null for nobody in particular
 */
public record MemberLeaving(
        AccountId account, UserId user, @Nullable UserId successor) {}
