package org.leadnest.leads;

import java.util.UUID;
import org.leadnest.kernel.AccountId;

/** A showing was booked. @param confirm whether the lead is to be written to */
public record ShowingBooked(AccountId account, UUID lead, UUID showing, boolean confirm) {}
