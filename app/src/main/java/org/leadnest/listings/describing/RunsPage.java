package org.leadnest.listings.describing;

import java.util.List;
import java.util.Map;

/**
 * What the writer would do, and what it did.
 *
 * @param lacking how many listings have no text
 */
public record RunsPage(
        int lacking,
        Map<String, String> tones,
        Map<String, String> languages,
        Map<String, String> errors,
        List<Line> runs) {
    /** @param polls whether it is still moving */
    public record Line(
            String path,
            String when,
            String who,
            String status,
            String tone,
            boolean polls,
            int percent,
            String outcome) {}

    static Line line(Run run, String when) {
        return new Line(
                "/app/listings/describing/" + run.id(),
                when,
                run.madeByName(),
                switch (run.status()) {
                    case RUNNING -> "Running";
                    case DONE -> "Done";
                    case STOPPED -> "Stopped";
                },
                switch (run.status()) {
                    case RUNNING -> "info";
                    case DONE -> "good";
                    case STOPPED -> "bad";
                },
                run.moving(),
                run.percent(),
                outcome(run));
    }

    private static String outcome(Run run) {
        String done = "%,d of %,d listings got their text".formatted(run.written(), run.expected());
        String waiting = run.withheld() == 0 ? "" : ", %,d wait for somebody to look".formatted(run.withheld());
        return done + waiting + (run.reason() == null ? "" : ": " + run.reason());
    }
}
