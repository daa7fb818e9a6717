package org.leadnest.kernel;

import java.util.UUID;

/** The tenant: a brokerage or a solo agent. */
public record AccountId(UUID value) {
    public static AccountId of(String text) {
        return new AccountId(UUID.fromString(text));
    }

    @Override
    public String toString() {
        return value.toString();
    }
}
