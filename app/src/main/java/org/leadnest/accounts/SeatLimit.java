package org.leadnest.accounts;

import java.util.OptionalLong;
import org.leadnest.kernel.AccountId;

/** How many people an account has paid for; billing knows. */
public interface SeatLimit {
    /** Empty is without limit. */
    OptionalLong seats(AccountId account);
}
