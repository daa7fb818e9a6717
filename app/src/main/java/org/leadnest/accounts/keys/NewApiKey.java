package org.leadnest.accounts.keys;

import java.time.Instant;
import java.util.Optional;
import java.util.Set;
import org.leadnest.accounts.Permission;

/**
 * A key that is asked for. It never opens more than its maker's role may.
 *
 * @param service whether it belongs to the account and goes on when its maker leaves
 */
public record NewApiKey(String name, Set<Permission> scopes, Optional<Instant> expiresAt, boolean service) {
    /** A key of its maker, which ends with their membership. */
    public NewApiKey(String name, Set<Permission> scopes, Optional<Instant> expiresAt) {
        this(name, scopes, expiresAt, false);
    }
}
