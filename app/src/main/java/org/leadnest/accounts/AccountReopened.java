package org.leadnest.accounts;

import org.leadnest.kernel.AccountId;

/** A closing was undone. Published inside the transaction. */
public record AccountReopened(AccountId account) {}
