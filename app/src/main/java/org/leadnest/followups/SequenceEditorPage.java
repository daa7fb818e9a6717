package org.leadnest.followups;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The editor.
 *
 * @param url of the sequence; absent while it is new
 * @param results what became of each step of the saved version, in words; empty while it is new
 * @param fields of the account's own, key to label
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
        List<String> results,
        boolean pausesOnReply,
        boolean pausesOnStage,
        boolean pausesOnDeal,
        boolean pausesOnShowing,
        boolean anyStage,
        String goalTag,
        Map<String, String> fields,
        List<String> stages,
        Map<String, String> leads,
        String lead,
        List<Preview> previews,
        Map<String, String> errors) {

    /** Of delays, value to text. */
    public static final Map<String, String> UNITS = units();

    /** What a condition can ask, value to text. */
    public static final Map<String, String> QUESTIONS = questions();

    public record Numbers(String enrolled, String active, String sent, String replied) {}

    /**
     * A step.
     *
     * @param subjectLabel empty when it has none
     * @param bodyLabel empty when it has no words
     * @param targets where a condition may lead, value to text
     */
    public record Card(
            int index,
            String channel,
            String label,
            String icon,
            Timing timing,
            String subjectLabel,
            String subject,
            String bodyLabel,
            String body,
            String weight,
            List<Wording> variants,
            Asked asked,
            Map<String, String> targets,
            String url,
            boolean first,
            boolean last) {
        public boolean is(String kind) {
            return channel.equals(kind);
        }

        /** Whether another wording can be added. */
        public boolean mayVary() {
            return (is("EMAIL") || is("SMS")) && variants.size() < StepReading.MAX_VARIANTS;
        }
    }

    /** @param mayExpire whether {@code expiry} means anything; @param mayAsk the same of {@code asks} */
    public record Timing(
            String amount, String unit, String at, String expiry, boolean mayExpire, boolean asks, boolean mayAsk) {}

    /** @param letter B for the first of them: A is the step's own */
    public record Wording(int index, String letter, String weight, String subject, String body) {}

    public record Asked(String on, String field, String value, String otherwise) {}

    /** A step as one lead would get it; {@code size} is what a text is charged as, and else empty. */
    public record Preview(String label, String icon, String subject, String body, String size, List<String> problems) {}

    /** Of the card in that place, while the steps are those that are saved; else empty. */
    public String result(int index) {
        return results.size() == cards.size() ? results.get(index) : "";
    }

    public @Nullable String error(String field) {
        return errors.get(field);
    }

    private static Map<String, String> units() {
        Map<String, String> units = new LinkedHashMap<>();
        units.put("minutes", "minutes");
        units.put("hours", "hours");
        units.put("days", "days");
        units.put(StepForm.BUSINESS, "business days");
        return units;
    }

    private static Map<String, String> questions() {
        Map<String, String> questions = new LinkedHashMap<>();
        for (StepBranch.Question question : StepBranch.Question.values()) {
            questions.put(question.name(), question.label());
        }
        return questions;
    }
}
