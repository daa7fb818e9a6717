package org.leadnest.accounts.ops;

import java.time.Instant;

/** An account's leave for operators to look into it. */
record SupportGrant(String by, Instant grantedAt, Instant endsAt) {}
