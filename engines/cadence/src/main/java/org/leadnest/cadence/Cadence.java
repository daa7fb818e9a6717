package org.leadnest.cadence;

import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The state machine. A signal that {@link Transitions} does not know in a status changes nothing, and so does a
 * {@link Signal.Due} that comes early; therefore a signal may be delivered again without harm.
 *
 * <p>One {@code Due} runs one step. A step's moment is when it was due, not when a late runner came by, so that a plan's
 * times are the same on a busy day as on a quiet one; a caller repeats {@code Due} while {@link Enrollment#isDue} says so.
 * Steps that would be pointless late carry an expiry.
 */
public final class Cadence {

    /** Held this long after a machine's answer that names no date of return: a working day off sick, and a day's grace. */
    private static final int DAYS_WITHOUT_RETURN_DATE = 2;

    /** When a hold ends on its day: the start of office hours, in the lead's zone. */
    private static final LocalTime HOLD_ENDS = LocalTime.of(9, 0);

    private Cadence() {}

    /**
     * @param now the instant of the signal
     * @throws IllegalArgumentException when the plan is not the version that the enrollment started with
     */
    public static Advance advance(Enrollment enrollment, SequencePlan plan, Signal signal, Instant now, Facts facts) {
        if (!plan.versionId().equals(enrollment.versionId())) {
            throw new IllegalArgumentException("Enrollment " + enrollment.id() + " runs version "
                    + enrollment.versionId() + ", not " + plan.versionId());
        }
        if (signal instanceof Signal.Due && !enrollment.isDue(now)) {
            return Advance.unchanged(enrollment);
        }
        var turn = new Turn(enrollment, plan, now, facts);
        return switch (Transitions.move(enrollment.status(), signal)) {
            case STAY -> Advance.unchanged(enrollment);
            case BEGIN -> turn.goOn(0, enrollment.moment(), List.of());
            case RUN -> turn.run();
            case SEND -> turn.act(turn.step(), turn.notBeforeMoment(), enrollment.due());
            case SKIP -> turn.skip(signal);
            case HOLD -> new Advance(enrollment.held(holdEnd(enrollment, signal, now, facts)), List.of());
            case WAKE -> turn.wake();
            case LEAVE -> turn.leave(reason(signal));
            case CLOSE -> turn.close(signal);
        };
    }

    /**
     * Another version of the same sequence takes over. Delays count from the moment that the old step counted from; a
     * question is asked anew, a hold stays. What ended stays as it is.
     *
     * @param next index of the step to go on with; at or behind the enrollment's own, so that it never goes back
     */
    public static Enrollment move(Enrollment enrollment, SequencePlan to, int next, Facts facts) {
        if (next < enrollment.step() && next < to.steps().size()) {
            throw new IllegalArgumentException("A move may not go back from step " + enrollment.step() + " to " + next);
        }
        if (enrollment.ended()) {
            return enrollment;
        }
        var moved = enrollment.under(to.versionId(), Math.min(next, to.steps().size()));
        if (next >= to.steps().size()) {
            return moved.completed(to.steps().size(), enrollment.moment());
        }
        return switch (enrollment.status()) {
            case NEW, HELD -> moved;
            case ACTIVE, ASKING ->
                moved.active(next, enrollment.moment(), to.steps().get(next).momentAfter(enrollment.moment(), facts));
            case COMPLETED, EXITED -> enrollment;
        };
    }

    private static @Nullable Instant holdEnd(Enrollment enrollment, Signal signal, Instant now, Facts facts) {
        if (!(signal instanceof Signal.AutoReplied answer)) {
            return null;
        }
        if (enrollment.status() == Status.HELD && enrollment.due() == null) {
            return null;
        }
        var end = backAtWork(answer.returnDate(), now, facts.zone(), facts.workDays());
        var current = enrollment.status() == Status.HELD ? enrollment.due() : null;
        return current != null && current.isAfter(end) ? current : end;
    }

    /**
     * When messages go on to somebody whose machine answered: the business day after the return.
     *
     * @param back the day that the answer names; null when it names none
     */
    public static Instant backAtWork(@Nullable LocalDate back, Instant now, ZoneId zone, WorkDays days) {
        return LocalTimes.at(holdEndDay(back, now.atZone(zone).toLocalDate(), days), HOLD_ENDS, zone);
    }

    private static LocalDate holdEndDay(@Nullable LocalDate back, LocalDate today, WorkDays days) {
        return back == null || back.isBefore(today) ? days.plus(today, DAYS_WITHOUT_RETURN_DATE) : days.plus(back, 1);
    }

    private static ExitReason reason(Signal signal) {
        return switch (signal) {
            case Signal.Replied _ -> ExitReason.REPLIED;
            case Signal.OptedOut _, Signal.ChannelClosed _ -> ExitReason.OPTED_OUT;
            case Signal.StageChanged _ -> ExitReason.STAGE_CHANGED;
            case Signal.DealOpened _ -> ExitReason.DEAL_OPENED;
            case Signal.ShowingBooked _ -> ExitReason.SHOWING_BOOKED;
            case Signal.GoalReached _ -> ExitReason.GOAL_REACHED;
            case Signal.Stopped _ -> ExitReason.STOPPED;
            case Signal.Archived _ -> ExitReason.ARCHIVED;
            case Signal.Started _,
                    Signal.Due _,
                    Signal.Approved _,
                    Signal.Declined _,
                    Signal.AutoReplied _,
                    Signal.Paused _,
                    Signal.Resumed _ -> throw new IllegalArgumentException(signal + " ends nothing");
        };
    }

    /** One advance with everything that it looks at. */
    private record Turn(Enrollment enrollment, SequencePlan plan, Instant now, Facts facts) {

        Step step() {
            return plan.steps().get(enrollment.step());
        }

        /** A person's word counts from when it was given. */
        Instant notBeforeMoment() {
            return now.isBefore(enrollment.moment()) ? enrollment.moment() : now;
        }

        private Instant due() {
            var due = enrollment.due();
            return due == null ? notBeforeMoment() : due;
        }

        Advance run() {
            var step = step();
            var expiry = step.expiry(due());
            if (expiry != null && now.isAfter(expiry)) {
                return passOver(step, Effect.SkipReason.EXPIRED, due());
            }
            if (step.approval() == Approval.ASK && mayAsk(step.action())) {
                return new Advance(enrollment.asking(expiry), List.of(new Effect.AskFirst(step, expiry)));
            }
            return act(step, due(), expiry);
        }

        private static boolean mayAsk(Action action) {
            return switch (action) {
                case Action.Email _, Action.Sms _, Action.Webhook _ -> true;
                case Action.Task _, Action.Wait _, Action.Condition _ -> false;
            };
        }

        Advance act(Step step, Instant moment, @Nullable Instant expiry) {
            var effects = new ArrayList<Effect>();
            var next = enrollment.step() + 1;
            switch (step.action()) {
                case Action.Email _ -> effects.add(new Effect.SendEmail(step, expiry));
                case Action.Sms _ -> effects.add(new Effect.SendSms(step, expiry));
                case Action.Task _ -> effects.add(new Effect.CreateTask(step));
                case Action.Webhook _ -> effects.add(new Effect.CallWebhook(step));
                case Action.Wait _ -> {}
                case Action.Condition condition -> next = condition.check().holds(facts) ? next : condition.otherwise();
            }
            return goOn(next, moment, effects);
        }

        Advance skip(Signal signal) {
            return signal instanceof Signal.Due
                    ? passOver(step(), Effect.SkipReason.EXPIRED, due())
                    : passOver(step(), Effect.SkipReason.DECLINED, notBeforeMoment());
        }

        private Advance passOver(Step step, Effect.SkipReason reason, Instant moment) {
            return goOn(enrollment.step() + 1, moment, List.of(new Effect.Skip(step, reason)));
        }

        Advance goOn(int next, Instant moment, List<Effect> before) {
            if (next < plan.steps().size()) {
                var due = plan.steps().get(next).momentAfter(moment, facts);
                return new Advance(enrollment.active(next, moment, due), before);
            }
            var effects = new ArrayList<>(before);
            effects.add(new Effect.Complete());
            return new Advance(enrollment.completed(next, moment), effects);
        }

        Advance wake() {
            var planned = step().momentAfter(enrollment.moment(), facts);
            if (!planned.isBefore(now)) {
                return new Advance(enrollment.active(enrollment.step(), enrollment.moment(), planned), List.of());
            }
            var expiry = step().expiry(planned);
            if (expiry != null && now.isAfter(expiry)) {
                return passOver(step(), Effect.SkipReason.EXPIRED, notBeforeMoment());
            }
            var due = step().momentAnew(now, facts);
            return new Advance(enrollment.active(enrollment.step(), enrollment.moment(), due), List.of());
        }

        /** Goes on as long as a step can still reach the lead: the closed ones are refused one by one. */
        Advance close(Signal signal) {
            return signal instanceof Signal.ChannelClosed left && plan.silencedBy(left.closed(), enrollment.step())
                    ? leave(ExitReason.OPTED_OUT)
                    : Advance.unchanged(enrollment);
        }

        Advance leave(ExitReason reason) {
            if (plan.pausing().contains(reason)) {
                return new Advance(enrollment.held(null), List.of());
            }
            return new Advance(enrollment.exited(reason), List.of(new Effect.Exit(reason)));
        }
    }
}
