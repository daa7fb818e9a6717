package org.leadnest.messaging.settings;

import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The page {@code /app/settings/sending/rules}.
 *
 * @param places values and words of the places that a rule can be for
 * @param hours the form of hours, as it was filled in
 * @param cap the form of a cap
 * @param filled the kind of the form that was sent, or blank
 * @param law the source of the law that what was asked for is looser than; null when nothing was
 * @param endErrors what is wrong with the end of a rule, by its id
 */
public record RulesPage(
        List<Row> rows,
        List<Row> earlier,
        Map<String, String> places,
        Map<String, String> channels,
        RuleForm hours,
        RuleForm cap,
        Map<String, String> errors,
        String filled,
        @Nullable String law,
        Map<String, String> endErrors) {

    /**
     * @param by who set it, when, and who ended it
     * @param needsReason whether its end is asked a reason
     */
    public record Row(
            String id,
            String where,
            String what,
            String channel,
            boolean looser,
            String time,
            String by,
            String reason,
            boolean needsReason) {}
}
