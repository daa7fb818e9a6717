package org.leadnest.leads;

import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.leadnest.kernel.AccountId;

/**
 * Leads of somebody who leaves the account went on; published inside the transaction of the leaving, after the leads were given.
 *
 * @param left the name of whoever leaves
 * @param heir who has the leads now; with {@code heirName} null for the pond
 */
public record LeadsLeft(
        AccountId account,
        List<UUID> leads,
        String left,
        @Nullable UUID heir,
        @Nullable String heirName) {
    public LeadsLeft {
        leads = List.copyOf(leads);
    }
}
