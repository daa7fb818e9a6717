package org.leadnest.deals;

import org.leadnest.kernel.FieldErrors;

/** What opening, changing or moving a deal came to. */
public sealed interface DealEdit {
    record Saved(Deal deal) implements DealEdit {}

    /** Somebody else changed the deal since; nothing was written. */
    record Conflict(Deal current) implements DealEdit {}

    /** Nothing was written. */
    record Refused(FieldErrors errors) implements DealEdit {}

    /** There is no such deal in this account. */
    record Missing() implements DealEdit {}
}
