package org.leadnest.followups;

import java.util.List;

/**
 * A ready-made sequence in one language.
 *
 * @param slug the same in every language
 * @param about what it is for, in a sentence
 */
public record LibrarySequence(String slug, String name, String about, List<Step> steps) {

    /**
     * @param delay ISO 8601
     * @param at such as {@code 09:00}; blank for at once
     */
    public record Step(String delay, String at, LibraryText text) {}

    SequenceInput input() {
        return new SequenceInput(name, steps.stream().map(LibrarySequence::line).toList(), java.util.Set.of(), false);
    }

    private static StepLine line(Step step) {
        return StepLine.of(
                step.text().channel().name(),
                step.delay(),
                step.at(),
                step.text().subject(),
                step.text().body());
    }
}
