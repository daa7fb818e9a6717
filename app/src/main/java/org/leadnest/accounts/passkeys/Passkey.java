package org.leadnest.accounts.passkeys;

import java.time.Instant;
import java.util.Optional;
import java.util.UUID;

/** @param synced whether a password manager keeps it for all of the person's devices */
record Passkey(UUID id, String name, boolean synced, Instant createdAt, Optional<Instant> lastUsedAt) {}
