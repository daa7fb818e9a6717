package org.leadnest.followups;

import java.util.Locale;
import org.leadnest.cadence.Action;
import org.leadnest.cadence.Check;

/**
 * What a condition asks, and where the run goes on when the answer is no.
 *
 * @param field key of the account's own field, else blank
 * @param value name of the stage or tag, or the field's value; blank when the question needs none
 * @param otherwise index of the step to go on with, from 0; the number of steps means the end
 */
public record StepBranch(Question on, String field, String value, int otherwise) {

    /** Tags are compared as the account's list of tags compares them: without regard to case. */
    public enum Question {
        REPLIED("The lead replied since it was enrolled"),
        OPENED_LINK("The lead opened a link of this sequence"),
        STAGE("The lead's stage is"),
        TAG("The lead has the tag"),
        FIELD("The lead's field is");

        private final String label;

        Question(String label) {
            this.label = label;
        }

        public String label() {
            return label;
        }

        /** Whether it compares with something that the sequence names. */
        boolean hasValue() {
            return this != REPLIED && this != OPENED_LINK;
        }
    }

    Action action() {
        Check check = switch (on) {
            case REPLIED -> new Check.Replied();
            case OPENED_LINK -> new Check.OpenedLink();
            case STAGE -> new Check.StageIs(value);
            case TAG -> new Check.HasTag(tagKey(value));
            case FIELD -> new Check.FieldIs(field, value);
        };
        return new Action.Condition(check, otherwise);
    }

    static String tagKey(String tag) {
        return tag.strip().toLowerCase(Locale.ROOT);
    }

    /** Such as {@code stage is Buyer}. */
    String words() {
        return switch (on) {
            case REPLIED -> "the lead replied";
            case OPENED_LINK -> "the lead opened a link";
            case STAGE -> "the stage is " + value;
            case TAG -> "the lead has the tag " + value;
            case FIELD -> field + " is " + value;
        };
    }

    /** Such as {@code step 4}. */
    String elsewhere(int steps) {
        return otherwise >= steps ? "the end" : "step " + (otherwise + 1);
    }
}
