package org.leadnest.followups;

/**
 * What became of a sequence's enrollments.
 *
 * @param active that are not over
 * @param sent messages that a carrier took
 * @param replied enrollments that a reply ended
 */
public record SequenceNumbers(long enrolled, long active, long sent, long replied) {
    static final SequenceNumbers NONE = new SequenceNumbers(0, 0, 0, 0);
}
