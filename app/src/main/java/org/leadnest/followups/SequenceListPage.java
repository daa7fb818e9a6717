package org.leadnest.followups;

import java.util.List;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * The list of sequences with what became of each.
 *
 * @param archived whether it shows those that are put away, instead of those in use
 */
public record SequenceListPage(
        List<Row> rows, @Nullable String nextHref, @Nullable String firstHref, boolean archived) {
    public record Row(
            String url, String name, String steps, String enrolled, String active, String sent, String replied) {}

    static Row row(Sequence sequence, SequenceNumbers numbers) {
        String steps = sequence.steps().stream()
                .map(step -> step.channel().label())
                .collect(Collectors.joining(", ", sequence.steps().size() + ": ", ""));
        return new Row(
                "/app/sequences/" + sequence.id(),
                sequence.name(),
                steps,
                Long.toString(numbers.enrolled()),
                Long.toString(numbers.active()),
                Long.toString(numbers.sent()),
                Long.toString(numbers.replied()));
    }
}
