package org.leadnest.followups;

import java.util.ArrayList;
import java.util.List;
import org.leadnest.messaging.StepTallies.Tally;

/**
 * What came of the messages of a step.
 *
 * @param sent messages that a carrier took, delivered ones included
 * @param opened of them, those that a person opened; 0 where the account does not count that
 * @param machineOpened those whose picture only a machine fetched, which says nothing of the reader
 * @param clicked of them, those of which a link was opened; 0 where the account does not count clicks
 * @param replied of them, those that the lead answered before the next message of its run
 * @param optedOut of them, those after which the lead opted out before the next message of its run
 * @param wordings of a step with more than one, in their order; empty for other steps, and over several versions
 */
public record StepNumbers(
        long sent,
        long delivered,
        long failed,
        long opened,
        long machineOpened,
        long clicked,
        long replied,
        long optedOut,
        List<Wording> wordings) {
    static final StepNumbers NONE = new StepNumbers(0, 0, 0, 0, 0, 0, 0, 0, List.of());

    public StepNumbers {
        wordings = List.copyOf(wordings);
    }

    /** @param wording A for the step's own, B for its first variant */
    public record Wording(String wording, long sent, long opened, long clicked, long replied, long optedOut) {}

    boolean nothing() {
        return sent + failed + replied + optedOut == 0;
    }

    /** @param wordings how many the step has */
    static StepNumbers of(List<Tally> tallies, int wordings) {
        List<Wording> each = new ArrayList<>();
        for (int i = 0; i < wordings && wordings > 1; i++) {
            int wording = i;
            Tally found = tallies.stream()
                    .filter(tally -> tally.wording() == wording)
                    .findFirst()
                    .orElse(new Tally(i, 0, 0, 0, 0, 0, 0, 0, 0));
            each.add(new Wording(
                    Character.toString('A' + i),
                    found.sent(),
                    found.opened(),
                    found.clicked(),
                    found.replied(),
                    found.optedOut()));
        }
        return new StepNumbers(
                tallies.stream().mapToLong(Tally::sent).sum(),
                tallies.stream().mapToLong(Tally::delivered).sum(),
                tallies.stream().mapToLong(Tally::failed).sum(),
                tallies.stream().mapToLong(Tally::opened).sum(),
                tallies.stream().mapToLong(Tally::machineOpened).sum(),
                tallies.stream().mapToLong(Tally::clicked).sum(),
                tallies.stream().mapToLong(Tally::replied).sum(),
                tallies.stream().mapToLong(Tally::optedOut).sum(),
                each);
    }

    StepNumbers plus(StepNumbers other) {
        return new StepNumbers(
                sent + other.sent,
                delivered + other.delivered,
                failed + other.failed,
                opened + other.opened,
                machineOpened + other.machineOpened,
                clicked + other.clicked,
                replied + other.replied,
                optedOut + other.optedOut,
                List.of());
    }

    /** Such as {@code 3 sent, 2 delivered, 0 failed; then 1 replied, 0 opted out}; empty where nothing has happened. */
    String words() {
        return nothing()
                ? ""
                : sent + " sent, " + delivered + " delivered, " + failed + " failed; then " + opens() + clicks(clicked)
                        + replied + " replied, " + optedOut + " opted out";
    }

    private String opens() {
        return opened + machineOpened == 0
                ? ""
                : opened + " opened" + (machineOpened == 0 ? "" : " (and " + machineOpened + " by a machine alone)")
                        + ", ";
    }

    /** One for each wording; none while no message went. */
    List<String> wordingWords() {
        return sent == 0
                ? List.of()
                : wordings.stream()
                        .map(one -> one.wording() + ": " + one.sent() + " sent; then "
                                + (one.opened() == 0 ? "" : one.opened() + " opened, ") + clicks(one.clicked())
                                + one.replied() + " replied, " + one.optedOut() + " opted out")
                        .toList();
    }

    private static String clicks(long clicked) {
        return clicked == 0 ? "" : clicked + " opened a link, ";
    }
}
