package org.leadnest.accounts;

import java.time.Instant;
import org.leadnest.kernel.AccountId;

/** An owner asked to close the account: nothing is sent or charged from now on. Published inside the transaction. */
public record AccountClosing(AccountId account, Instant at) {}
