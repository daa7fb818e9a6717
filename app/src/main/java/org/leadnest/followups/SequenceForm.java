package org.leadnest.followups;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Set;
import java.util.function.IntUnaryOperator;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.springframework.util.MultiValueMap;

/**
 * The editor's form. Its buttons other than "save" change the form and not the sequence, so that steps can be added, moved
 * and removed without scripts.
 */
record SequenceForm(String name, List<StepForm> steps, Set<String> pausing, boolean anyStage, String goalTag) {
    SequenceForm {
        steps = List.copyOf(steps);
    }

    static SequenceForm blank() {
        return new SequenceForm("", List.of(StepForm.blank(StepChannel.EMAIL, true)), Set.of(), true, "");
    }

    static SequenceForm of(Sequence sequence) {
        return new SequenceForm(
                sequence.name(),
                sequence.steps().stream()
                        .map(step -> StepForm.of(step, sequence.steps().size()))
                        .toList(),
                sequence.exits().pausing().stream().map(Enum::name).collect(Collectors.toUnmodifiableSet()),
                sequence.exits().anyStage(),
                sequence.exits().goalTag());
    }

    static SequenceForm read(MultiValueMap<String, String> given) {
        int count = number(given.getFirst("steps"));
        List<StepForm> steps = IntStream.range(0, Math.clamp(count, 0, SequenceInput.MAX_STEPS + 1))
                .mapToObj(i -> StepForm.read(given, i))
                .toList();
        List<String> pausing = given.getOrDefault("pausing", List.of());
        return new SequenceForm(
                text(given, "name"),
                steps,
                Set.copyOf(pausing),
                !"closed".equals(given.getFirst("stages")),
                text(given, "goalTag"));
    }

    /** @param act such as {@code add:EMAIL}, {@code up:2}, {@code down:0}, {@code move:3_0}, {@code remove:1},
     *     {@code vary:0}, {@code unvary:0_1}; anything else changes nothing */
    SequenceForm after(String act) {
        String[] parts = act.split(":", 2);
        String what = parts.length > 1 ? parts[1] : "";
        List<StepForm> changed = new ArrayList<>(steps);
        switch (parts[0]) {
            case "add" -> add(changed, what);
            case "up" -> swap(changed, number(what), number(what) - 1);
            case "down" -> swap(changed, number(what), number(what) + 1);
            case "move" -> move(changed, what.split("_", 2));
            case "remove" -> remove(changed, number(what));
            case "vary" -> vary(changed, number(what));
            case "unvary" -> unvary(changed, what.split("_", 2));
            default -> {}
        }
        return new SequenceForm(name, changed, pausing, anyStage, goalTag);
    }

    SequenceInput input() {
        return new SequenceInput(
                name, steps.stream().map(step -> step.line(steps.size())).toList(), pausing, anyStage, goalTag);
    }

    private static void add(List<StepForm> steps, String channel) {
        for (StepChannel known : StepChannel.values()) {
            if (known.name().equals(channel) && steps.size() < SequenceInput.MAX_STEPS) {
                steps.add(StepForm.blank(known, steps.isEmpty()));
            }
        }
    }

    /** Conditions keep pointing to the steps that they pointed to. */
    private static void swap(List<StepForm> steps, int one, int other) {
        if (Math.min(one, other) >= 0 && Math.max(one, other) < steps.size()) {
            Collections.swap(steps, one, other);
            renumber(steps, number -> number == one + 1 ? other + 1 : number == other + 1 ? one + 1 : number);
        }
    }

    /** From one place to another; those between close up. */
    private static void move(List<StepForm> steps, String[] places) {
        int from = number(places[0]);
        int to = places.length > 1 ? number(places[1]) : -1;
        if (Math.min(from, to) < 0 || Math.max(from, to) >= steps.size()) {
            return;
        }
        int step = Integer.signum(to - from);
        for (int place = from; place != to; place += step) {
            swap(steps, place, place + step);
        }
    }

    private static void remove(List<StepForm> steps, int index) {
        if (index >= 0 && index < steps.size()) {
            steps.remove(index);
            renumber(steps, number -> number > index + 1 ? number - 1 : number);
        }
    }

    private static void renumber(List<StepForm> steps, IntUnaryOperator change) {
        steps.replaceAll(step -> {
            int number = number(step.asked().otherwise());
            if (number < 0) {
                return step;
            }
            int changed = change.applyAsInt(number);
            return step.leadingTo(changed > steps.size() ? StepForm.END : Integer.toString(changed));
        });
    }

    private static void vary(List<StepForm> steps, int index) {
        if (index >= 0 && index < steps.size() && steps.get(index).variants().size() < StepReading.MAX_VARIANTS) {
            List<StepForm.Wording> wordings = new ArrayList<>(steps.get(index).variants());
            wordings.add(StepForm.Wording.BLANK);
            steps.set(index, steps.get(index).with(wordings));
        }
    }

    private static void unvary(List<StepForm> steps, String[] place) {
        int index = number(place[0]);
        int wording = place.length > 1 ? number(place[1]) : -1;
        if (index >= 0
                && index < steps.size()
                && wording >= 0
                && wording < steps.get(index).variants().size()) {
            List<StepForm.Wording> wordings = new ArrayList<>(steps.get(index).variants());
            wordings.remove(wording);
            steps.set(index, steps.get(index).with(wordings));
        }
    }

    static int number(@Nullable String text) {
        return text != null && text.matches("[0-9]{1,3}") ? Integer.parseInt(text) : -1;
    }

    static String text(MultiValueMap<String, String> given, String field) {
        String value = given.getFirst(field);
        return value == null ? "" : value.replace("\r\n", "\n");
    }
}
