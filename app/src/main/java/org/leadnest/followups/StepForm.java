package org.leadnest.followups;

import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.leadnest.cadence.Approval;
import org.leadnest.cadence.Delay;
import org.leadnest.kernel.Ids;
import org.springframework.util.MultiValueMap;

/**
 * A step as the editor's form holds it: text as it was typed.
 *
 * @param unit of {@link Span}, or business days
 * @param expiry how late it may act; blank for however late
 * @param otherwise number of a step, or {@code end}
 * @param lineage blank for a new step
 */
record StepForm(
        String channel,
        String amount,
        String unit,
        String at,
        Span expiry,
        boolean asks,
        String subject,
        String body,
        String weight,
        List<Wording> variants,
        Asked asked,
        String url,
        String lineage) {
    static final String BUSINESS = "business";
    static final String END = "end";
    static final Span NEVER = new Span("", "hours");

    record Wording(String weight, String subject, String body) {
        static final Wording BLANK = new Wording("1", "", "");
    }

    record Asked(String on, String field, String value, String otherwise) {
        static final Asked BLANK = new Asked("STAGE", "", "", END);

        Asked leadingTo(String step) {
            return new Asked(on, field, value, step);
        }
    }

    static StepForm blank(StepChannel channel, boolean first) {
        boolean instant = first || channel == StepChannel.CONDITION || channel == StepChannel.WEBHOOK;
        return new StepForm(
                channel.name(),
                instant ? "0" : "2",
                instant ? "hours" : "days",
                "",
                NEVER,
                false,
                "",
                "",
                "1",
                List.of(),
                Asked.BLANK,
                "",
                "");
    }

    static StepForm of(SequenceStep step, int steps) {
        Duration expiry = step.notAfter();
        Span delay = delay(step.delay());
        return new StepForm(
                step.channel().name(),
                delay.amount(),
                delay.unit(),
                step.at() == null ? "" : step.at().toString(),
                expiry == null ? NEVER : Span.of(expiry),
                step.approval() == Approval.ASK,
                step.subject(),
                step.body(),
                Integer.toString(step.weight()),
                step.variants().stream()
                        .map(one -> new Wording(Integer.toString(one.weight()), one.subject(), one.body()))
                        .toList(),
                asked(step.branch(), steps),
                step.url() == null ? "" : step.url(),
                step.lineage().toString());
    }

    private static Span delay(Delay delay) {
        return switch (delay) {
            case Delay.BusinessDays(var days) -> new Span(Integer.toString(days), BUSINESS);
            case Delay.Elapsed(var time) -> Span.of(time);
        };
    }

    private static Asked asked(@Nullable StepBranch branch, int steps) {
        return branch == null
                ? Asked.BLANK
                : new Asked(
                        branch.on().name(),
                        branch.field(),
                        branch.value(),
                        branch.otherwise() >= steps ? END : Integer.toString(branch.otherwise() + 1));
    }

    static StepForm read(MultiValueMap<String, String> given, int i) {
        int wordings = SequenceForm.number(given.getFirst("variants_" + i));
        return new StepForm(
                SequenceForm.text(given, "channel_" + i),
                SequenceForm.text(given, "delay_" + i),
                SequenceForm.text(given, "unit_" + i),
                SequenceForm.text(given, "at_" + i),
                expiry(given, i),
                SequenceForm.text(given, "approval_" + i).equals(Approval.ASK.name()),
                SequenceForm.text(given, "subject_" + i),
                SequenceForm.text(given, "body_" + i),
                SequenceForm.text(given, "weight_" + i),
                IntStream.range(0, Math.clamp(wordings, 0, StepReading.MAX_VARIANTS + 1))
                        .mapToObj(j -> new Wording(
                                SequenceForm.text(given, "variants_" + i + "_" + j + "_weight"),
                                SequenceForm.text(given, "variants_" + i + "_" + j + "_subject"),
                                SequenceForm.text(given, "variants_" + i + "_" + j + "_body")))
                        .toList(),
                new Asked(
                        SequenceForm.text(given, "on_" + i),
                        SequenceForm.text(given, "field_" + i),
                        SequenceForm.text(given, "value_" + i),
                        SequenceForm.text(given, "otherwise_" + i)),
                SequenceForm.text(given, "url_" + i),
                SequenceForm.text(given, "lineage_" + i));
    }

    /** A form without the unit means hours. */
    private static Span expiry(MultiValueMap<String, String> given, int i) {
        String unit = SequenceForm.text(given, "notAfterUnit_" + i);
        return new Span(SequenceForm.text(given, "notAfter_" + i), unit.isEmpty() ? NEVER.unit() : unit);
    }

    StepForm with(List<Wording> others) {
        return new StepForm(
                channel, amount, unit, at, expiry, asks, subject, body, weight, others, asked, url, lineage);
    }

    StepForm leadingTo(String step) {
        Asked led = asked.leadingTo(step);
        return new StepForm(
                channel, amount, unit, at, expiry, asks, subject, body, weight, variants, led, url, lineage);
    }

    /** @param steps how many the sequence has */
    StepLine line(int steps) {
        boolean condition = channel.equals(StepChannel.CONDITION.name());
        boolean business = unit.equals(BUSINESS);
        Integer days = business ? number(amount, -1) : null;
        return new StepLine(
                channel,
                business ? null : new Span(amount, unit).iso(),
                days,
                at,
                expiry.amount().isBlank() ? null : expiry.iso(),
                asks ? Approval.ASK.name() : null,
                subject,
                body,
                variants.isEmpty() ? null : number(weight, 0),
                variants.stream()
                        .map(one -> new StepLine.Wording(number(one.weight(), 0), one.subject(), one.body()))
                        .toList(),
                condition ? condition(steps) : null,
                url,
                Ids.parse(lineage).orElse(null));
    }

    /** Only what the question needs: the other inputs of the form may hold what was typed for another. */
    private StepLine.Branch condition(int steps) {
        boolean field = asked.on().equals(StepBranch.Question.FIELD.name());
        boolean bare = Arrays.stream(StepBranch.Question.values())
                .anyMatch(one -> one.name().equals(asked.on()) && !one.hasValue());
        int otherwise = asked.otherwise().equals(END) ? steps : number(asked.otherwise(), 0) - 1;
        return new StepLine.Branch(asked.on(), field ? asked.field() : null, bare ? null : asked.value(), otherwise);
    }

    private static int number(String text, int otherwise) {
        return text.strip().matches("[0-9]{1,4}") ? Integer.parseInt(text.strip()) : otherwise;
    }
}
