package org.leadnest.privacy.exporting;

import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * {@code /app/settings/exports}.
 *
 * @param whole whether the user may ask for all of the account
 * @param running whether the list should be looked at again
 */
public record ExportsPage(List<Line> lines, boolean whole, boolean running, Map<String, String> errors) {
    /**
     * @param percent while it is being made
     * @param href of the file, while it can be fetched
     */
    public record Line(
            String id,
            String what,
            String asked,
            String state,
            String tone,
            @Nullable Integer percent,
            @Nullable String size,
            @Nullable String href) {}
}
