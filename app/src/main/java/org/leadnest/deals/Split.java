package org.leadnest.deals;

import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A share of a deal's commission.
 *
 * @param user of the account, where the share is theirs
 * @param share a flat amount comes off first; a percentage is of what is left then
 */
public record Split(Kind kind, @Nullable UUID user, String name, Commission share) {
    Split named(String other) {
        return new Split(kind, user, other, share);
    }

    /** Who gets it. */
    public enum Kind {
        AGENT("Agent"),
        TEAM("Team"),
        BROKERAGE("Brokerage");

        private final String words;

        Kind(String words) {
            this.words = words;
        }

        public String words() {
            return words;
        }
    }
}
