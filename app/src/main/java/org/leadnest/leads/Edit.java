package org.leadnest.leads;

import org.leadnest.kernel.FieldErrors;

/** What an edit came to. */
public sealed interface Edit {
    record Edited(Lead lead) implements Edit {}

    /** Somebody else changed the lead since; nothing was written. {@code current} is how it stands. */
    record Conflict(Lead current) implements Edit {}

    /** Nothing was written: an address or number belongs to another lead, say. */
    record Refused(FieldErrors errors) implements Edit {}

    /** There is no such lead in this account. */
    record Missing() implements Edit {}
}
