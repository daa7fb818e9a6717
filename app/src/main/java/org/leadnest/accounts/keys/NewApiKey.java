package org.leadnest.accounts.keys;

import java.time.Instant;
import java.util.Optional;
import java.util.Set;
import org.leadnest.accounts.Permission;

/** A key that is asked for. It never opens more than its maker's role may. */
public record NewApiKey(String name, Set<Permission> scopes, Optional<Instant> expiresAt) {}
