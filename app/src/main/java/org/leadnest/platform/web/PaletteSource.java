package org.leadnest.platform.web;

import java.util.List;
import java.util.Set;

/** What a module offers to the command palette; a bean per source. Called within the tenancy of the user's account. */
public interface PaletteSource {
    /** Where it stands in the list; lower comes first. */
    int place();

    /**
     * Entries that fit, the best first.
     *
     * @param query what was typed, stripped; empty when nothing was typed yet
     * @param permissions names of what the user may do; a source offers nothing that they may not open
     * @param limit the most that is shown
     */
    List<PaletteEntry> find(String query, Set<String> permissions, int limit);
}
