package org.leadnest.followups;

import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.leadnest.accounts.Actor;
import org.leadnest.accounts.Permission;
import org.leadnest.accounts.Requires;
import org.leadnest.followups.SequenceEditor.Look;
import org.leadnest.followups.SequenceEditorPage.Notice;
import org.leadnest.kernel.Cursor;
import org.leadnest.kernel.FieldErrors;
import org.leadnest.kernel.Ids;
import org.leadnest.kernel.Page;
import org.leadnest.platform.web.NotFound;
import org.leadnest.platform.web.Toast;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.util.MultiValueMap;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.ModelAndView;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** The list of sequences and the editor. */
@Controller
class SequencePages {
    private static final String SAVE = "save";
    private static final int PAGE = 50;

    private final Sequences sequences;
    private final SequenceEditor editor;
    private final TestLetters letters;
    private final TestTexts texts;

    SequencePages(Sequences sequences, SequenceEditor editor, TestLetters letters, TestTexts texts) {
        this.sequences = sequences;
        this.editor = editor;
        this.letters = letters;
        this.texts = texts;
    }

    @GetMapping("/app/sequences")
    @Requires(Permission.SEQUENCES_READ)
    String list(
            @RequestParam(required = false) @Nullable String after,
            @RequestParam(defaultValue = "false") boolean archived,
            Model model) {
        Cursor place = Optional.ofNullable(after).flatMap(Cursor::timed).orElse(null);
        Page<Sequence> page = sequences.list(archived, place, PAGE);
        String here = archived ? "/app/sequences?archived=true" : "/app/sequences";
        Map<SequenceId, SequenceNumbers> numbers =
                sequences.numbers(page.data().stream().map(Sequence::id).toList());
        List<SequenceListPage.Row> rows = page.data().stream()
                .map(sequence -> SequenceListPage.row(sequence, Objects.requireNonNull(numbers.get(sequence.id()))))
                .toList();
        model.addAttribute(
                "page",
                new SequenceListPage(
                        rows,
                        page.next() == null ? null : here + (archived ? "&" : "?") + "after=" + page.next(),
                        place == null ? null : here,
                        archived));
        return "followups/index";
    }

    @GetMapping("/app/sequences/new")
    @Requires(Permission.SEQUENCES_WRITE)
    String blank(Model model) {
        model.addAttribute("page", editor.page(null, SequenceForm.blank(), Look.at(""), new FieldErrors()));
        return "followups/editor";
    }

    @PostMapping("/app/sequences")
    @Requires(Permission.SEQUENCES_WRITE)
    ModelAndView create(
            @RequestParam MultiValueMap<String, String> given,
            @RequestParam(defaultValue = SAVE) String act,
            @RequestParam(defaultValue = "") String lead,
            Actor actor,
            RedirectAttributes redirect) {
        SequenceForm form = SequenceForm.read(given);
        return act.equals(SAVE)
                ? saved(null, form, Look.at(lead), sequences.create(form.input(), actor), redirect)
                : acted(null, form, act, Look.at(lead), actor);
    }

    @GetMapping("/app/sequences/{id}")
    @Requires(Permission.SEQUENCES_READ)
    String edit(
            @PathVariable UUID id,
            @RequestParam(defaultValue = "") String lead,
            @RequestParam(defaultValue = "") String numbers,
            Model model) {
        Sequence sequence = find(id);
        Look look = new Look(lead, numbers.equals("all"), null, false);
        model.addAttribute("page", editor.page(sequence, SequenceForm.of(sequence), look, new FieldErrors()));
        model.addAttribute("archived", sequence.archivedAt() != null);
        return "followups/editor";
    }

    @PostMapping("/app/sequences/{id}")
    @Requires(Permission.SEQUENCES_WRITE)
    ModelAndView change(
            @PathVariable UUID id,
            @RequestParam MultiValueMap<String, String> given,
            @RequestParam(defaultValue = SAVE) String act,
            @RequestParam(defaultValue = "") String lead,
            @RequestParam(defaultValue = "") String revision,
            Actor actor,
            RedirectAttributes redirect) {
        Sequence sequence = find(id);
        SequenceForm form = SequenceForm.read(given);
        Integer made = revision.matches("[0-9]{1,9}") ? Integer.valueOf(revision) : null;
        Look look = new Look(lead, false, made, false);
        return act.equals(SAVE)
                ? saved(sequence, form, look, sequences.change(sequence.id(), form.input(), made, actor), redirect)
                : acted(sequence, form, act, look, actor);
    }

    /** A button other than "save": {@code test:0} sends the first step to whoever presses it, the others change the form. */
    private ModelAndView acted(@Nullable Sequence sequence, SequenceForm form, String act, Look look, Actor actor) {
        ModelAndView view = shown(sequence, form.after(act), look, new FieldErrors());
        editor.tested(form, act, look.lead())
                .ifPresent(preview -> view.addObject("notice", tried(actor, form.name(), preview, look.lead())));
        return view;
    }

    private Notice tried(Actor actor, String sequence, SequenceEditorPage.Preview preview, String lead) {
        return preview.icon().equals(StepChannel.SMS.icon())
                ? texts.send(actor, preview)
                : Notice.yes("A test is on its way to "
                        + letters.send(actor, sequence, preview, Ids.parse(lead))
                                .value() + ".");
    }

    /** The steps of the form as a lead would get them, while they are typed. */
    @PostMapping("/app/sequences/preview")
    @Requires(Permission.SEQUENCES_WRITE)
    String preview(
            @RequestParam MultiValueMap<String, String> given,
            @RequestParam(defaultValue = "") String lead,
            Model model) {
        model.addAttribute("previews", editor.previews(SequenceForm.read(given), lead));
        return "followups/_preview";
    }

    private ModelAndView saved(
            @Nullable Sequence before,
            SequenceForm form,
            Look look,
            Sequences.Saving saving,
            RedirectAttributes redirect) {
        return switch (saving) {
            case Sequences.Saving.Saved saved -> {
                Toast.show(redirect, toast(before, saved.sequence()));
                yield new ModelAndView(
                        "redirect:/app/sequences/" + saved.sequence().id());
            }
            case Sequences.Saving.Refused refused -> shown(before, form, look, refused.errors());
            case Sequences.Saving.Changed(var now) -> {
                Look over = new Look(look.lead(), false, look.revision(), true);
                ModelAndView view = shown(now, form, over, new FieldErrors());
                view.addObject("overwrites", true);
                view.setStatus(HttpStatus.CONFLICT);
                yield view;
            }
            case Sequences.Saving.Missing() -> throw new NotFound();
        };
    }

    private static String toast(@Nullable Sequence before, Sequence after) {
        return before != null && before.version() != after.version()
                ? "Saved as version " + after.version() + ". Leads that are enrolled keep theirs."
                : "Sequence saved.";
    }

    private ModelAndView shown(@Nullable Sequence sequence, SequenceForm form, Look look, FieldErrors errors) {
        ModelAndView view =
                new ModelAndView("followups/editor", Map.of("page", editor.page(sequence, form, look, errors)));
        view.addObject("archived", sequence != null && sequence.archivedAt() != null);
        view.setStatus(errors.any() ? HttpStatus.UNPROCESSABLE_CONTENT : HttpStatus.OK);
        return view;
    }

    private Sequence find(UUID id) {
        return sequences.find(new SequenceId(id)).orElseThrow(NotFound::new);
    }
}
