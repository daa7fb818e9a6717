package org.leadnest.accounts;

import java.time.Instant;
import org.leadnest.kernel.AccountId;
import org.leadnest.kernel.UserId;

/**
 * Somebody signed up: the account exists, with {@code owner} as its first user, who affirmed to be 16 or older and
 * accepted the terms and the privacy policy in force at {@code at}. Published inside the transaction.
 */
public record AccountOpened(AccountId account, UserId owner, Instant at) {}
