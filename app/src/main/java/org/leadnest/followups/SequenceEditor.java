package org.leadnest.followups;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.leadnest.kernel.FieldErrors;
import org.leadnest.messaging.Templates;
import org.springframework.stereotype.Component;

/** Makes the editor's page out of its form. */
@Component
class SequenceEditor {
    private static final Pattern STEP_FIELD = Pattern.compile("steps\\[(\\d+)]\\.(?:condition\\.)?(\\w+)");
    private static final Pattern WORDING_FIELD = Pattern.compile("steps\\[(\\d+)]\\.variants\\[(\\d+)]\\.(\\w+)");

    private static final String TEST = "test:";

    private final Sequences sequences;
    private final PreviewLeads previewed;
    private final Templates templates;
    private final StepNames names;
    private final Versions versions;

    SequenceEditor(
            Sequences sequences, PreviewLeads previewed, Templates templates, StepNames names, Versions versions) {
        this.sequences = sequences;
        this.previewed = previewed;
        this.templates = templates;
        this.names = names;
        this.versions = versions;
    }

    SequenceEditorPage page(@Nullable Sequence sequence, SequenceForm form, String lead, FieldErrors errors) {
        String url = sequence == null ? null : "/app/sequences/" + sequence.id();
        return new SequenceEditorPage(
                sequence == null ? "New sequence" : sequence.name(),
                sequence == null
                        ? "Steps run from top to bottom. A reply, an opt-out or a deal ends the run by itself."
                        : "Version " + sequence.version()
                                + ". Leads that are enrolled keep theirs; a change of steps makes a new one.",
                url == null ? "/app/sequences" : url,
                url,
                sequence == null ? null : numbers(sequence),
                form.name(),
                cards(form),
                sequence == null || !form.equals(SequenceForm.of(sequence)) ? List.of() : results(sequence),
                form.pausing().contains("REPLIED"),
                form.pausing().contains("STAGE_CHANGED"),
                form.pausing().contains("DEAL_OPENED"),
                form.pausing().contains("SHOWING_BOOKED"),
                form.anyStage(),
                form.goalTag(),
                names.fields(),
                List.copyOf(names.stages()),
                previewed.offered(lead),
                lead,
                previews(form, lead),
                fields(errors));
    }

    List<SequenceEditorPage.Preview> previews(SequenceForm form, String lead) {
        Map<String, Object> fields = previewed.fields(lead);
        List<SequenceEditorPage.Preview> previews = new ArrayList<>();
        for (StepForm step : form.steps()) {
            previews.add(preview(form, step, previews.size() + 1, fields));
        }
        return previews;
    }

    /** The e-mail step that {@code test:2} asks to be tried, as the lead would get it. */
    Optional<SequenceEditorPage.Preview> tested(SequenceForm form, String act, String lead) {
        int index = act.startsWith(TEST) ? SequenceForm.number(act.substring(TEST.length())) : -1;
        return index >= 0 && index < form.steps().size() && channel(form.steps().get(index)) == StepChannel.EMAIL
                ? Optional.of(preview(form, form.steps().get(index), index + 1, previewed.fields(lead)))
                : Optional.empty();
    }

    private SequenceEditorPage.Preview preview(
            SequenceForm form, StepForm step, int number, Map<String, Object> fields) {
        StepChannel channel = channel(step);
        Templates.Rendered subject = templates.render(channel.hasText() ? step.subject() : "", fields);
        Templates.Rendered body = templates.render(channel.hasText() ? step.body() : "", fields);
        List<String> problems = new ArrayList<>();
        if (channel.hasText()) {
            problems.addAll(templates.problems(step.subject()));
            problems.addAll(templates.problems(step.body()));
        }
        for (StepForm.Wording wording : step.variants()) {
            problems.addAll(templates.problems(wording.subject()));
            problems.addAll(templates.problems(wording.body()));
        }
        String words = switch (channel) {
            case EMAIL, SMS, TASK -> body.text();
            case WAIT -> "Only lets time pass.";
            case WEBHOOK -> step.url().isBlank() ? "Calls an address." : "Calls " + step.url();
            case CONDITION ->
                "If not, goes on with "
                        + target(step.asked().otherwise(), form.steps().size()) + ".";
        };
        return new SequenceEditorPage.Preview(
                "Step " + number + ": " + channel.label(),
                channel.icon(),
                channel == StepChannel.SMS ? "" : subject.text(),
                words,
                channel == StepChannel.SMS && !words.isBlank()
                        ? templates.textSize(words, firstText(form, number))
                        : "",
                problems);
    }

