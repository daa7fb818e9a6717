package org.leadnest.cadence;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Stream;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.Tuple;
import org.jspecify.annotations.Nullable;

/** Whatever order signals come in, and whenever, these hold. */
class CadencePropertyTests {

    private static final Instant ENROLLED = Instant.parse("2026-03-05T12:34:56Z");
    private static final List<ZoneId> ZONES =
            ZoneId.getAvailableZoneIds().stream().sorted().map(ZoneId::of).toList();

    private record Occurrence(Signal signal, Duration later) {}

    private record Shape(
            Action action,
            Delay delay,
            @Nullable LocalTime at,
            @Nullable Duration notAfter,
            Approval approval) {}

    @Property(tries = 2000)
    void noStepActsTwice(
            @ForAll("plans") SequencePlan plan,
            @ForAll("stories") List<Occurrence> story,
            @ForAll("facts") Facts facts) {
        var acted = new HashSet<UUID>();
        for (var advance : play(plan, story, facts)) {
            advance.effects().stream()
                    .flatMap(CadencePropertyTests::acting)
                    .forEach(step -> assertThat(acted.add(step.id())).isTrue());
        }
    }

    @Property(tries = 2000)
    void nothingHappensAfterTheEnd(
            @ForAll("plans") SequencePlan plan,
            @ForAll("stories") List<Occurrence> story,
            @ForAll("facts") Facts facts) {
        var ended = false;
        for (var advance : play(plan, story, facts)) {
            if (ended) {
                assertThat(advance.effects()).isEmpty();
                assertThat(advance.enrollment().ended()).isTrue();
            }
            ended = advance.enrollment().ended();
            assertThat(advance.enrollment().due() == null || !ended).isTrue();
        }
    }

    @Property(tries = 2000)
    void momentsAndStepsNeverGoBack(
            @ForAll("plans") SequencePlan plan,
            @ForAll("stories") List<Occurrence> story,
            @ForAll("facts") Facts facts) {
        var before = Enrollment.begin(new UUID(0, 5), plan, ENROLLED);
        for (var advance : play(plan, story, facts)) {
            var after = advance.enrollment();
            assertThat(after.moment()).isAfterOrEqualTo(before.moment());
            assertThat(after.step()).isBetween(before.step(), plan.steps().size());
            if (after.status() == Status.ACTIVE) {
                assertThat(after.due()).isAfterOrEqualTo(after.moment());
            }
            if (before.status() == Status.ACTIVE && after.status() == Status.ACTIVE) {
                assertThat(after.due()).isAfterOrEqualTo(before.due());
            }
            before = after;
        }
    }

    /** Ends by it exactly when what is left speaks, and on closed channels alone. */
    @Property(tries = 2000)
    void aClosedChannelEndsOnlyWhatCouldNotSpeakAnyMore(
            @ForAll("plans") SequencePlan plan,
            @ForAll("stories") List<Occurrence> story,
            @ForAll("facts") Facts facts) {
        var before = Enrollment.begin(new UUID(0, 5), plan, ENROLLED);
        var now = ENROLLED;
        for (var occurrence : story) {
            now = now.plus(occurrence.later());
            var advance = Cadence.advance(before, plan, occurrence.signal(), now, facts);
            if (occurrence.signal() instanceof Signal.ChannelClosed left && !before.ended()) {
                var speaking = plan.steps().subList(before.step(), plan.steps().size()).stream()
                        .map(step -> step.action().channel())
                        .filter(Set.of(Channel.EMAIL, Channel.SMS)::contains)
                        .toList();
                assertThat(advance.enrollment().ended())
                        .isEqualTo(!speaking.isEmpty() && speaking.stream().allMatch(left.closed()::contains));
                assertThat(advance.enrollment().equals(before)
                                || advance.enrollment().exit() == ExitReason.OPTED_OUT)
                        .isTrue();
            }
            before = advance.enrollment();
        }
    }

    @Property(tries = 2000)
    void whatIsArchivedEndsWhateverItsPlanPauses(
            @ForAll("plans") SequencePlan plan,
            @ForAll("stories") List<Occurrence> story,
            @ForAll("facts") Facts facts) {
        var last = play(plan, story, facts).getLast().enrollment();
        var put = Cadence.advance(last, plan, new Signal.Archived(), ENROLLED.plus(Duration.ofDays(999)), facts)
                .enrollment();
        assertThat(put.ended()).isTrue();
        assertThat(put.due()).isNull();
        assertThat(put.exit()).isEqualTo(last.ended() ? last.exit() : ExitReason.ARCHIVED);
    }

    @Property(tries = 2000)
    void aStepOfBusinessDaysIsNeverDueOnAnotherDay(
            @ForAll("plans") SequencePlan plan,
            @ForAll("stories") List<Occurrence> story,
            @ForAll("facts") Facts facts) {
        for (var advance : play(plan, story, facts)) {
            var after = advance.enrollment();
            var due = after.due();
            if (due != null
                    && after.status() == Status.ACTIVE
                    && plan.steps().get(after.step()).delay() instanceof Delay.BusinessDays) {
                assertThat(facts.workDays().has(due.atZone(facts.zone()).toLocalDate()))
                        .isTrue();
            }
        }
    }

