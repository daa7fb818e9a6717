package org.leadnest.followups;

import java.time.InstantSource;
import java.time.temporal.ChronoUnit;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.leadnest.accounts.Actor;
import org.leadnest.accounts.Permission;
import org.leadnest.accounts.Requires;
import org.leadnest.kernel.FieldErrors;
import org.leadnest.kernel.Ids;
import org.leadnest.leads.Inquiry;
import org.leadnest.platform.api.Invalid;
import org.leadnest.platform.web.NotFound;
import org.leadnest.platform.web.Toast;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.ResponseBody;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.servlet.ModelAndView;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** What enrolls leads in a sequence by itself, as a page and by the API. */
@Controller
class TriggerDoors {
    private static final int MOST_VALUE = 120;
    private static final int MOST_DAYS = 3_650;

    private final Sequences sequences;
    private final Triggers triggers;
    private final StepNames names;
    private final InstantSource clock;

    TriggerDoors(Sequences sequences, Triggers triggers, StepNames names, InstantSource clock) {
        this.sequences = sequences;
        this.triggers = triggers;
        this.names = names;
        this.clock = clock;
    }

    /** @param kind such as CAPTURED; see {@link Trigger.Kind} */
    record Wanted(
            @Nullable String kind,
            @Nullable String value,
            @Nullable Integer days) {}

    record All(List<Trigger> data) {}

    @GetMapping("/api/v1/sequences/{id}/triggers")
    @Requires(Permission.SEQUENCES_READ)
    @ResponseBody
    All triggers(@PathVariable UUID id) {
        return new All(triggers.of(find(id).id()));
    }

    @PostMapping("/api/v1/sequences/{id}/triggers")
    @Requires(Permission.SEQUENCES_WRITE)
    @ResponseStatus(HttpStatus.CREATED)
    @ResponseBody
    Trigger add(@PathVariable UUID id, @RequestBody Wanted wanted, Actor actor) {
        Sequence sequence = find(id);
        FieldErrors errors = new FieldErrors();
        Trigger trigger = read(sequence, wanted, actor, errors);
        if (errors.any()) {
            throw new Invalid(errors);
        }
        return triggers.add(trigger);
    }

    @DeleteMapping("/api/v1/sequences/{id}/triggers/{trigger}")
    @Requires(Permission.SEQUENCES_WRITE)
    @ResponseStatus(HttpStatus.NO_CONTENT)
    @ResponseBody
    void delete(@PathVariable UUID id, @PathVariable UUID trigger) {
        if (!triggers.remove(new SequenceId(id), trigger)) {
            throw new NotFound();
        }
    }

    @GetMapping("/app/sequences/{id}/triggers")
    @Requires(Permission.SEQUENCES_READ)
    ModelAndView list(@PathVariable UUID id) {
        return page(find(id), new Wanted("CAPTURED", "", 0), "0", new FieldErrors());
    }

    @PostMapping("/app/sequences/{id}/triggers")
    @Requires(Permission.SEQUENCES_WRITE)
    ModelAndView add(
            @PathVariable UUID id,
            @RequestParam(defaultValue = "") String kind,
            @RequestParam(defaultValue = "") String value,
            @RequestParam(defaultValue = "") String days,
            Actor actor,
            RedirectAttributes redirect) {
        Sequence sequence = find(id);
        FieldErrors errors = new FieldErrors();
        boolean number = days.strip().matches("[0-9]{0,4}");
        errors.expect(number, "days", "expected 0 to " + MOST_DAYS);
        Integer count = number && !days.isBlank() ? Integer.valueOf(days.strip()) : null;
        Wanted wanted = new Wanted(kind, value, count);
        Trigger trigger = read(sequence, wanted, actor, errors);
        if (errors.any()) {
            ModelAndView form = page(sequence, wanted, days, errors);
            form.setStatus(HttpStatus.UNPROCESSABLE_CONTENT);
            return form;
        }
        triggers.add(trigger);
        Toast.show(redirect, "Leads are enrolled by themselves from now on.");
        return new ModelAndView("redirect:/app/sequences/" + id + "/triggers");
    }

