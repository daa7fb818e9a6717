package org.leadnest.accounts;

import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.leadnest.kernel.AccountId;
import org.leadnest.kernel.UserId;

/**
 * A membership is about to end. Published inside the transaction, while it still stands: whoever keeps something that
 * belongs to the member hands it over now; leads first, so that what hangs on them follows.
 *
 * @param heirs who take over, sharing leads evenly when they are several; empty for nobody in particular
 */
public record MemberLeaving(AccountId account, UserId user, List<UserId> heirs) {
    /** Of the listener that hands over the leads. */
    public static final int LEADS_FIRST = 0;

    /** Of listeners that look at whose the leads are now. */
    public static final int AFTER_LEADS = 1;

    public MemberLeaving {
        heirs = List.copyOf(heirs);
        if (heirs.contains(user)) {
            throw new IllegalArgumentException("expected heirs other than the member who leaves");
        }
    }

    /** Who takes what cannot be shared; null for nobody. */
    public @Nullable UserId first() {
        return heirs.isEmpty() ? null : heirs.getFirst();
    }

    public UUID[] ids() {
        return heirs.stream().map(UserId::value).toArray(UUID[]::new);
    }
}
