package org.leadnest.accounts.address;

import org.leadnest.kernel.EmailAddress;
import org.leadnest.kernel.UserId;

/** A change of the address that {@code user} signs in with. */
record AddressChange(UserId user, EmailAddress before, EmailAddress after) {}
