package org.leadnest.messaging.readers;

import java.time.ZoneId;
import org.leadnest.kernel.AccountId;
import org.leadnest.kernel.EmailAddress;
import org.leadnest.kernel.UserId;

/** @param account the active one that the user has belonged to longest */
public record Reader(UserId user, AccountId account, EmailAddress email, String name, ZoneId zone) {}
