package org.leadnest.followups;

import java.net.URI;
import java.net.URISyntaxException;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.LocalTime;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.UUID;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.leadnest.cadence.Approval;
import org.leadnest.cadence.Delay;
import org.leadnest.cadence.Variant;
import org.leadnest.kernel.FieldErrors;
import org.leadnest.kernel.Ids;

/** Reads one step as somebody wrote it; what is wrong or contradicts itself is named, field by field. */
final class StepReading {
    static final int MAX_SUBJECT = 500;
    static final int MAX_BODY = 20_000;
    static final int MAX_VARIANTS = 4;
    static final int MAX_BUSINESS_DAYS = 260;
    private static final int MAX_URL = 2_000;
    private static final int MAX_VALUE = 500;
    private static final Duration LONGEST = Duration.ofDays(1_830);
    /** The runner comes by every few seconds, and a busy one later; with less a step would be passed over by chance. */
    private static final Duration SHORTEST_EXPIRY = Duration.ofMinutes(5);

    private final StepLine line;
    private final String at;
    private final Known known;
    private final FieldErrors errors;

    StepReading(StepLine line, String at, Known known, FieldErrors errors) {
        this.line = line;
        this.at = at;
        this.known = known;
        this.errors = errors;
    }

    /**
     * What a step may name.
     *
     * @param liquid whether a text is well-formed
     * @param stages names
     * @param fields keys
     * @param address why an address may not be called, or an empty text
     */
    record Known(
            Predicate<String> liquid,
            Set<String> stages,
            Set<String> fields,
            java.util.function.Function<URI, String> address) {}

    /**
     * @param index of this step
     * @param steps how many there are
     */
    SequenceStep read(int index, int steps) {
        StepChannel channel = channel();
        List<StepVariant> variants = variants(channel);
        UUID id = Ids.next();
        return new SequenceStep(
                id,
                line.lineage() == null ? id : line.lineage(),
                channel,
                delay(),
                time(),
                notAfter(channel),
                approval(channel),
                subject(channel),
                body(channel),
                weight(variants),
                variants,
                branch(channel, index, steps),
                url(channel));
    }

    private StepChannel channel() {
        String wanted = given(line.channel()).toUpperCase(Locale.ROOT);
        return Arrays.stream(StepChannel.values())
                .filter(channel -> channel.name().equals(wanted))
                .findFirst()
                .orElseGet(() -> {
                    errors.add(at + "channel", "expected one of " + names(StepChannel.values()));
                    return StepChannel.EMAIL;
                });
    }

    private Delay delay() {
        Integer days = line.businessDays();
        if (days == null) {
            return new Delay.Elapsed(duration(line.delay(), "delay", Duration.ZERO));
        }
        errors.expect(given(line.delay()).isEmpty(), at + "delay", "expected either delay or businessDays, not both");
        boolean fits = days >= 0 && days <= MAX_BUSINESS_DAYS;
        errors.expect(fits, at + "businessDays", "expected 0 to " + MAX_BUSINESS_DAYS + " business days");
        return new Delay.BusinessDays(fits ? days : 0);
    }

    private @Nullable Duration notAfter(StepChannel channel) {
        if (given(line.notAfter()).isEmpty()) {
            return null;
        }
        errors.expect(channel.mayExpire(), at + "notAfter", "a " + channel + " step does nothing that comes too late");
        Duration late = duration(line.notAfter(), "notAfter", SHORTEST_EXPIRY);
        errors.expect(
                late.compareTo(SHORTEST_EXPIRY) >= 0,
                at + "notAfter",
                "expected at least 5 minutes: a step that is never a moment late is never sent");
        return late;
    }

