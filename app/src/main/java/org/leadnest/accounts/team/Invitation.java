package org.leadnest.accounts.team;

import java.time.Instant;
import java.util.UUID;
import org.leadnest.accounts.Role;
import org.leadnest.kernel.AccountId;
import org.leadnest.kernel.EmailAddress;

/** @param by name of the one who asked */
record Invitation(UUID id, AccountId account, EmailAddress email, Role role, String by, Instant expiresAt) {}
