package org.leadnest.followups;

import java.time.Instant;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.leadnest.cadence.Enrollment;
import org.leadnest.cadence.Signal;
import org.leadnest.kernel.Ids;
import org.leadnest.leads.Author;
import org.leadnest.messaging.Correspondence.Standing;
import org.leadnest.messaging.Templates;

/** How a lead begins a sequence, and why it may not. */
final class Beginning {
    private Beginning() {}

    /**
     * Why the lead cannot be enrolled, in words; that it is enrolled already is the database's to say.
     *
     * @param restricted whether the lead's data is kept and not used
     */
    static Optional<String> objection(
            Sequence sequence, @Nullable Addressee person, Standing standing, boolean restricted) {
        if (sequence.archivedAt() != null) {
            return Optional.of("The sequence is archived.");
        }
        if (person == null) {
            return Optional.of("There is no such lead.");
        }
        if (restricted) {
            return Optional.of("The lead's data is kept and not used: they objected, or asked for it.");
        }
        Optional<String> left = OptOuts.objection(sequence.plan(), standing.optedOut());
        if (left.isPresent()) {
            return left;
        }
        boolean reached = sequence.steps().stream().anyMatch(step -> person.reachedBy(step.channel()));
        return reached
                ? Optional.empty()
                : Optional.of("The lead has neither an e-mail address nor a phone number that a step needs.");
    }

    static Run of(Sequence sequence, Addressee person, Author author, Templates templates, Instant now) {
        var plan = sequence.plan();
        Run run = new Run(
                Enrollment.begin(Ids.next(), plan, now),
                sequence.id(),
                sequence.name(),
                sequence.version(),
                person.recipient().lead().value(),
                null,
                now,
                now,
                author.name(),
                null);
        return new Turn(run, plan, person, person.facts(), templates, now)
                .take(new Signal.Started())
                .result();
    }
}
