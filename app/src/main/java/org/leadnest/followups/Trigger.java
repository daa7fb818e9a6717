package org.leadnest.followups;

import java.time.Instant;
import java.util.UUID;

/**
 * What enrolls leads in a sequence by itself.
 *
 * @param value a source, an inquiry's type, a stage, a tag, a form's id or a field's key; blank where any will do
 * @param days how long a silence has lasted, or how long before the day of a date field
 */
public record Trigger(
        UUID id, UUID sequenceId, Kind kind, String value, int days, Instant createdAt, String createdBy) {

    /** What can set it off. */
    public enum Kind {
        CAPTURED("A new lead comes in", "Source; empty for any"),
        INQUIRY("A lead asks something", "Type, such as Property Inquiry; empty for any"),
        STAGE("A lead reaches the stage", "Stage"),
        TAG("A lead gets the tag", "Tag"),
        FORM("A form is sent", "Form's id; empty for any"),
        DATE("The day of a date field comes round", "Field's key, such as birthday"),
        PRICE("The price of a listing changes that the lead asked about", ""),
        SILENCE("Nobody was in touch for some days, from now on", "");

        private final String label;
        private final String about;

        Kind(String label, String about) {
            this.label = label;
            this.about = about;
        }

        public String label() {
            return label;
        }

        /** What its value is; empty when it has none. */
        String about() {
            return about;
        }

        boolean hasValue() {
            return !about.isEmpty();
        }

        boolean needsValue() {
            return this == STAGE || this == TAG || this == DATE;
        }

        boolean hasDays() {
            return this == DATE || this == SILENCE;
        }

        /** Whether it is found by looking through the leads, rather than told by an event. */
        boolean swept() {
            return this == DATE || this == SILENCE;
        }
    }
}
