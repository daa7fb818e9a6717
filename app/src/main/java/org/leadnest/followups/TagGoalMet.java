package org.leadnest.followups;

import java.util.List;
import java.util.UUID;
import org.leadnest.kernel.AccountId;

/** Leads got a tag that is the goal of some sequence. */
public record TagGoalMet(AccountId account, List<UUID> leads, String tag) {}
