package org.leadnest.accounts.handover;

import java.time.Instant;
import org.leadnest.kernel.UserId;

record Offer(UserId from, String fromName, UserId to, String toName, Instant expiresAt) {}
