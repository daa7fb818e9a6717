package org.leadnest.accounts.keys;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/**
 * A key as its owners see it; its text is gone for good.
 *
 * @param hint the last characters of its text
 * @param service whether it goes on when its maker leaves
 * @param rotated whether another key has taken its place, and it works on for a while
 * @param scopes such as {@code leads:read}, sorted
 */
public record ApiKey(
        UUID id,
        String name,
        String hint,
        List<String> scopes,
        String madeBy,
        boolean service,
        boolean rotated,
        Instant createdAt,
        Optional<Instant> expiresAt,
        Optional<Instant> revokedAt,
        Optional<Instant> lastUsedAt) {

    public boolean usableAt(Instant now) {
        return revokedAt.isEmpty()
                && expiresAt.filter(end -> !now.isBefore(end)).isEmpty();
    }
}
