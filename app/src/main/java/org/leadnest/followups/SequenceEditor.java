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
    private final SequenceWords words;

    SequenceEditor(
            Sequences sequences, PreviewLeads previewed, Templates templates, StepNames names, SequenceWords words) {
        this.sequences = sequences;
        this.previewed = previewed;
        this.templates = templates;
        this.names = names;
        this.words = words;
    }

    /**
     * What the page is made for.
     *
     * @param lead as whom the preview reads, or empty
     * @param allVersions whose numbers the cards show
     * @param revision that the form was made from; absent for the one of now
     * @param overwrites whether somebody else saved the sequence since then
     */
    record Look(String lead, boolean allVersions, @Nullable Integer revision, boolean overwrites) {
        static Look at(String lead) {
            return new Look(lead, false, null, false);
        }
    }

    SequenceEditorPage page(@Nullable Sequence sequence, SequenceForm form, Look look, FieldErrors errors) {
        String lead = look.lead();
        Integer now = sequence == null ? null : sequence.revision();
        Integer revision = look.revision() == null || look.overwrites() ? now : look.revision();
        String url = sequence == null ? null : "/app/sequences/" + sequence.id();
        return new SequenceEditorPage(
                sequence == null ? "New sequence" : sequence.name(),
                sequence == null
                        ? "Steps run from top to bottom. A reply, an opt-out or a deal ends the run by itself."
                        : "Version " + sequence.version()
                                + ". Leads that are enrolled keep theirs; a change of steps makes a new one.",
                url == null ? "/app/sequences" : url,
                url,
                revision,
                sequence == null ? null : numbers(sequence),
                look.allVersions(),
                form.name(),
                cards(form),
                sequence == null || !form.equals(SequenceForm.of(sequence))
                        ? List.of()
                        : words.results(sequence, look.allVersions()),
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
                sequence == null || !look.overwrites() ? List.of() : words.changes(sequence, form),
                fields(errors));
    }

    List<SequenceEditorPage.Preview> previews(SequenceForm form, String lead) {
        Map<String, Object> fields = previewed.fields(lead);
        List<SequenceEditorPage.Preview> previews = new ArrayList<>();
        for (int index = 0; index < form.steps().size(); index++) {
            int step = index;
            IntStream.rangeClosed(0, form.steps().get(index).variants().size())
                    .forEach(wording -> previews.add(preview(form, step, wording, fields)));
        }
        return previews;
    }

    /** The step that {@code test:2} asks to be tried, or its wording {@code test:2_1}, as the lead would get it. */
    Optional<SequenceEditorPage.Preview> tested(SequenceForm form, String act, String lead) {
        if (!act.startsWith(TEST)) {
            return Optional.empty();
        }
        String[] place = act.substring(TEST.length()).split("_", 2);
        int index = SequenceForm.number(place[0]);
        int wording = place.length > 1 ? SequenceForm.number(place[1]) : 0;
        if (index < 0 || index >= form.steps().size()) {
            return Optional.empty();
        }
        StepForm step = form.steps().get(index);
        return channel(step).writes()
                        && wording >= 0
                        && wording <= step.variants().size()
                ? Optional.of(preview(form, index, wording, previewed.fields(lead)))
                : Optional.empty();
    }

    /** @param wording 0 for the step's own */
    private SequenceEditorPage.Preview preview(SequenceForm form, int index, int wording, Map<String, Object> fields) {
        StepForm step = form.steps().get(index);
        StepChannel channel = channel(step);
        StepForm.Wording said = wording == 0
                ? new StepForm.Wording("", step.subject(), step.body())
                : step.variants().get(wording - 1);
        String subject = channel.hasText() ? said.subject() : "";
        String body = channel.hasText() ? said.body() : "";
        List<String> problems = new ArrayList<>(templates.problems(subject));
        problems.addAll(templates.problems(body));
        String words = switch (channel) {
            case EMAIL, SMS, TASK -> templates.render(body, fields).text();
            case WAIT -> "Only lets time pass.";
            case WEBHOOK -> step.url().isBlank() ? "Calls an address." : "Calls " + step.url();
            case CONDITION ->
                "If not, goes on with "
                        + target(step.asked().otherwise(), form.steps().size()) + ".";
        };
        String letter = step.variants().isEmpty() ? "" : ", wording " + (char) ('A' + wording);
        return new SequenceEditorPage.Preview(
                "Step " + (index + 1) + ": " + channel.label() + letter,
                channel.icon(),
                channel == StepChannel.SMS
                        ? ""
                        : templates.render(subject, fields).text(),
                words,
                channel == StepChannel.SMS && !words.isBlank()
                        ? templates.textSize(words, firstText(form, index + 1))
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
                        step.expiry().amount(),
                        step.expiry().unit(),
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
                step.lineage(),
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