    @PostMapping("/app/sequences/{id}/triggers/{trigger}/removal")
    @Requires(Permission.SEQUENCES_WRITE)
    String remove(@PathVariable UUID id, @PathVariable UUID trigger, RedirectAttributes redirect) {
        if (!triggers.remove(new SequenceId(id), trigger)) {
            throw new NotFound();
        }
        Toast.show(redirect, "Removed. Whoever is enrolled stays so.");
        return "redirect:/app/sequences/" + id + "/triggers";
    }

    private Trigger read(Sequence sequence, Wanted wanted, Actor actor, FieldErrors errors) {
        Trigger.Kind kind = kind(wanted.kind(), errors);
        String value = wanted.value() == null ? "" : wanted.value().strip();
        int days = wanted.days() == null ? 0 : wanted.days();
        errors.expect(
                wanted.days() == null || wanted.days() == 0 || kind.hasDays(),
                "days",
                "only DATE and SILENCE count days");
        errors.expect(days >= 0 && days <= MOST_DAYS, "days", "expected 0 to " + MOST_DAYS);
        errors.expect(kind != Trigger.Kind.SILENCE || days > 0, "days", "expected at least 1 day");
        errors.expect(value.length() <= MOST_VALUE, "value", "expected at most " + MOST_VALUE + " characters");
        errors.expect(value.isEmpty() || kind.hasValue(), "value", kind + " has no value");
        errors.expect(!value.isEmpty() || !kind.needsValue(), "value", "expected a value");
        String objection = value.isEmpty() ? "" : objection(kind, value);
        errors.expect(objection.isEmpty(), "value", objection);
        return new Trigger(
                Ids.next(),
                sequence.id().value(),
                kind,
                value,
                Math.clamp(days, 0, MOST_DAYS),
                clock.instant().truncatedTo(ChronoUnit.MICROS),
                actor.name());
    }

    private String objection(Trigger.Kind kind, String value) {
        return switch (kind) {
            case STAGE -> among(value, names.stages());
            case DATE -> among(value, names.fields().keySet());
            case INQUIRY ->
                among(
                        value,
                        Arrays.stream(Inquiry.Type.values())
                                .map(Inquiry.Type::label)
                                .toList());
            case FORM -> Ids.parse(value).isPresent() ? "" : "expected the id of a form";
            case CAPTURED, TAG, PRICE, SILENCE -> "";
        };
    }

    private static String among(String value, java.util.Collection<String> known) {
        boolean there = known.stream().anyMatch(value::equalsIgnoreCase);
        return there ? "" : known.isEmpty() ? "the account has none" : "expected one of " + String.join(", ", known);
    }

    private static Trigger.Kind kind(@Nullable String text, FieldErrors errors) {
        String wanted = text == null ? "" : text.strip().toUpperCase(Locale.ROOT);
        return Arrays.stream(Trigger.Kind.values())
                .filter(kind -> kind.name().equals(wanted))
                .findFirst()
                .orElseGet(() -> {
                    errors.add(
                            "kind",
                            "expected one of "
                                    + Arrays.stream(Trigger.Kind.values())
                                            .map(Enum::name)
                                            .collect(Collectors.joining(", ")));
                    return Trigger.Kind.CAPTURED;
                });
    }

    private ModelAndView page(Sequence sequence, Wanted wanted, String days, FieldErrors errors) {
        return new ModelAndView(
                "followups/triggers",
                Map.of(
                        "page",
                        TriggersPage.of(
                                sequence,
                                triggers.of(sequence.id()),
                                wanted.kind() == null ? "" : wanted.kind(),
                                wanted.value() == null ? "" : wanted.value(),
                                days,
                                errors)));
    }

    private Sequence find(UUID id) {
        return sequences.find(new SequenceId(id)).orElseThrow(NotFound::new);
    }
}
