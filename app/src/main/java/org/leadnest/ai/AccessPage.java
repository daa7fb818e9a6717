package org.leadnest.ai;

import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The page {@code /app/settings/ai}.
 *
 * @param writer who writes now, in words
 * @param keyKept whether a key of the account's own is kept; it is never shown
 * @param used credits of this month, in words
 */
public record AccessPage(
        String writer,
        boolean own,
        String baseUrl,
        String model,
        String imageModel,
        boolean keyKept,
        String monthlyCredits,
        String used,
        Map<String, String> errors,
        List<Call> calls) {

    /** @param problem why there was no answer; null when there was one */
    public record Call(
            String when,
            String what,
            String model,
            String tokens,
            String credits,
            String took,
            @Nullable String problem) {}
}
