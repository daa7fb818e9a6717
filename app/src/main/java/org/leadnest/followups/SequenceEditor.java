package org.leadnest.followups;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.leadnest.kernel.FieldErrors;
import org.leadnest.kernel.Ids;
import org.leadnest.leads.LeadFilter;
import org.leadnest.leads.Leads;
import org.leadnest.messaging.MergeFields;
import org.leadnest.messaging.Templates;
import org.springframework.stereotype.Component;

/** Makes the editor's page out of its form. */
@Component
class SequenceEditor {
    private static final int LEADS_OFFERED = 30;
    private static final Pattern STEP_FIELD = Pattern.compile("steps\\[(\\d+)]\\.(\\w+)");

    private final Sequences sequences;
    private final Addressees addressees;
    private final Leads leads;
    private final Templates templates;

    SequenceEditor(Sequences sequences, Addressees addressees, Leads leads, Templates templates) {
        this.sequences = sequences;
        this.addressees = addressees;
        this.leads = leads;
        this.templates = templates;
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
                form.pausing().contains("REPLIED"),
                form.pausing().contains("STAGE_CHANGED"),
                form.pausing().contains("DEAL_OPENED"),
                form.anyStage(),
                offered(lead),
                lead,
                previews(form, lead),
                fields(errors));
    }

    List<SequenceEditorPage.Preview> previews(SequenceForm form, String lead) {
        Map<String, Object> fields = Ids.parse(lead)
                .flatMap(id -> Optional.ofNullable(addressees.of(List.of(id)).get(id)))
                .map(Addressee::fields)
                .orElseGet(MergeFields.SAMPLE::asMap);
        List<SequenceEditorPage.Preview> previews = new ArrayList<>();
        for (StepForm step : form.steps()) {
            StepChannel channel = channel(step);
            Templates.Rendered subject = templates.render(step.subject(), fields);
            Templates.Rendered body = templates.render(step.body(), fields);
            List<String> problems = new ArrayList<>(templates.problems(step.subject()));
            problems.addAll(templates.problems(step.body()));
            previews.add(new SequenceEditorPage.Preview(
                    "Step " + (previews.size() + 1) + ": " + channel.label(),
                    icon(channel),
                    channel == StepChannel.SMS ? "" : subject.text(),
                    body.text(),
                    problems));
        }
        return previews;
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
        List<SequenceEditorPage.Card> cards = new ArrayList<>();
        for (StepForm step : form.steps()) {
            int index = cards.size();
            StepChannel channel = channel(step);
            cards.add(new SequenceEditorPage.Card(
                    index,
                    channel.name(),
                    "Step " + (index + 1) + ": " + channel.label(),
                    icon(channel),
                    step.amount(),
                    step.unit().isBlank() ? "hours" : step.unit(),
                    step.at(),
                    switch (channel) {
                        case EMAIL -> "Subject";
                        case TASK -> "What to do";
                        case SMS -> "";
                    },
                    step.subject(),
                    channel == StepChannel.TASK ? "Notes" : "Text",
                    step.body(),
                    index == 0,
                    index == form.steps().size() - 1));
        }
        return cards;
    }

    private Map<String, String> offered(String chosen) {
        Map<String, String> offered = new LinkedHashMap<>();
        leads.list(LeadFilter.ALL, null, LEADS_OFFERED)
                .data()
                .forEach(lead -> offered.put(lead.id().toString(), lead.name()));
        Ids.parse(chosen)
                .flatMap(id -> leads.find(new org.leadnest.leads.LeadId(id)))
                .ifPresent(lead -> offered.put(lead.id().toString(), lead.name()));
        return offered;
    }

    /** {@code steps[2].body} is the field {@code body_2} of the form. */
    private static Map<String, String> fields(FieldErrors errors) {
        Map<String, String> byField = new LinkedHashMap<>();
        errors.ordered().forEach((key, message) -> {
            Matcher step = STEP_FIELD.matcher(key);
            byField.put(step.matches() ? step.group(2) + "_" + step.group(1) : key, message);
        });
        return byField;
    }

    private static StepChannel channel(StepForm step) {
        for (StepChannel channel : StepChannel.values()) {
            if (channel.name().equals(step.channel())) {
                return channel;
            }
        }
        return StepChannel.EMAIL;
    }

    static String icon(StepChannel channel) {
        return switch (channel) {
            case EMAIL -> "mail";
            case SMS -> "message";
            case TASK -> "checklist";
        };
    }
}
