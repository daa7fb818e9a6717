package org.leadnest.leads;

import java.util.UUID;
import org.leadnest.kernel.AccountId;

/** A showing of which the lead is to hear again: it has another time now, or is off. */
public record ShowingChanged(AccountId account, UUID lead, UUID showing) {}