    /** Whether no step before it texts: what a lead gets first on a number says how to opt out. */
    private boolean firstText(SequenceForm form, int number) {
        return form.steps().subList(0, number - 1).stream().noneMatch(step -> channel(step) == StepChannel.SMS);
    }

    private static String target(String otherwise, int steps) {
        int number = SequenceForm.number(otherwise);
        return number < 1 || number > steps ? "the end" : "step " + number;
    }

    private SequenceEditorPage.Numbers numbers(Sequence sequence) {
        SequenceNumbers numbers =
                Objects.requireNonNull(sequences.numbers(List.of(sequence.id())).get(sequence.id()));
        return new SequenceEditorPage.Numbers(
                Long.toString(numbers.enrolled()),
                Long.toString(numbers.active()),
                Long.toString(numbers.sent()),
                Long.toString(numbers.replied()));
    }

    /** In words, by step of the saved version; empty where nothing has happened. */
    private List<String> results(Sequence sequence) {
        return versions.numbers(sequence).stream()
                .map(one -> one.nothing()
                        ? ""
                        : one.sent() + " sent, " + one.delivered() + " delivered, " + one.failed() + " failed; then "
                                + (one.clicked() == 0 ? "" : one.clicked() + " opened a link, ")
                                + one.replied() + " replied, " + one.optedOut() + " opted out")
                .toList();
    }

    private static List<SequenceEditorPage.Card> cards(SequenceForm form) {
        return IntStream.range(0, form.steps().size())
                .mapToObj(index ->
                        card(form.steps().get(index), index, form.steps().size()))
                .toList();
    }

    private static SequenceEditorPage.Card card(StepForm step, int index, int steps) {
        StepChannel channel = channel(step);
        return new SequenceEditorPage.Card(
                index,
                channel.name(),
                "Step " + (index + 1) + ": " + channel.label(),
                channel.icon(),
                new SequenceEditorPage.Timing(
                        step.amount(),
                        step.unit().isBlank() ? "hours" : step.unit(),
                        step.at(),
                        step.expiry(),
                        channel.mayExpire(),
                        step.asks(),
                        channel.mayAsk()),
                switch (channel) {
                    case EMAIL -> "Subject";
                    case TASK -> "What to do";
                    case SMS, WAIT, CONDITION, WEBHOOK -> "";
                },
                step.subject(),
                channel == StepChannel.TASK ? "Notes" : channel.hasText() ? "Text" : "",
                step.body(),
                step.weight().isBlank() ? "1" : step.weight(),
                wordings(step),
                new SequenceEditorPage.Asked(
                        step.asked().on(),
                        step.asked().field(),
                        step.asked().value(),
                        step.asked().otherwise()),
                targets(index, steps),
                step.url(),
                index == 0,
                index == steps - 1);
    }

    private static List<SequenceEditorPage.Wording> wordings(StepForm step) {
        List<SequenceEditorPage.Wording> wordings = new ArrayList<>();
        for (StepForm.Wording one : step.variants()) {
            String letter = Character.toString('B' + wordings.size());
            wordings.add(
                    new SequenceEditorPage.Wording(wordings.size(), letter, one.weight(), one.subject(), one.body()));
        }
        return wordings;
    }

    private static Map<String, String> targets(int index, int steps) {
        Map<String, String> targets = new LinkedHashMap<>();
        for (int number = index + 2; number <= steps; number++) {
            targets.put(Integer.toString(number), "Step " + number);
        }
        targets.put(StepForm.END, "The end");
        return targets;
    }

    /** {@code steps[2].body} is the field {@code body_2} of the form. */
    private static Map<String, String> fields(FieldErrors errors) {
        Map<String, String> byField = new LinkedHashMap<>();
        errors.ordered().forEach((key, message) -> {
            Matcher step = STEP_FIELD.matcher(key);
            Matcher wording = WORDING_FIELD.matcher(key);
            if (wording.matches()) {
                byField.put("variants_" + wording.group(1) + "_" + wording.group(2) + "_" + wording.group(3), message);
            } else {
                byField.put(step.matches() ? field(step.group(2)) + "_" + step.group(1) : key, message);
            }
        });
        return byField;
    }

    private static String field(String name) {
        return name.equals("businessDays") ? "delay" : name;
    }

    private static StepChannel channel(StepForm step) {
        for (StepChannel channel : StepChannel.values()) {
            if (channel.name().equals(step.channel())) {
                return channel;
            }
        }
        return StepChannel.EMAIL;
    }
}
