package org.leadnest.followups;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.leadnest.cadence.Enrollment;
import org.leadnest.cadence.Signal;
import org.leadnest.cadence.Status;
import org.leadnest.kernel.Cursor;
import org.leadnest.kernel.Page;
import org.leadnest.leads.Author;
import org.leadnest.messaging.Correspondence.Standing;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/** The verbs over enrollments, for the account of the running code. */
@Service
public class Enrollments {
    /** A message can wait for its legal hour longer than the enrollment lasts, but not longer than this. */
    private static final Duration MESSAGES_WAIT_AT_MOST = Duration.ofDays(15);

    /** Runs that are ended at a time. */
    private static final int SET = 1_000;

    private final EnrollmentStore store;
    private final SequenceStore sequences;
    private final PlanCache plans;
    private final Addressees addressees;
    private final Exchange exchange;
    private final DueAccounts due;
    private final InstantSource clock;

    Enrollments(
            EnrollmentStore store,
            SequenceStore sequences,
            PlanCache plans,
            Addressees addressees,
            Exchange exchange,
            DueAccounts due,
            InstantSource clock) {
        this.store = store;
        this.sequences = sequences;
        this.plans = plans;
        this.addressees = addressees;
        this.exchange = exchange;
        this.due = due;
        this.clock = clock;
    }

    /** Enrols leads in the sequence's current version; each that cannot be is refused with its reason. */
    @Transactional
    public Enrolling enroll(SequenceId id, Collection<UUID> leads, Author author) {
        Optional<Sequence> held = sequences.hold(id);
        if (held.isEmpty()) {
            return new Enrolling.NoSequence();
        }
        Sequence sequence = held.get();
        List<UUID> wanted = leads.stream().distinct().toList();
        Map<UUID, Addressee> people = addressees.of(wanted);
        Map<UUID, Standing> standing = exchange.correspondence().standing(wanted);
        Set<UUID> restricted = addressees.restricted(wanted);
        List<Enrolling.Refusal> refused = new ArrayList<>();
        List<Run> beginning = new ArrayList<>();
        Instant now = now();
        for (UUID lead : wanted) {
            Addressee person = people.get(lead);
            Optional<String> objection = Beginning.objection(
                    sequence, person, standing.getOrDefault(lead, Standing.NOTHING), restricted.contains(lead));
            if (objection.isPresent() || person == null) {
                refused.add(new Enrolling.Refusal(lead, objection.orElse("There is no such lead.")));
            } else {
                beginning.add(Beginning.of(sequence, person, author, exchange.templates(), now));
            }
        }
        Set<UUID> added = store.insert(beginning, sequence.versionId());
        beginning.stream()
                .filter(run -> !added.contains(run.id()))
                .map(run -> new Enrolling.Refusal(run.lead(), "The lead is enrolled in this sequence already."))
                .forEach(refused::add);
        List<Run> enrolled =
                beginning.stream().filter(run -> added.contains(run.id())).toList();
        wake(enrolled);
        return new Enrolling.Done(enrolled, List.copyOf(refused));
    }

    /** Ends the run for good; false when there is no such enrollment, or it is over. */
    @Transactional
    public boolean stop(UUID enrollment) {
        return one(enrollment, new Signal.Stopped(), "The enrollment was stopped.");
    }

    /** Holds the run until it is resumed; what waits to be sent is taken back. */
    @Transactional
    public boolean pause(UUID enrollment) {
        return one(enrollment, new Signal.Paused(), "The enrollment was paused.");
    }

    /** Lets the run go on: what came due meanwhile is due now. */
    @Transactional
    public boolean resume(UUID enrollment) {
        return one(enrollment, new Signal.Resumed(), "");
    }

    private boolean one(UUID id, Signal signal, String reason) {
        List<Run> before = store.hold(id).stream().toList();
        List<Run> after = apply(before, signal, reason);
        return !after.isEmpty()
                && !after.getFirst().enrollment().equals(before.getFirst().enrollment());
    }

