package org.leadnest.deals;

import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Somebody who takes part in a deal.
 *
 * @param lead of the account, where the party is one
 */
public record Party(
        Role role,
        String name,
        @Nullable String email,
        @Nullable String phone,
        @Nullable UUID lead) {
    Party named(String other) {
        return new Party(role, other, email, phone, lead);
    }

    /** What somebody is in a deal. */
    public enum Role {
        BUYER("Buyer"),
        SELLER("Seller"),
        BUYER_AGENT("Buyer's agent"),
        LISTING_AGENT("Listing agent"),
        LENDER("Lender"),
        TITLE("Title or escrow"),
        ATTORNEY("Attorney"),
        INSPECTOR("Inspector"),
        OTHER("Other");

        private final String words;

        Role(String words) {
            this.words = words;
        }

        public String words() {
            return words;
        }
    }
}
