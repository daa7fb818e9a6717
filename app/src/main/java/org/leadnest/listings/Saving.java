package org.leadnest.listings;

import org.leadnest.kernel.FieldErrors;

/** The outcome of entering or changing a listing. */
public sealed interface Saving {
    record Saved(Listing listing) implements Saving {}

    /** Nothing was changed: some fields are unknown, unreadable or not allowed now. */
    record Refused(FieldErrors errors) implements Saving {}

    /** Nothing was changed: somebody else changed the listing since the version that the change is based on. */
    record Outdated(Listing current) implements Saving {}
}
