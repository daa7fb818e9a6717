package org.leadnest.privacy.closing;

import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * {@code /app/settings/closing}.
 *
 * @param typed the name as it was typed, to be shown again
 * @param asks whether the name was right and the second question is due
 * @param closes the day until which it can be undone; null while nobody has asked
 */
public record ClosingPage(
        String company,
        String typed,
        boolean asks,
        @Nullable String closes,
        String due,
        List<Kept> kept,
        List<Held> holds,
        Map<String, String> errors) {
    public record Kept(String what, String fields, String law, String period) {}

    /** A legal hold that the account may know of. */
    public record Held(String what, String law, String until) {}
}