    private Duration duration(@Nullable String text, String field, Duration otherwise) {
        String written = given(text);
        if (written.isEmpty()) {
            return otherwise;
        }
        try {
            Duration duration = Duration.parse(written);
            boolean fits = !duration.isNegative() && duration.compareTo(LONGEST) <= 0;
            errors.expect(fits, at + field, "expected a duration of 0 to 1830 days");
            errors.expect(duration.getNano() == 0, at + field, "expected whole seconds");
            return fits ? duration : otherwise;
        } catch (DateTimeException notDuration) {
            errors.add(at + field, "expected a duration such as PT0S, PT2H or P3D");
            return otherwise;
        }
    }

    private @Nullable LocalTime time() {
        if (given(line.at()).isEmpty()) {
            return null;
        }
        try {
            return LocalTime.parse(given(line.at()));
        } catch (DateTimeException notTime) {
            errors.add(at + "at", "expected a time of day such as 09:00");
            return null;
        }
    }

    private Approval approval(StepChannel channel) {
        String wanted = given(line.approval()).toUpperCase(Locale.ROOT);
        boolean ask = wanted.equals(Approval.ASK.name());
        errors.expect(
                wanted.isEmpty() || ask || wanted.equals(Approval.SEND.name()),
                at + "approval",
                "expected SEND or ASK");
        errors.expect(!ask || channel.mayAsk(), at + "approval", "only EMAIL, SMS and WEBHOOK steps can ask first");
        return ask ? Approval.ASK : Approval.SEND;
    }

    private String subject(StepChannel channel) {
        String subject = oneLine(text(line.subject(), MAX_SUBJECT, at + "subject", channel));
        errors.expect(channel != StepChannel.EMAIL || !subject.isBlank(), at + "subject", "an e-mail needs a subject");
        return subject;
    }

    private String body(StepChannel channel) {
        String body = text(line.body(), MAX_BODY, at + "body", channel);
        boolean titled = channel == StepChannel.TASK && !given(line.subject()).isEmpty();
        errors.expect(
                !channel.hasText() || titled || !body.isBlank(),
                at + "body",
                channel == StepChannel.TASK ? "expected a title or a text" : "expected a text");
        return body;
    }

    private List<StepVariant> variants(StepChannel channel) {
        List<StepLine.@Nullable Wording> given = line.variants() == null ? List.of() : line.variants();
        errors.expect(given.size() <= MAX_VARIANTS, at + "variants", "expected at most " + MAX_VARIANTS + " variants");
        errors.expect(given.isEmpty() || channel.writes(), at + "variants", "only EMAIL and SMS steps have variants");
        List<StepVariant> read = new ArrayList<>();
        for (int i = 0; i < Math.min(given.size(), MAX_VARIANTS); i++) {
            String place = at + "variants[" + i + "].";
            StepLine.Wording wording = given.get(i);
            if (wording == null) {
                errors.add(at + "variants[" + i + "]", "expected an object");
                continue;
            }
            String subject = oneLine(text(wording.subject(), MAX_SUBJECT, place + "subject", channel));
            String body = text(wording.body(), MAX_BODY, place + "body", channel);
            errors.expect(
                    channel != StepChannel.EMAIL || !subject.isBlank(), place + "subject", "an e-mail needs a subject");
            errors.expect(!body.isBlank(), place + "body", "expected a text");
            read.add(new StepVariant(share(wording.weight(), place + "weight"), subject, body));
        }
        return read;
    }

    private int weight(List<StepVariant> variants) {
        errors.expect(
                line.weight() == null || !variants.isEmpty(), at + "weight", "a weight stands only beside variants");
        return share(line.weight(), at + "weight");
    }

    private int share(@Nullable Integer weight, String field) {
        boolean fits = weight == null || (weight >= 1 && weight <= Variant.MOST_WEIGHT);
        errors.expect(fits, field, "expected 1 to " + Variant.MOST_WEIGHT);
        return weight == null || !fits ? 1 : weight;
    }

