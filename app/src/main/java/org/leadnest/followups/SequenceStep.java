package org.leadnest.followups;

import java.time.Duration;
import java.time.LocalTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.leadnest.cadence.Action;
import org.leadnest.cadence.Approval;
import org.leadnest.cadence.Delay;
import org.leadnest.cadence.Step;
import org.leadnest.cadence.Variant;

/**
 * One step of a version.
 *
 * @param lineage the same for the step that it became in each later version
 * @param delay after the step before it, for the first one after enrolment
 * @param at then the next such local time of the lead
 * @param notAfter how late it may act; later it is passed over
 * @param subject of an e-mail, title of a task; else blank
 * @param body in Liquid; blank when the step has no words
 * @param weight of this wording among {@code variants}
 * @param branch of a condition only
 * @param url of a webhook only
 */
public record SequenceStep(
        UUID id,
        UUID lineage,
        StepChannel channel,
        Delay delay,
        @Nullable LocalTime at,
        @Nullable Duration notAfter,
        Approval approval,
        String subject,
        String body,
        int weight,
        List<StepVariant> variants,
        @Nullable StepBranch branch,
        @Nullable String url) {

    public SequenceStep {
        variants = List.copyOf(variants);
    }

    Step planned() {
        return new Step(id, action(subject, body), delay, at, notAfter, approval, wordings());
    }

    private List<Variant> wordings() {
        if (variants.isEmpty()) {
            return List.of();
        }
        List<Variant> wordings = new ArrayList<>();
        wordings.add(new Variant(weight, action(subject, body)));
        variants.forEach(one -> wordings.add(new Variant(one.weight(), action(one.subject(), one.body()))));
        return wordings;
    }

    /** A task without a subject takes its title from the body. */
    private Action action(String title, String text) {
        return switch (channel) {
            case EMAIL -> new Action.Email(title, text);
            case SMS -> new Action.Sms(text);
            case TASK -> new Action.Task(title.isBlank() ? text : title, text);
            case WAIT -> new Action.Wait();
            case CONDITION -> Objects.requireNonNull(branch).action();
            case WEBHOOK -> new Action.Webhook(Objects.requireNonNull(url));
        };
    }

    /** Whether both do the same at the same time; their ids do not matter. */
    boolean same(SequenceStep other) {
        return with(other.id, other.lineage).equals(other);
    }

    SequenceStep of(UUID other) {
        return with(id, other);
    }

    /** Whether both say the same words to the lead, whenever that is. */
    boolean says(SequenceStep other) {
        return channel.hasText()
                && channel == other.channel
                && subject.equals(other.subject)
                && body.equals(other.body);
    }

    private SequenceStep with(UUID id, UUID lineage) {
        return new SequenceStep(
                id, lineage, channel, delay, at, notAfter, approval, subject, body, weight, variants, branch, url);
    }
}
