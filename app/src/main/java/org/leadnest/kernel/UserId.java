package org.leadnest.kernel;

import java.util.UUID;

/** A person who signs in; one user may belong to several accounts. */
public record UserId(UUID value) {
    public static UserId of(String text) {
        return new UserId(UUID.fromString(text));
    }

    @Override
    public String toString() {
        return value.toString();
    }
}
