package org.leadnest.cadence;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class CadenceTests {

    private static final Facts NEW_YORK = Facts.inZone(ZoneId.of("America/New_York"));
    /** A Monday, 10:00 in New York. */
    private static final Instant MONDAY = Instant.parse("2026-03-02T15:00:00Z");

    private static final Step HELLO = Step.of(id(1), new Action.Email("Hello", "…"), Duration.ZERO);
    private static final Step NUDGE = Step.of(id(2), new Action.Sms("Still looking?"), Duration.ofHours(48));
    private static final Step CALL = Step.of(id(3), new Action.Task("Call", ""), Duration.ofDays(1));
    private static final SequencePlan THREE = new SequencePlan(id(9), List.of(HELLO, NUDGE, CALL));

    @Test
    void runsEachStepAtItsMomentAndCompletes() {
        var begun = signal(fresh(THREE), THREE, new Signal.Started(), MONDAY);
        assertThat(begun.enrollment().due()).isEqualTo(MONDAY);

        var first = due(begun.enrollment(), THREE, MONDAY);
        assertThat(first.effects()).containsExactly(new Effect.SendEmail(HELLO, null));
        assertThat(first.enrollment().due()).isEqualTo(MONDAY.plus(Duration.ofHours(48)));

        var second = due(first.enrollment(), THREE, MONDAY.plus(Duration.ofHours(48)));
        assertThat(second.effects()).containsExactly(new Effect.SendSms(NUDGE, null));

        var third = due(second.enrollment(), THREE, MONDAY.plus(Duration.ofDays(3)));
        assertThat(third.effects()).containsExactly(new Effect.CreateTask(CALL), new Effect.Complete());
        assertThat(third.enrollment().status()).isEqualTo(Status.COMPLETED);
    }

    @Test
    void doesNothingBeforeTheMoment() {
        var active = signal(fresh(THREE), THREE, new Signal.Started(), MONDAY).enrollment();
        assertThat(due(active, THREE, MONDAY.minusMillis(1))).isEqualTo(Advance.unchanged(active));
    }

    @Test
    void countsFromTheMomentWhenTheRunnerIsLate() {
        var active = signal(fresh(THREE), THREE, new Signal.Started(), MONDAY).enrollment();
        assertThat(due(active, THREE, MONDAY.plusSeconds(600)).enrollment().due())
                .isEqualTo(MONDAY.plus(Duration.ofHours(48)));
    }

    @Test
    void movesAStepToTheNextSuchLocalTimeAtOrAfterItsDelay() {
        var morning = new Step(
                id(1), HELLO.action(), new Delay.Elapsed(Duration.ZERO), LocalTime.of(9, 0), null, Approval.SEND);
        var plan = new SequencePlan(id(9), List.of(morning));
        assertThat(signal(fresh(plan), plan, new Signal.Started(), MONDAY)
                        .enrollment()
                        .due())
                .isEqualTo("2026-03-03T14:00:00Z");
        var enrolledAtNine = Enrollment.begin(id(5), plan, Instant.parse("2026-03-02T14:00:00Z"));
        assertThat(signal(enrolledAtNine, plan, new Signal.Started(), MONDAY)
                        .enrollment()
                        .due())
                .isEqualTo("2026-03-02T14:00:00Z");
    }

    @Test
    void keepsTheLocalTimeOverBusinessDays() {
        var step = new Step(id(1), HELLO.action(), new Delay.BusinessDays(5), null, null, Approval.SEND);
        var plan = new SequencePlan(id(9), List.of(step));
        assertThat(signal(fresh(plan), plan, new Signal.Started(), MONDAY)
                        .enrollment()
                        .due())
                .as("Monday a week later, after clocks went forward")
                .isEqualTo("2026-03-09T14:00:00Z");
    }

    @Test
    void endsOnEveryReasonAndStaysEnded() {
        var endings = Map.of(
                new Signal.Replied(), ExitReason.REPLIED,
                new Signal.OptedOut(), ExitReason.OPTED_OUT,
                new Signal.StageChanged(), ExitReason.STAGE_CHANGED,
                new Signal.DealOpened(), ExitReason.DEAL_OPENED,
                new Signal.ShowingBooked(), ExitReason.SHOWING_BOOKED,
                new Signal.GoalReached(), ExitReason.GOAL_REACHED,
                new Signal.Archived(), ExitReason.ARCHIVED,
                new Signal.Stopped(), ExitReason.STOPPED);
        endings.forEach((signal, reason) -> {
            var active =
                    signal(fresh(THREE), THREE, new Signal.Started(), MONDAY).enrollment();
            var ended = signal(active, THREE, signal, MONDAY);
            assertThat(ended.enrollment().exit()).isEqualTo(reason);
            assertThat(ended.effects()).containsExactly(new Effect.Exit(reason));
            assertThat(due(ended.enrollment(), THREE, MONDAY.plus(Duration.ofDays(9)))
                            .effects())
                    .isEmpty();
        });
    }

    @Test
    void goesOnWithTheChannelThatIsOpen() {
        var text = Step.of(id(6), new Action.Sms("Hello"), Duration.ZERO);
        var both = new SequencePlan(id(9), List.of(HELLO, text, CALL));
        var active = signal(fresh(both), both, new Signal.Started(), MONDAY).enrollment();
        var noTexts = new Signal.ChannelClosed(Set.of(Channel.SMS));
        assertThat(signal(active, both, noTexts, MONDAY).enrollment()).isEqualTo(active);
        var mailed = due(active, both, MONDAY).enrollment();
        assertThat(signal(mailed, both, noTexts, MONDAY).enrollment().exit())
                .as("only the text and a task are left")
                .isEqualTo(ExitReason.OPTED_OUT);
        var texted = due(mailed, both, MONDAY).enrollment();
        assertThat(signal(texted, both, noTexts, MONDAY).enrollment())
                .as("a task is no message")
                .isEqualTo(texted);
    }

    @Test
    void pausesInsteadWhereThePlanSaysSo() {
        var plan = new SequencePlan(id(9), THREE.steps(), EnumSet.of(ExitReason.REPLIED));
        var active = signal(fresh(plan), plan, new Signal.Started(), MONDAY).enrollment();
        var held = signal(active, plan, new Signal.Replied(), MONDAY).enrollment();
        assertThat(held.status()).isEqualTo(Status.HELD);
        assertThat(held.due()).isNull();
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new SequencePlan(id(9), THREE.steps(), Set.of(ExitReason.OPTED_OUT)));
    }

    @Test
    void holdsAnOutOfOfficeUntilTheReturnPlusOneBusinessDay() {
        var active = due(
                        signal(fresh(THREE), THREE, new Signal.Started(), MONDAY)
                                .enrollment(),
                        THREE,
                        MONDAY)
                .enrollment();
        var friday = LocalDate.of(2026, 3, 6);
        var held = signal(active, THREE, new Signal.AutoReplied(friday), MONDAY).enrollment();
        var monday = Instant.parse("2026-03-09T13:00:00Z");
        assertThat(held.status()).isEqualTo(Status.HELD);
        assertThat(held.due()).isEqualTo(monday);

        var awake = due(held, THREE, monday).enrollment();
        assertThat(awake.status()).isEqualTo(Status.ACTIVE);
        assertThat(awake.due()).isEqualTo(monday);
        assertThat(due(awake, THREE, monday).enrollment().due())
                .as("later steps count from the late one: nothing piles up")
                .isEqualTo(monday.plus(Duration.ofDays(1)));
    }

    @Test
    void aPersonsPauseOutlastsAnOutOfOffice() {
        var active = signal(fresh(THREE), THREE, new Signal.Started(), MONDAY).enrollment();
        var paused = signal(active, THREE, new Signal.Paused(), MONDAY).enrollment();
        assertThat(signal(paused, THREE, new Signal.AutoReplied(null), MONDAY)
                        .enrollment()
                        .due())
                .isNull();
    }

    @Test
    void asksFirstAndSendsOnlyAfterTheWord() {
        var plan = new SequencePlan(id(9), List.of(asking(null), NUDGE));
        var active = signal(fresh(plan), plan, new Signal.Started(), MONDAY).enrollment();
        var asked = due(active, plan, MONDAY);
        assertThat(asked.effects()).hasSize(1).first().isInstanceOf(Effect.AskFirst.class);
        assertThat(due(asked.enrollment(), plan, MONDAY.plus(Duration.ofDays(30)))
                        .effects())
                .isEmpty();

        var word = MONDAY.plus(Duration.ofHours(3));
        var approved = signal(asked.enrollment(), plan, new Signal.Approved(), word);
        assertThat(approved.effects()).hasSize(1).first().isInstanceOf(Effect.SendEmail.class);
        assertThat(approved.enrollment().due()).isEqualTo(word.plus(Duration.ofHours(48)));

        var declined = signal(asked.enrollment(), plan, new Signal.Declined(), word);
        assertThat(declined.effects()).containsExactly(new Effect.Skip(asking(null), Effect.SkipReason.DECLINED));
    }

    @Test
    void letsAQuestionExpire() {
        var plan = new SequencePlan(id(9), List.of(asking(Duration.ofHours(4)), NUDGE));
        var active = signal(fresh(plan), plan, new Signal.Started(), MONDAY).enrollment();
        var asked = due(active, plan, MONDAY).enrollment();
        assertThat(due(asked, plan, MONDAY.plus(Duration.ofHours(4))).effects())
                .containsExactly(new Effect.Skip(asking(Duration.ofHours(4)), Effect.SkipReason.EXPIRED));
    }

    @Test
    void skipsAStepThatIsTooLate() {
        var fleeting = new Step(
                id(1), HELLO.action(), new Delay.Elapsed(Duration.ZERO), null, Duration.ofHours(2), Approval.SEND);
        var plan = new SequencePlan(id(9), List.of(fleeting, NUDGE));
        var active = signal(fresh(plan), plan, new Signal.Started(), MONDAY).enrollment();
        assertThat(due(active, plan, MONDAY.plus(Duration.ofHours(2))).effects())
                .containsExactly(new Effect.SendEmail(fleeting, MONDAY.plus(Duration.ofHours(2))));
        assertThat(due(active, plan, MONDAY.plus(Duration.ofHours(3))).effects())
                .containsExactly(new Effect.Skip(fleeting, Effect.SkipReason.EXPIRED));
    }

    @Test
    void branchesOnWhatIsKnown() {
        var branch = Step.of(id(4), new Action.Condition(new Check.HasTag("investor"), 2), Duration.ZERO);
        var plan = new SequencePlan(id(9), List.of(branch, HELLO, CALL));
        var active = signal(fresh(plan), plan, new Signal.Started(), MONDAY).enrollment();
        var investor = new Facts(NEW_YORK.zone(), WorkDays.WEEKDAYS, false, false, "", Set.of("investor"), Map.of());
        assertThat(Cadence.advance(active, plan, new Signal.Due(), MONDAY, investor)
                        .enrollment()
                        .step())
                .isEqualTo(1);
        assertThat(due(active, plan, MONDAY).enrollment().step()).isEqualTo(2);
    }

    @Test
    void refusesAnotherVersion() {
        var other = new SequencePlan(id(8), THREE.steps());
        assertThatIllegalArgumentException().isThrownBy(() -> due(fresh(THREE), other, MONDAY));
    }

    @Test
    void refusesBackwardJumpsAndRepeatedSteps() {
        var back = Step.of(id(4), new Action.Condition(new Check.Replied(), 0), Duration.ZERO);
        assertThatIllegalArgumentException().isThrownBy(() -> new SequencePlan(id(9), List.of(HELLO, back)));
        assertThatIllegalArgumentException().isThrownBy(() -> new SequencePlan(id(9), List.of(HELLO, HELLO)));
    }

    @Test
    void theTableKnowsEverySignal() {
        for (var type : Signal.class.getPermittedSubclasses()) {
            for (var status : Status.values()) {
                assertThat(Transitions.move(status, Signals.anExample(type))).isNotNull();
            }
        }
    }

    private static Step asking(@Nullable Duration notAfter) {
        return new Step(id(1), HELLO.action(), new Delay.Elapsed(Duration.ZERO), null, notAfter, Approval.ASK);
    }

    private static Enrollment fresh(SequencePlan plan) {
        return Enrollment.begin(id(5), plan, MONDAY);
    }

    private static Advance due(Enrollment enrollment, SequencePlan plan, Instant now) {
        return signal(enrollment, plan, new Signal.Due(), now);
    }

    private static Advance signal(Enrollment enrollment, SequencePlan plan, Signal signal, Instant now) {
        return Cadence.advance(enrollment, plan, signal, now, NEW_YORK);
    }

    private static UUID id(int number) {
        return new UUID(0, number);
    }
}
