package org.leadnest.followups;

import java.util.List;
import org.leadnest.kernel.FieldErrors;
import org.leadnest.privacy.TextChange;
import org.springframework.stereotype.Component;

/** What came of a sequence's steps, and what two editors wrote, in words for the editor's page. */
@Component
class SequenceWords {
    private final StepResults results;
    private final StepNames names;

    SequenceWords(StepResults results, StepNames names) {
        this.results = results;
        this.names = names;
    }

    /** By step of the saved version. */
    List<SequenceEditorPage.Result> results(Sequence sequence, boolean allVersions) {
        List<StepNumbers> numbers = allVersions ? results.ofAllVersions(sequence) : results.of(sequence);
        return numbers.stream()
                .map(one -> new SequenceEditorPage.Result(
                        one.nothing() ? "" : (allVersions ? "All versions: " : "This version: ") + one.words() + ".",
                        one.wordingWords()))
                .toList();
    }

    /** From what stands there to what the form would save; empty when the form cannot be read. */
    List<TextChange.Line> changes(Sequence now, SequenceForm form) {
        FieldErrors errors = new FieldErrors();
        SequenceDraft draft = form.input().draft(errors, names.known());
        return errors.any()
                ? List.of()
                : TextChange.between(
                                VersionsPage.lines(now.steps(), now.exits()),
                                VersionsPage.lines(draft.steps(), draft.exits()))
                        .lines();
    }
}
