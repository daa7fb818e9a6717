package org.leadnest.followups;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.leadnest.privacy.TextChange;

/**
 * The editor.
 *
 * @param url of the sequence; absent while it is new
 * @param revision that the form was made from; absent while it is new
 * @param allVersions whether the results are of every version
 * @param results what became of each step of the saved version; empty while it is new
 * @param overwritten what would change if the form were saved over what somebody else saved; empty when nobody did
 * @param fields of the account's own, key to label
 * @param errors by the names of the fields
 */
public record SequenceEditorPage(
        String title,
        String text,
        String action,
        @Nullable String url,
        @Nullable Integer revision,
        @Nullable Numbers numbers,
        boolean allVersions,
        String name,
        List<Card> cards,
        List<Result> results,
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
        List<TextChange.Line> overwritten,
        Map<String, String> errors) {

    /** What a condition can ask, value to text. */
    public static final Map<String, String> QUESTIONS = questions();

    /** @param wordings of a step with more than one, each in words */
    public record Result(String words, List<String> wordings) {
        static final Result NONE = new Result("", List.of());
    }

    /** @param href where what is missing can be had, or empty */
    public record Notice(boolean good, String text, String href, String label) {
        static Notice yes(String text) {
            return new Notice(true, text, "", "");
        }

        static Notice no(String text) {
            return no(text, "", "");
        }

        static Notice no(String text, String href, String label) {
            return new Notice(false, text, href, label);
        }
    }

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
            String lineage,
            boolean first,
            boolean last) {
        public boolean is(String kind) {
            return channel.equals(kind);
        }

        /** Whether it writes to the lead. */
        public boolean writes() {
            return is("EMAIL") || is("SMS");
        }

        /** Whether another wording can be added. */
        public boolean mayVary() {
            return writes() && variants.size() < StepReading.MAX_VARIANTS;
        }
    }

    /** @param mayExpire whether {@code expiry} means anything; @param mayAsk the same of {@code asks} */
    public record Timing(
            String amount,
            String unit,
            String at,
            String expiry,
            String expiryUnit,
            boolean mayExpire,
            boolean asks,
            boolean mayAsk) {

        /** Of delays, value to text. */
        public Map<String, String> units() {
            Map<String, String> units = Span.units(unit);
            units.put(StepForm.BUSINESS, "business days");
            return units;
        }

        public Map<String, String> expiryUnits() {
            return Span.units(expiryUnit);
        }
    }

    /** @param letter B for the first of them: A is the step's own */
    public record Wording(int index, String letter, String weight, String subject, String body) {}

    public record Asked(String on, String field, String value, String otherwise) {}

    /** A step as one lead would get it; {@code size} is what a text is charged as, and else empty. */
    public record Preview(String label, String icon, String subject, String body, String size, List<String> problems) {}

    /** Of the card in that place, while the steps are those that are saved; else empty. */
    public Result result(int index) {
        return results.size() == cards.size() ? results.get(index) : Result.NONE;
    }

    public @Nullable String error(String field) {
        return errors.get(field);
    }

    private static Map<String, String> questions() {
        Map<String, String> questions = new LinkedHashMap<>();
        for (StepBranch.Question question : StepBranch.Question.values()) {
            questions.put(question.name(), question.label());
        }
        return questions;
    }
}
