package org.leadnest.followups;

import java.time.Instant;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.leadnest.cadence.Signal;
import org.leadnest.cadence.Status;
import org.leadnest.kernel.Cursor;
import org.leadnest.kernel.Page;
import org.leadnest.messaging.Correspondence.Standing;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Steps that wait for a person's word. */
@Service
public class Approvals {
    private final EnrollmentStore store;
    private final PlanCache plans;
    private final Addressees addressees;
    private final Exchange exchange;
    private final Deeds deeds;
    private final DueAccounts due;
    private final InstantSource clock;

    Approvals(
            EnrollmentStore store,
            PlanCache plans,
            Addressees addressees,
            Exchange exchange,
            Deeds deeds,
            DueAccounts due,
            InstantSource clock) {
        this.store = store;
        this.plans = plans;
        this.addressees = addressees;
        this.exchange = exchange;
        this.deeds = deeds;
        this.due = due;
        this.clock = clock;
    }

    /** What a step would do if it were let go now; {@code problem} when its text cannot be filled in. */
    record Question(Run run, Addressee person, StepChannel channel, List<Deed> deeds, Optional<String> problem) {
        String subject() {
            return deeds.stream()
                    .map(deed ->
                            deed instanceof Deed.Sends sends ? sends.message().subject() : "")
                    .findFirst()
                    .orElse("");
        }

        /** As it would be sent, or the address that would be called. */
        String text() {
            return deeds.stream()
                    .map(deed -> switch (deed) {
                        case Deed.Sends sends -> sends.message().text();
                        case Deed.Calls calls -> calls.call().url();
                        case Deed.Files _, Deed.Passes _, Deed.Asks _, Deed.Skips _ -> "";
                    })
                    .findFirst()
                    .orElse("");
        }
    }

    /** Those that wait, the longest waiting first. */
    @Transactional(readOnly = true)
    Page<Question> waiting(@Nullable Cursor after, int limit) {
        Page<Run> asking = Page.cut(store.asking(after, limit + 1), limit, Approvals::place);
        return new Page<>(questions(asking.data()), asking.next());
    }

    private static Cursor place(Run run) {
        return new Cursor(run.enrollment().moment().toString(), run.id());
    }

    private List<Question> questions(List<Run> asking) {
        Map<UUID, Addressee> people =
                addressees.of(asking.stream().map(Run::lead).toList());
        var planned = plans.plans(
                asking.stream().map(run -> run.enrollment().versionId()).toList());
        var about = addressees.homes().ofRuns(asking, planned);
        Instant now = now();
        List<Question> questions = new ArrayList<>();
        for (Run run : asking) {
            Addressee person = Objects.requireNonNull(people.get(run.lead())).about(about.get(run.id()));
            var plan = Objects.requireNonNull(planned.get(run.enrollment().versionId()));
            Turn turn = turn(run, plan, person, now).take(new Signal.Approved());
            StepChannel channel = StepChannel.valueOf(plan.plan()
                    .steps()
                    .get(run.enrollment().step())
                    .action()
                    .channel()
                    .name());
            questions.add(new Question(
                    run,
                    person,
                    channel,
                    turn.deeds(),
                    Optional.ofNullable(turn.result().problem())));
        }
        return questions;
    }

    @Transactional(readOnly = true)
    public long count() {
        return store.countAsking();
    }

    /**
     * Lets the step go; a reply or an opt-out that came before wins.
     *
     * @param step the index that the person saw, from 0
     * @return false when that step does not ask any more
     */
    @Transactional
    public boolean approve(UUID enrollment, int step) {
        return answer(enrollment, step, new Signal.Approved());
    }

    /** Passes the step over; the run goes on with the next one. */
    @Transactional
    public boolean decline(UUID enrollment, int step) {
        return answer(enrollment, step, new Signal.Declined());
    }

    private boolean answer(UUID id, int step, Signal word) {
        Optional<Run> held = store.hold(id)
                .filter(run -> run.enrollment().status() == Status.ASKING)
                .filter(run -> run.enrollment().step() == step);
        held.ifPresent(run -> settle(run, word));
        return held.isPresent();
    }

    private void settle(Run run, Signal word) {
        var plan = Objects.requireNonNull(plans.plans(List.of(run.enrollment().versionId()))
                .get(run.enrollment().versionId()));
        Addressee person =
                Objects.requireNonNull(addressees.of(List.of(run.lead())).get(run.lead()));
        Standing standing =
                exchange.correspondence().standing(List.of(run.lead())).getOrDefault(run.lead(), Standing.NOTHING);
        var about =
                addressees.homes().ofRuns(List.of(run), Map.of(run.enrollment().versionId(), plan));
        Turn turn = turn(run, plan, person.about(about.get(run.id())), now()).hearing(standing.answeredAt());
        run.objections(standing, now()).forEach(turn::take);
        turn.take(word);
        deeds.carryOut(turn.deeds());
        Run after = turn.result();
        store.update(List.of(after));
        Instant next = after.enrollment().due();
        if (next != null) {
            due.bringForward(next);
        }
    }

    private Turn turn(Run run, PlanCache.Planned plan, Addressee person, Instant now) {
        return new Turn(run, plan.plan(), person, person.facts(), exchange.templates(), now);
    }

    private Instant now() {
        return clock.instant().truncatedTo(ChronoUnit.MICROS);
    }
}
