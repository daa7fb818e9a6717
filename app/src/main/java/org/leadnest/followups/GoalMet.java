package org.leadnest.followups;

import java.util.UUID;
import org.leadnest.kernel.AccountId;

/** A lead got a tag that is the goal of some sequence. */
public record GoalMet(AccountId account, UUID lead, String tag) {}
