package org.leadnest.followups;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The editor.
 *
 * @param url of the sequence; absent while it is new
 * @param errors by the names of the fields
 */
public record SequenceEditorPage(
        String title,
        String text,
        String action,
        @Nullable String url,
        @Nullable Numbers numbers,
        String name,
        List<Card> cards,
        boolean pausesOnReply,
        boolean pausesOnStage,
        boolean pausesOnDeal,
        boolean anyStage,
        Map<String, String> leads,
        String lead,
        List<Preview> previews,
        Map<String, String> errors) {

    /** Of delays, value to text. */
    public static final Map<String, String> UNITS = units();

    public record Numbers(String enrolled, String active, String sent, String replied) {}

    /**
     * A step.
     *
     * @param subjectLabel empty when it has none
     */
    public record Card(
            int index,
            String channel,
            String label,
            String icon,
            String amount,
            String unit,
            String at,
            String subjectLabel,
            String subject,
            String bodyLabel,
            String body,
            boolean first,
            boolean last) {}

    /** A step as one lead would get it. */
    public record Preview(String label, String icon, String subject, String body, List<String> problems) {}

    public @Nullable String error(String field) {
        return errors.get(field);
    }

    private static Map<String, String> units() {
        Map<String, String> units = new LinkedHashMap<>();
        units.put("minutes", "minutes");
        units.put("hours", "hours");
        units.put("days", "days");
        return units;
    }
}