    private @Nullable StepBranch branch(StepChannel channel, int index, int steps) {
        StepLine.Branch branch = line.condition();
        boolean wanted = channel == StepChannel.CONDITION;
        errors.expect(wanted || branch == null, at + "condition", "only a CONDITION step asks");
        if (!wanted || branch == null) {
            errors.expect(!wanted, at + "condition", "expected what to ask");
            return wanted ? new StepBranch(StepBranch.Question.REPLIED, "", "", steps) : null;
        }
        StepBranch.Question on = question(branch);
        int otherwise = branch.otherwise() == null ? steps : branch.otherwise();
        errors.expect(
                otherwise > index && otherwise <= steps,
                at + "condition.otherwise",
                "expected the index of a later step, or " + steps + " for the end");
        return new StepBranch(on, field(on, branch), value(on, branch), otherwise);
    }

    private StepBranch.Question question(StepLine.Branch branch) {
        String wanted = given(branch.on()).toUpperCase(Locale.ROOT);
        return Arrays.stream(StepBranch.Question.values())
                .filter(one -> one.name().equals(wanted))
                .findFirst()
                .orElseGet(() -> {
                    errors.add(at + "condition.on", "expected one of " + names(StepBranch.Question.values()));
                    return StepBranch.Question.REPLIED;
                });
    }

    private String field(StepBranch.Question on, StepLine.Branch branch) {
        String field = given(branch.field());
        if (on != StepBranch.Question.FIELD) {
            errors.expect(field.isEmpty(), at + "condition.field", "only FIELD names a field");
            return "";
        }
        errors.expect(
                known.fields().contains(field),
                at + "condition.field",
                known.fields().isEmpty()
                        ? "the account has no fields of its own"
                        : "expected one of " + String.join(", ", known.fields()));
        return field;
    }

    private String value(StepBranch.Question on, StepLine.Branch branch) {
        String value = oneLine(given(branch.value()));
        errors.expect(value.length() <= MAX_VALUE, at + "condition.value", "expected at most 500 characters");
        switch (on) {
            case REPLIED, OPENED_LINK -> errors.expect(value.isEmpty(), at + "condition.value", on + " has no value");
            case STAGE ->
                errors.expect(
                        known.stages().contains(value),
                        at + "condition.value",
                        "expected one of " + String.join(", ", known.stages()));
            case TAG, FIELD -> errors.expect(!value.isEmpty(), at + "condition.value", "expected a value");
        }
        return value;
    }

    private @Nullable String url(StepChannel channel) {
        String url = given(line.url());
        if (channel != StepChannel.WEBHOOK) {
            errors.expect(url.isEmpty(), at + "url", "only a WEBHOOK step has an address");
            return null;
        }
        errors.expect(url.length() <= MAX_URL, at + "url", "expected at most 2000 characters");
        try {
            URI address = new URI(url);
            String objection = known.address().apply(address);
            errors.expect(objection.isEmpty(), at + "url", objection);
        } catch (URISyntaxException notUrl) {
            errors.add(at + "url", "expected an address such as https://example.com/hook");
        }
        return url;
    }

    private String text(@Nullable String text, int max, String field, StepChannel channel) {
        String value = text == null ? "" : text;
        if (!channel.hasText()) {
            errors.expect(value.isBlank(), field, "a " + channel + " step has no text");
            return "";
        }
        errors.expect(value.codePointCount(0, value.length()) <= max, field, "expected at most " + max + " characters");
        errors.expect(value.indexOf('\0') < 0, field, "expected text without NUL characters");
        errors.expect(
                known.liquid().test(value), field, "expected Liquid that can be read, such as {{ lead.firstName }}");
        return value.replace("\r\n", "\n").replace('\r', '\n').replaceFirst("^\n+", "");
    }

    /** What stands in one line of a form comes back from it in one line. */
    private static String oneLine(String text) {
        return text.replaceAll("[\r\n]+", " ");
    }

    private static String given(@Nullable String text) {
        return text == null ? "" : text.strip();
    }

    private static String names(Enum<?>[] values) {
        return Arrays.stream(values).map(Enum::name).collect(Collectors.joining(", "));
    }
}
