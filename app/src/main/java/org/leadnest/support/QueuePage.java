package org.leadnest.support;

import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Map;

/**
 * The operator's queue.
 *
 * @param figures how the last thirty days went
 */
public record QueuePage(List<Tab> tabs, List<QueueLine> lines, List<Figure> figures) {
    static QueuePage of(
            QueueView here, Map<QueueView, Integer> counts, Promptness promptness, List<QueueLine> lines, String home) {
        List<Tab> tabs = Arrays.stream(QueueView.values())
                .map(view -> new Tab(
                        home + "?view=" + view,
                        view.label(),
                        view == here,
                        String.valueOf(counts.getOrDefault(view, 0)),
                        view == QueueView.OVERDUE && counts.getOrDefault(view, 0) > 0))
                .toList();
        return new QueuePage(tabs, lines, figures(promptness));
    }

    private static List<Figure> figures(Promptness of) {
        Duration median = of.median();
        return List.of(
                new Figure("Requests", String.valueOf(of.asked()), of.answered() + " answered"),
                new Figure(
                        "Answered in time",
                        Promptness.share(of.inTime(), of.answered()),
                        of.inTime() + " of " + of.answered() + " first answers"),
                new Figure(
                        "To the first answer",
                        median == null ? "none yet" : AnswerClock.spoken(median),
                        "half of them took less"),
                new Figure(
                        "It helped",
                        Promptness.share(of.helped(), of.rated()),
                        of.helped() + " of " + of.rated() + " who said"));
    }

    public record Figure(String label, String value, String hint) {}

    /** @param alarming whether its count should be seen first */
    public record Tab(String href, String label, boolean here, String count, boolean alarming) {}
}
