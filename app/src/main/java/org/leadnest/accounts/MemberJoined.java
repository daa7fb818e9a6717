package org.leadnest.accounts;

import java.time.Instant;
import org.leadnest.kernel.AccountId;
import org.leadnest.kernel.UserId;

/**
 * Somebody accepted an invitation. Published inside the transaction.
 *
 * @param fresh whether the user is new, and then affirmed to be 16 or older and accepted the policies in force
 */
public record MemberJoined(AccountId account, UserId user, boolean fresh, Instant at) {}
