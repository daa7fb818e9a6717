package org.leadnest.followups;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;
import java.util.UUID;
import org.leadnest.accounts.Permission;
import org.leadnest.accounts.Requires;
import org.leadnest.platform.web.NotFound;
import org.leadnest.platform.web.Toast;
import org.leadnest.privacy.TextChange;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.ResponseBody;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** What a sequence was, what changed, and moving those who run through an older version. */
@Controller
class VersionPages {
    private final Sequences sequences;
    private final Versions versions;
    private final Addressees addressees;
    private final StepResults results;

    VersionPages(Sequences sequences, Versions versions, Addressees addressees, StepResults results) {
        this.results = results;
        this.sequences = sequences;
        this.versions = versions;
        this.addressees = addressees;
    }

    /** @param moved how many enrollments; ask again when it is 5000 */
    record Moved(int moved) {}

    @GetMapping("/app/sequences/{id}/versions")
    @Requires(Permission.SEQUENCES_READ)
    String history(@PathVariable UUID id, Model model) {
        Sequence sequence = sequences.find(new SequenceId(id)).orElseThrow(NotFound::new);
        List<SequenceVersion> history = versions.history(sequence.id());
        Map<UUID, StepNumbers> numbers = results.of(history.stream()
                .flatMap(version -> version.sequence().steps().stream())
                .toList());
        List<VersionsPage.Row> rows = new ArrayList<>();
        for (int i = 0; i < history.size(); i++) {
            SequenceVersion one = history.get(i);
            List<String> before =
                    i + 1 < history.size() ? lines(history.get(i + 1).sequence()) : List.of();
            rows.add(new VersionsPage.Row(
                    "Version " + one.sequence().version(),
                    RunView.time(one.made().at(), addressees.zone()) + ", "
                            + one.made().by(),
                    Long.toString(one.made().running()),
                    words(one.sequence(), numbers),
                    i + 1 == history.size(),
                    TextChange.between(before, lines(one.sequence())).lines()));
        }
        long older = history.stream()
                .filter(one -> one.sequence().version() != sequence.version())
                .mapToLong(one -> one.made().running())
                .sum();
        model.addAttribute(
                "page", new VersionsPage(sequence.name(), "/app/sequences/" + id, sequence.version(), older, rows));
        return "followups/versions";
    }

    private static List<String> lines(Sequence version) {
        return VersionsPage.lines(version.steps(), version.exits());
    }

    private static List<String> words(Sequence version, Map<UUID, StepNumbers> numbers) {
        List<String> words = new ArrayList<>();
        for (int i = 0; i < version.steps().size(); i++) {
            SequenceStep step = version.steps().get(i);
            StepNumbers found = numbers.getOrDefault(step.id(), StepNumbers.NONE);
            if (!found.nothing()) {
                words.add("Step " + (i + 1) + ", " + step.channel().label() + ": " + found.words() + ".");
            }
        }
        return words;
    }

    @PostMapping("/app/sequences/{id}/moves")
    @Requires(Permission.SEQUENCES_WRITE)
    String move(@PathVariable UUID id, RedirectAttributes redirect) {
        int moved = moved(id);
        Toast.show(
                redirect,
                moved == 0
                        ? "Everybody is in this version already."
                        : moved + (moved == 1 ? " lead" : " leads") + " moved.");
        return "redirect:/app/sequences/" + id + "/versions";
    }

    /** Moves the enrollments of older versions to the current one. */
    @PostMapping("/api/v1/sequences/{id}/moves")
    @Requires(Permission.SEQUENCES_WRITE)
    @ResponseBody
    Moved moves(@PathVariable UUID id) {
        return new Moved(moved(id));
    }

    private int moved(UUID id) {
        OptionalInt moved = versions.move(new SequenceId(id));
        return moved.orElseThrow(NotFound::new);
    }
}
