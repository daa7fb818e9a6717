package org.leadnest.followups;

import java.time.Instant;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.leadnest.cadence.Signal;
import org.leadnest.leads.Author;
import org.leadnest.leads.NewTask;
import org.leadnest.leads.Tasks;
import org.leadnest.messaging.Correspondence.Standing;
import org.leadnest.messaging.Outgoing;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/**
 * Advances one set of due enrollments in one transaction: claim, look whether the person has answered or opted out, decide
 * by the engine, put the messages up in one statement, file the tasks, write the enrollments in one statement. A crash
 * before the commit leaves everything as it was; after it, messaging's unique key passes over what is there.
 */
@Component
class AdvanceSet {
    private static final Author SYSTEM = Author.system("Follow-up");

    private final EnrollmentStore store;
    private final PlanCache plans;
    private final Addressees addressees;
    private final Exchange exchange;
    private final Tasks tasks;
    private final DueAccounts due;

    AdvanceSet(
            EnrollmentStore store,
            PlanCache plans,
            Addressees addressees,
            Exchange exchange,
            Tasks tasks,
            DueAccounts due) {
        this.store = store;
        this.plans = plans;
        this.addressees = addressees;
        this.exchange = exchange;
        this.tasks = tasks;
        this.due = due;
    }

    /** How many enrollments were taken up: fewer than {@code limit} means that no more are due. */
    @Transactional
    public int advance(InstantSource clock, int limit) {
        Instant now = clock.instant().truncatedTo(ChronoUnit.MICROS);
        List<Run> claimed = store.claim(now, limit);
        if (claimed.isEmpty()) {
            return 0;
        }
        List<UUID> leads = claimed.stream().map(Run::lead).distinct().toList();
        Map<UUID, Addressee> people = addressees.of(leads);
        Map<UUID, Standing> standing = exchange.correspondence().standing(leads);
        var plan = plans.plans(
                claimed.stream().map(run -> run.enrollment().versionId()).toList());

        List<Run> advanced = new ArrayList<>();
        List<Outgoing> outgoing = new ArrayList<>();
        List<NewTask> todo = new ArrayList<>();
        for (Run run : claimed) {
            Addressee person = people.get(run.lead());
            PlanCache.Planned planned = plan.get(run.enrollment().versionId());
            if (person == null || planned == null) {
                throw new IllegalStateException("enrollment " + run.id() + " lost its lead or version");
            }
            Turn turn = new Turn(run, planned.plan(), person, exchange.templates(), now);
            objections(run, standing.getOrDefault(run.lead(), Standing.NOTHING)).forEach(turn::take);
            turn.due();
            advanced.add(turn.result());
            outgoing.addAll(turn.messages());
            todo.addAll(turn.tasks());
        }
        exchange.messages().queue(outgoing);
        todo.forEach(task -> tasks.create(task, SYSTEM));
        store.update(advanced);
        return claimed.size();
    }

    /** Writes down when the account's next step is really due. */
    @Transactional
    public void settle() {
        due.settle();
    }

    /** What is committed already, whether or not its event has arrived. */
    private static List<Signal> objections(Run run, Standing standing) {
        List<Signal> signals = new ArrayList<>();
        if (!standing.optedOut().isEmpty()) {
            signals.add(new Signal.OptedOut());
        }
        Instant answered = standing.answeredAt();
        if (answered != null && !answered.isBefore(run.listensFrom())) {
            signals.add(new Signal.Replied());
        }
        return signals;
    }
}
