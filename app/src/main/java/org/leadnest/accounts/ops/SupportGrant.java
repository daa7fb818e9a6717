package org.leadnest.accounts.ops;

import java.time.Instant;
import org.leadnest.kernel.UserId;

/** An account's leave for operators to look into it. */
record SupportGrant(UserId granter, String by, Instant grantedAt, Instant endsAt) {}
