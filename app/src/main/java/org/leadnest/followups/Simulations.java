package org.leadnest.followups;

import java.time.Instant;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.leadnest.cadence.ExitReason;
import org.leadnest.cadence.Facts;
import org.leadnest.cadence.Signal;
import org.leadnest.leads.Author;
import org.leadnest.leads.LeadTraits;
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
    private final Deeds deeds;
    private final InstantSource clock;

    Simulations(
            SequenceStore sequences,
            EnrollmentStore enrollments,
            Addressees addressees,
            Exchange exchange,
            Deeds deeds,
            InstantSource clock) {
        this.sequences = sequences;
        this.enrollments = enrollments;
        this.addressees = addressees;
        this.exchange = exchange;
        this.deeds = deeds;
        this.clock = clock;
    }

    /** A step that does something in the simulation. */
    private record Act(SequenceStep planned, int step, Instant due, boolean asks, Deed deed) {
        Optional<Outgoing> message() {
            return deed instanceof Deed.Sends sends ? Optional.of(sends.message()) : Optional.empty();
        }
    }

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
        Set<UUID> restricted = addressees.restricted(wanted);
        Instant now = clock.instant().truncatedTo(ChronoUnit.MICROS);
        Map<UUID, LeadTraits> traits =
                deeds.traits(List.of(new PlanCache.Planned(sequence.plan(), sequence.exits())), wanted);
        var about = Homes.named(sequence.plan()) ? addressees.homes().ofLeads(wanted) : Map.<UUID, Homes.Home>of();
        people.replaceAll((lead, person) -> person.about(about.get(lead)));
        List<Course> courses = wanted.stream()
                .map(lead -> course(
                        sequence,
                        lead,
                        people.get(lead),
                        traits.get(lead),
                        standing.getOrDefault(lead, Standing.NOTHING),
                        running.contains(lead)
                                ? Optional.of("The lead is enrolled in this sequence already.")
                                : Beginning.objection(
                                        sequence,
                                        people.get(lead),
                                        standing.getOrDefault(lead, Standing.NOTHING),
                                        restricted.contains(lead)),
                        now))
                .toList();
        List<Planned> planned = courses.stream()
                .flatMap(course -> course.acts().stream())
                .flatMap(act -> act.message().map(message -> new Planned(message, act.due())).stream())
                .toList();
        Iterator<Forecast> forecasts = exchange.messages().forecast(planned).iterator();
        return new Simulation(
                sequence,
                courses.stream()
                        .map(course -> told(course, sequence.steps().size(), forecasts))
                        .toList());
    }

    private Course course(
            Sequence sequence,
            UUID lead,
            @Nullable Addressee person,
            @Nullable LeadTraits traits,
            Standing standing,
            Optional<String> objection,
            Instant now) {
        if (person == null || objection.isPresent()) {
            return new Course(
                    lead, person == null ? "No name" : person.shown(), objection.orElseThrow(), List.of(), null);
        }
        List<Act> acts = new ArrayList<>();
        Run run = Beginning.of(sequence, person, NOBODY, exchange.templates(), now);
        int most = 2 * (sequence.steps().size() + 1);
        for (int turns = 0; turns < most && !run.enrollment().ended(); turns++) {
            Instant due = run.enrollment().due();
            if (due == null || run.problem() != null) {
                break;
            }
            Turn turn = turn(sequence, run, person, person.facts(false, false, traits), standing, due);
            run = turn.result();
            acts.addAll(acts(sequence, due, turn));
        }
        String left = run.enrollment().exit() == ExitReason.OPTED_OUT
                ? "It ends before step " + (run.enrollment().step() + 1)
                        + ": the lead opted out of every channel that is left."
                : null;
        return new Course(lead, person.shown(), null, acts, left == null ? run.problem() : left);
    }

    /** What is due; whoever is asked says yes at once. */
    private Turn turn(Sequence sequence, Run run, Addressee person, Facts facts, Standing standing, Instant due) {
        Turn turn = new Turn(run, sequence.plan(), person, facts, exchange.templates(), due).meet(standing);
        for (int asked = 0; turn.asks() && asked < sequence.steps().size(); asked++) {
            turn.take(new Signal.Approved()).due();
        }
        return turn;
    }

    private static List<Act> acts(Sequence sequence, Instant due, Turn turn) {
        List<Act> acts = new ArrayList<>();
        Set<Integer> asked = new HashSet<>();
        for (Deed deed : turn.deeds()) {
            SequenceStep step = sequence.steps().get(deed.step());
            if (deed instanceof Deed.Asks) {
                asked.add(deed.step());
            } else if (step.channel() != StepChannel.WAIT) {
                acts.add(new Act(step, deed.step(), due, asked.contains(deed.step()), deed));
            }
        }
        return acts;
    }

    private static Simulation.OfLead told(Course course, int steps, Iterator<Forecast> forecasts) {
        List<Simulation.Happening> happenings =
                course.acts().stream().map(act -> told(act, steps, forecasts)).toList();
        return new Simulation.OfLead(course.lead(), course.name(), course.refusal(), happenings, course.problem());
    }

    private static Simulation.Happening told(Act act, int steps, Iterator<Forecast> forecasts) {
        String subject = act.message().map(Outgoing::subject).orElse("");
        String text = switch (act.deed()) {
            case Deed.Sends(var step, var message) -> message.text();
            case Deed.Files(var step, var task) -> task.title();
            case Deed.Calls(var step, var call) -> call.url();
            case Deed.Passes(var step, var next) -> passed(act.planned(), next, steps);
            case Deed.Asks _, Deed.Skips _ -> "";
        };
        return new Simulation.Happening(
                act.step() + 1,
                act.planned().channel(),
                act.due(),
                act.asks(),
                subject,
                text,
                act.message().isPresent() ? forecasts.next() : null);
    }

    private static String passed(SequenceStep step, int next, int steps) {
        StepBranch branch = step.branch();
        String asked = branch == null ? "" : branch.words();
        return next == steps
                ? "Asked whether " + asked + ": goes to the end"
                : "Asked whether " + asked + ": goes on with step " + (next + 1);
    }
}
