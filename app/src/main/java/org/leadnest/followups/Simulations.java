package org.leadnest.followups;

import java.time.Instant;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.leadnest.leads.Author;
import org.leadnest.leads.NewTask;
import org.leadnest.messaging.Correspondence.Standing;
import org.leadnest.messaging.Forecast;
import org.leadnest.messaging.Outgoing;
import org.leadnest.messaging.Planned;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Runs a sequence for leads without doing anything: the engine decides the times, the send gate says what would go. */
@Component
public class Simulations {
    /** Leads at a time. */
    public static final int MOST_LEADS = 200;

    private static final Author NOBODY = Author.system("Simulation");

    private final SequenceStore sequences;
    private final EnrollmentStore enrollments;
    private final Addressees addressees;
    private final Exchange exchange;
    private final InstantSource clock;

    Simulations(
            SequenceStore sequences,
            EnrollmentStore enrollments,
            Addressees addressees,
            Exchange exchange,
            InstantSource clock) {
        this.sequences = sequences;
        this.enrollments = enrollments;
        this.addressees = addressees;
        this.exchange = exchange;
        this.clock = clock;
    }

    /** A step that acts in the simulation; {@code message} is absent for a task. */
    private record Act(
            int step,
            StepChannel channel,
            Instant due,
            String title,
            @Nullable Outgoing message) {}

    private record Course(
            UUID lead,
            String name,
            @Nullable String refusal,
            List<Act> acts,
            @Nullable String problem) {}

    /** Empty when there is no such sequence. */
    @Transactional(readOnly = true)
    public Optional<Simulation> of(SequenceId id, Collection<UUID> leads) {
        return sequences.find(id).map(sequence -> simulate(sequence, leads));
    }

    private Simulation simulate(Sequence sequence, Collection<UUID> leads) {
        List<UUID> wanted = leads.stream().distinct().limit(MOST_LEADS).toList();
        if (wanted.isEmpty()) {
            return new Simulation(sequence, List.of());
        }
        Map<UUID, Addressee> people = addressees.of(wanted);
        Map<UUID, Standing> standing = exchange.correspondence().standing(wanted);
        Set<UUID> running = enrollments.running(sequence.id(), wanted);
        Instant now = clock.instant().truncatedTo(ChronoUnit.MICROS);
        List<Course> courses = wanted.stream()
                .map(lead -> course(
                        sequence,
                        lead,
                        people.get(lead),
                        standing.getOrDefault(lead, Standing.NOTHING),
                        running.contains(lead),
                        now))
                .toList();
        List<Planned> planned = courses.stream()
                .flatMap(course -> course.acts().stream())
                .flatMap(act ->
                        Optional.ofNullable(act.message()).map(message -> new Planned(message, act.due())).stream())
                .toList();
        Iterator<Forecast> forecasts = exchange.messages().forecast(planned).iterator();
        return new Simulation(
                sequence,
                courses.stream().map(course -> told(course, forecasts)).toList());
    }

    private Course course(
            Sequence sequence, UUID lead, @Nullable Addressee person, Standing standing, boolean running, Instant now) {
        Optional<String> objection = running
                ? Optional.of("The lead is enrolled in this sequence already.")
                : Beginning.objection(sequence, person, standing);
        if (person == null || objection.isPresent()) {
            return new Course(
                    lead, person == null ? "No name" : person.shown(), objection.orElseThrow(), List.of(), null);
        }
        List<Act> acts = new ArrayList<>();
        Run run = Beginning.of(sequence, person, NOBODY, exchange.templates(), now);
        for (int turns = 0;
                turns <= sequence.steps().size() && !run.enrollment().ended();
                turns++) {
            Instant due = run.enrollment().due();
            if (due == null || run.problem() != null) {
                break;
            }
            int before = run.enrollment().step();
            Turn turn = new Turn(run, sequence.plan(), person, exchange.templates(), due).due();
            run = turn.result();
            acts.addAll(acts(sequence, before, due, turn));
        }
        return new Course(lead, person.shown(), null, acts, run.problem());
    }

    /** The steps of one turn in their order: those from {@code before} on, as many as there were messages and tasks. */
    private static List<Act> acts(Sequence sequence, int before, Instant due, Turn turn) {
        Iterator<Outgoing> messages = turn.messages().iterator();
        Iterator<NewTask> tasks = turn.tasks().iterator();
        List<Act> acts = new ArrayList<>();
        for (int step = before; messages.hasNext() || tasks.hasNext(); step++) {
            StepChannel channel = sequence.steps().get(step).channel();
            if (channel == StepChannel.TASK) {
                acts.add(new Act(step + 1, channel, due, tasks.next().title(), null));
            } else {
                acts.add(new Act(step + 1, channel, due, "", messages.next()));
            }
        }
        return acts;
    }

    private static Simulation.OfLead told(Course course, Iterator<Forecast> forecasts) {
        List<Simulation.Happening> happenings = course.acts().stream()
                .map(act -> act.message() == null
                        ? new Simulation.Happening(act.step(), act.channel(), act.due(), "", act.title(), null)
                        : new Simulation.Happening(
                                act.step(),
                                act.channel(),
                                act.due(),
                                act.message().subject(),
                                act.message().text(),
                                forecasts.next()))
                .toList();
        return new Simulation.OfLead(course.lead(), course.name(), course.refusal(), happenings, course.problem());
    }
}
