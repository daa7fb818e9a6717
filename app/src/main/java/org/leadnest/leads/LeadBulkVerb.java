package org.leadnest.leads;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.leadnest.accounts.Permission;

/** Something that is done with all leads of a list, in the background, some hundred at a time, with a way back. */
public interface LeadBulkVerb {
    /** Unique and stable: it is stored with what was done. */
    String key();

    Permission needs();

    /** Why this value cannot be taken, for people; nothing when it can. */
    Optional<String> objection(String value);

    /** Does it to these leads, inside the caller's transaction. By lead that it changed: what the way back needs. */
    Map<UUID, String> act(List<UUID> leads, String value, Author author);

    /** Takes it back where a lead still is as {@link #act} left it; how many that were. */
    int undo(Map<UUID, String> before, String value, Author author);
}
