package org.leadnest.followups;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.leadnest.cadence.Action;
import org.leadnest.cadence.Advance;
import org.leadnest.cadence.Cadence;
import org.leadnest.cadence.Effect;
import org.leadnest.cadence.Enrollment;
import org.leadnest.cadence.Facts;
import org.leadnest.cadence.SequencePlan;
import org.leadnest.cadence.Signal;
import org.leadnest.cadence.Status;
import org.leadnest.cadence.Step;
import org.leadnest.kernel.UserId;
import org.leadnest.leads.LeadId;
import org.leadnest.leads.NewTask;
import org.leadnest.messaging.Category;
import org.leadnest.messaging.Channel;
import org.leadnest.messaging.Correspondence.Standing;
import org.leadnest.messaging.Outgoing;
import org.leadnest.messaging.Templates;

/**
 * What one enrollment does in one go: the signals that are given, then every step that is due. Collects its deeds with
 * their texts filled in; a text that cannot be filled in pauses the enrollment before that step, for a person to see.
 */
final class Turn {
    private static final int MAX_TITLE = 500;
    private static final Pattern WHITE = Pattern.compile("\\s+");

    private final Run run;
    private final SequencePlan plan;
    private final Addressee addressee;
    private final Facts facts;
    private final Templates templates;
    private final Instant now;
    private @Nullable Map<String, Object> fields;
    private @Nullable Instant heardAt;

    private final List<Deed> deeds = new ArrayList<>();
    private Enrollment enrollment;
    private @Nullable String problem;

    Turn(Run run, SequencePlan plan, Addressee addressee, Facts facts, Templates templates, Instant now) {
        this.run = run;
        this.plan = plan;
        this.addressee = addressee;
        this.facts = facts;
        this.templates = templates;
        this.now = now;
        this.enrollment = run.enrollment();
    }

    /** @param answered when the newest answer came that is known here; what comes later keeps the messages back */
    Turn hearing(@Nullable Instant answered) {
        heardAt = answered;
        return this;
    }

    /** What the runner does at a moment: what is committed already comes first, then every step that is due. */
    Turn meet(Standing standing) {
        hearing(standing.answeredAt());
        run.objections(standing, now).forEach(this::take);
        return due();
    }

    /** A signal after the end changes nothing. */
    Turn take(Signal signal) {
        Advance advance = Cadence.advance(enrollment, plan, signal, now, facts);
        return carryOut(advance) ? this : pause();
    }

    /** Every step that is due by now, one after the other. */
    Turn due() {
        for (int steps = 0; steps <= plan.steps().size() && enrollment.isDue(now) && problem == null; steps++) {
            take(new Signal.Due());
        }
        return this;
    }

    /** In their order. */
    List<Deed> deeds() {
        return deeds;
    }

    boolean asks() {
        return enrollment.status() == Status.ASKING;
    }

    Run result() {
        return run.with(enrollment, problem, enrollment.ended() ? endedAt() : null);
    }

    private Instant endedAt() {
        Instant before = run.endedAt();
        return before == null ? now : before;
    }

    private Turn pause() {
        enrollment = Cadence.advance(enrollment, plan, new Signal.Paused(), now, facts)
                .enrollment();
        return this;
    }

    /** False when a text could not be filled in; then nothing of the advance is kept. */
    private boolean carryOut(Advance advance) {
        int step = enrollment.step();
        List<Deed> doing = new ArrayList<>();
        for (Effect effect : advance.effects()) {
            Deed deed = deed(effect, step);
            if (problem != null) {
                return false;
            }
            if (deed != null) {
                doing.add(deed);
            }
        }
        if (doing.isEmpty()
                && advance.enrollment().step() > step
                && !advance.enrollment().ended()) {
            doing.add(new Deed.Passes(step, advance.enrollment().step()));
        }
        deeds.addAll(doing);
        enrollment = advance.enrollment();
        return true;
    }

    private @Nullable Deed deed(Effect effect, int index) {
        return switch (effect) {
            case Effect.SendEmail(var step, var notAfter) ->
                new Deed.Sends(index, message(step, Channel.EMAIL, notAfter));
            case Effect.SendSms(var step, var notAfter) -> new Deed.Sends(index, message(step, Channel.SMS, notAfter));
            case Effect.CreateTask(var step) -> new Deed.Files(index, task(step));
            case Effect.CallWebhook(var step) -> new Deed.Calls(index, call(step, index));
            case Effect.AskFirst _ -> new Deed.Asks(index);
            case Effect.Skip _ -> new Deed.Skips(index);
            case Effect.Complete _, Effect.Exit _ -> null;
        };
    }

    private NewCall call(Step step, int index) {
        if (!(step.action() instanceof Action.Webhook webhook)) {
            throw new IllegalStateException("not a webhook: " + step);
        }
        return new NewCall(run.id(), step.id(), index, webhook.url());
    }

    private Outgoing message(Step step, Channel channel, @Nullable Instant notAfter) {
        Action action = step.actionFor(run.id());
        String subject = action instanceof Action.Email email ? email.subject() : "";
        String body = switch (action) {
            case Action.Email email -> email.body();
            case Action.Sms sms -> sms.body();
            case Action.Task _, Action.Wait _, Action.Condition _, Action.Webhook _ ->
                throw new IllegalStateException("not a message: " + step);
        };
        return new Outgoing(
                run.lead(),
                channel,
                Category.COMMERCIAL,
                addressee.address(channel == Channel.EMAIL ? StepChannel.EMAIL : StepChannel.SMS),
                addressee.name(),
                onOneLine(filled(subject)),
                filled(body),
                addressee.whereabouts(),
                new Outgoing.Origin.Step(run.id(), step.id(), wording(step), heardAt, run.listensFrom()),
                notAfter);
    }

    private @Nullable Integer wording(Step step) {
        return step.variants().isEmpty() ? null : step.variantFor(run.id());
    }

    private NewTask task(Step step) {
        if (!(step.action() instanceof Action.Task task)) {
            throw new IllegalStateException("not a task: " + step);
        }
        String title = onOneLine(filled(task.title()));
        UserId owner = addressee.recipient().owner();
        return new NewTask(
                new LeadId(run.lead()),
                title.isBlank() ? "Follow up" : title.substring(0, Math.min(title.length(), MAX_TITLE)),
                now,
                owner);
    }

    private static String onOneLine(String text) {
        return spaced(text) ? text.strip() : WHITE.matcher(text).replaceAll(" ").strip();
    }

    /** Whether white space is single blanks alone, as in most subjects. */
    private static boolean spaced(String text) {
        for (int at = 0; at < text.length(); at++) {
            char c = text.charAt(at);
            if ((c < ' ' && c != 0) || (c == ' ' && at > 0 && text.charAt(at - 1) == ' ')) {
                return false;
            }
        }
        return true;
    }

    private String filled(String text) {
        if (fields == null) {
            fields = addressee.fields();
        }
        Templates.Rendered rendered = templates.render(text, fields);
        if (!rendered.ok()) {
            problem = "A text of step " + (enrollment.step() + 1) + " cannot be filled in: "
                    + String.join(" ", rendered.problems());
        }
        return rendered.text();
    }
}
