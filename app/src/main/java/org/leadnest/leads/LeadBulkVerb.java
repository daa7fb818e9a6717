package org.leadnest.leads;

import java.util.Optional;
import org.leadnest.accounts.Permission;

/** Something that is done with each lead of a whole list, in the background, with a way back. */
public interface LeadBulkVerb {
    /** Unique and stable: it is stored with what was done. */
    String key();

    Permission needs();

    /** Why this value cannot be taken, for people; nothing when it can. */
    Optional<String> objection(String value);

    /** Does it to one lead, inside the caller's transaction: what the way back needs, or nothing when nothing changed. */
    Optional<String> act(LeadId lead, String value, Author author);

    /** Takes it back where the lead still is as {@link #act} left it; false when it is not. */
    boolean undo(LeadId lead, String value, String before, Author author);
}
