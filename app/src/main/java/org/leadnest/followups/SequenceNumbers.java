package org.leadnest.followups;

/**
 * What became of a sequence's enrollments.
 *
 * @param active that are not over
 * @param sent messages that a carrier took
 * @param replied enrollments that answered a message
 */
public record SequenceNumbers(long enrolled, long active, long sent, long replied) {
    SequenceNumbers answered(long replied) {
        return new SequenceNumbers(enrolled, active, sent, replied);
    }

    static final SequenceNumbers NONE = new SequenceNumbers(0, 0, 0, 0);
}