    @Property(tries = 2000)
    void aStepThatIsDueAlwaysRunsToTheEnd(@ForAll("plans") SequencePlan plan, @ForAll("facts") Facts facts) {
        var enrollment = Cadence.advance(
                        Enrollment.begin(new UUID(0, 5), plan, ENROLLED), plan, new Signal.Started(), ENROLLED, facts)
                .enrollment();
        for (var turn = 0; turn < 2 * plan.steps().size() && !enrollment.ended(); turn++) {
            var signal = enrollment.status() == Status.ASKING ? new Signal.Approved() : new Signal.Due();
            var due = enrollment.due();
            enrollment = Cadence.advance(enrollment, plan, signal, due == null ? enrollment.moment() : due, facts)
                    .enrollment();
        }
        assertThat(enrollment.status()).isEqualTo(Status.COMPLETED);
    }

    private static List<Advance> play(SequencePlan plan, List<Occurrence> story, Facts facts) {
        var now = ENROLLED;
        var enrollment = Enrollment.begin(new UUID(0, 5), plan, now);
        var advances = new ArrayList<Advance>();
        advances.add(Cadence.advance(enrollment, plan, new Signal.Started(), now, facts));
        for (var occurrence : story) {
            now = now.plus(occurrence.later());
            advances.add(Cadence.advance(advances.getLast().enrollment(), plan, occurrence.signal(), now, facts));
        }
        return advances;
    }

    private static Stream<Step> acting(Effect effect) {
        return switch (effect) {
            case Effect.SendEmail send -> Stream.of(send.step());
            case Effect.SendSms send -> Stream.of(send.step());
            case Effect.CreateTask task -> Stream.of(task.step());
            case Effect.CallWebhook call -> Stream.of(call.step());
            case Effect.Skip skip -> Stream.of(skip.step());
            case Effect.AskFirst _, Effect.Complete _, Effect.Exit _ -> Stream.empty();
        };
    }

    @Provide
    Arbitrary<Facts> facts() {
        var holidays = Arbitraries.integers()
                .between(-10, 400)
                .map(days -> LocalDate.of(2026, 3, 5).plusDays(days))
                .set()
                .ofMaxSize(60)
                .map(WorkDays::new);
        return Combinators.combine(holidays, Arbitraries.of(ZONES)).as(Facts::on);
    }

    @Provide
    Arbitrary<List<Occurrence>> stories() {
        var signals = Arbitraries.frequencyOf(
                Tuple.of(20, Arbitraries.just((Signal) new Signal.Due())),
                Tuple.of(
                        3,
                        Arbitraries.of(
                                new Signal.Paused(),
                                new Signal.Resumed(),
                                new Signal.AutoReplied(null),
                                new Signal.Approved(),
                                new Signal.ChannelClosed(Set.of(Channel.SMS)),
                                new Signal.Declined())),
                Tuple.of(1, Arbitraries.of(Signals.ALL)));
        var waits = Arbitraries.integers().between(0, 5 * 24 * 60).map(Duration::ofMinutes);
        return Combinators.combine(signals, waits).as(Occurrence::new).list().ofMaxSize(40);
    }

    @Provide
    Arbitrary<SequencePlan> plans() {
        var shapes = Combinators.combine(
                        actions(),
                        delays(),
                        times().injectNull(0.5),
                        expiries().injectNull(0.5),
                        Arbitraries.of(Approval.class))
                .as(Shape::new);
        var pausing =
                Arbitraries.of(Set.<ExitReason>of(), Set.of(ExitReason.REPLIED), Set.of(ExitReason.STAGE_CHANGED));
        return Combinators.combine(shapes.list().ofMinSize(1).ofMaxSize(6), pausing)
                .as((steps, reasons) -> new SequencePlan(new UUID(0, 9), number(steps), reasons));
    }

    private static List<Step> number(List<Shape> shapes) {
        var steps = new ArrayList<Step>();
        for (var shape : shapes) {
            var index = steps.size();
            var action = shape.action() instanceof Action.Condition condition
                    ? new Action.Condition(condition.check(), Math.min(index + condition.otherwise(), shapes.size()))
                    : shape.action();
            steps.add(new Step(
                    new UUID(1, index), action, shape.delay(), shape.at(), shape.notAfter(), shape.approval()));
        }
        return steps;
    }

    private static Arbitrary<Action> actions() {
        return Arbitraries.of(
                new Action.Email("Hello", "…"),
                new Action.Sms("Hello"),
                new Action.Task("Call", ""),
                new Action.Wait(),
                new Action.Webhook("https://example.com/hook"),
                new Action.Condition(new Check.Replied(), 1),
                new Action.Condition(new Check.StageIs(""), 2));
    }

    private static Arbitrary<Delay> delays() {
        return Arbitraries.oneOf(
                Arbitraries.integers()
                        .between(0, 4 * 24 * 60)
                        .map(minutes -> new Delay.Elapsed(Duration.ofMinutes(minutes))),
                Arbitraries.integers().between(0, 7).map(Delay.BusinessDays::new));
    }

    private static Arbitrary<LocalTime> times() {
        return Arbitraries.integers().between(0, 24 * 60 - 1).map(minute -> LocalTime.ofSecondOfDay(minute * 60L));
    }

    private static Arbitrary<Duration> expiries() {
        return Arbitraries.integers().between(0, 72).map(Duration::ofHours);
    }
}
