package org.leadnest.accounts.settings;

import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * @param made the text of the key that was made just now; shown this once
 * @param chosen scopes that were ticked in a form that comes back with errors
 */
public record KeysPage(
        List<Key> keys,
        List<Area> areas,
        @Nullable String made,
        String name,
        Set<String> chosen,
        String life,
        boolean service,
        Map<String, String> errors) {
    /** @param state "In force", "Replaced", "Revoked" or "Expired" */
    public record Key(
            String id,
            String name,
            String hint,
            String scopes,
            String madeBy,
            String made,
            String lastUsed,
            String state,
            String tone,
            boolean usable,
            boolean rotatable) {}

    public record Area(String title, List<Scope> scopes) {}

    public record Scope(String scope, String words) {}
}