    /**
     * Tells every run of these leads that began before it what happened; messages that wait, also of runs that reached
     * their end, are taken back.
     */
    @Transactional
    void tell(Collection<UUID> leads, Occurrence happened) {
        apply(concerned(store.holdOf(leads), happened), happened.signal(), happened.reason());
        if (!(happened.signal() instanceof Signal.AutoReplied || happened.signal() instanceof Signal.ChannelClosed)) {
            List<Run> completed = store.completedSince(leads, now().minus(MESSAGES_WAIT_AT_MOST));
            List<UUID> silent =
                    concerned(completed, happened).stream().map(Run::id).toList();
            exchange.messages().withdraw(silent, happened.reason());
        }
    }

    /** Ends everything that runs through a sequence which is put away, and takes back what waits of it. */
    @Transactional(propagation = Propagation.MANDATORY)
    void endAll(SequenceId sequence) {
        String reason = "The sequence was archived.";
        List<Run> some;
        do {
            some = store.holdRunning(sequence, null, SET);
            apply(some, new Signal.Archived(), reason);
        } while (some.size() == SET);
        exchange.messages().withdraw(store.completedSince(sequence, now().minus(MESSAGES_WAIT_AT_MOST)), reason);
    }

    private List<Run> concerned(List<Run> runs, Occurrence happened) {
        var planned = plans.plans(
                runs.stream().map(run -> run.enrollment().versionId()).toList());
        return runs.stream()
                .filter(happened::concerns)
                .filter(run -> Optional.ofNullable(planned.get(run.enrollment().versionId()))
                        .filter(plan -> happened.concerned().test(plan.exits()))
                        .isPresent())
                .toList();
    }

    /** Those of the leads that something runs for, or ran so lately that a message of it may still wait. */
    @Transactional(readOnly = true)
    List<UUID> followed(List<UUID> leads) {
        return store.followed(leads, now().minus(MESSAGES_WAIT_AT_MOST));
    }

    private List<Run> apply(List<Run> running, Signal signal, String reason) {
        if (running.isEmpty()) {
            return running;
        }
        Instant now = now();
        Map<UUID, Addressee> people =
                addressees.of(running.stream().map(Run::lead).toList());
        var planned = plans.plans(
                running.stream().map(run -> run.enrollment().versionId()).toList());
        List<Run> after = new ArrayList<>();
        for (Run run : running) {
            var plan = Objects.requireNonNull(planned.get(run.enrollment().versionId()))
                    .plan();
            Addressee person = Objects.requireNonNull(people.get(run.lead()));
            Run next = new Turn(run, plan, person, person.facts(), exchange.templates(), now)
                    .take(signal)
                    .result();
            after.add(signal instanceof Signal.Resumed ? next.listeningFrom(now) : next);
        }
        store.update(after);
        exchange.messages()
                .withdraw(
                        after.stream()
                                .filter(Enrollments::silenced)
                                .map(Run::id)
                                .toList(),
                        reason);
        wake(after);
        return after;
    }

    /** Over, or paused by a person or a plan: a hold that ends by itself lets what is queued go. */
    private static boolean silenced(Run run) {
        Enrollment enrollment = run.enrollment();
        return enrollment.ended() || (enrollment.status() == Status.HELD && enrollment.due() == null);
    }

    @Transactional(readOnly = true)
    public Optional<Run> find(UUID enrollment) {
        return store.find(enrollment);
    }

    /** Newest first; of one lead, of one sequence, or all. */
    @Transactional(readOnly = true)
    public Page<Run> list(@Nullable UUID lead, @Nullable SequenceId sequence, @Nullable Cursor after, int limit) {
        return Page.cut(store.list(lead, sequence, after, limit + 1), limit, Run::place);
    }

    /** How many runs are not over, for the dashboard. */
    @Transactional(readOnly = true)
    public long active() {
        return store.active();
    }

    /** Writes down how many messages of the enrollment a carrier took; may be told again. */
    @Transactional
    public void countSent(UUID enrollment) {
        store.countSent(enrollment, exchange.correspondence().sent(enrollment));
    }

    private void wake(List<Run> runs) {
        runs.stream()
                .map(run -> run.enrollment().due())
                .filter(Objects::nonNull)
                .min(Instant::compareTo)
                .ifPresent(due::bringForward);
    }

    private Instant now() {
        return clock.instant().truncatedTo(ChronoUnit.MICROS);
    }
}
