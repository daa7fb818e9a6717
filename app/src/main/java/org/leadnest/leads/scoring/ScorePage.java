package org.leadnest.leads.scoring;

import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The weights as they are being edited. */
public record ScorePage(Map<String, String> values, Map<String, String> errors) {
    public String value(String field) {
        return values.getOrDefault(field, "");
    }

    public @Nullable String error(String field) {
        return errors.get(field);
    }
}
