package org.leadnest.deals;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.leadnest.accounts.Permission;
import org.leadnest.accounts.Requires;
import org.leadnest.accounts.SettingsPlace;
import org.leadnest.kernel.FieldErrors;
import org.leadnest.platform.web.NotFound;
import org.leadnest.platform.web.Toast;
import org.springframework.context.annotation.Bean;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.ModelAndView;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** {@code /app/settings/pipeline}: the stages of deals. */
@Controller
@RequestMapping("/app/settings/pipeline")
@Requires(Permission.ACCOUNT_SETTINGS)
class PipelinePages {
    private final PipelineEditor editor;

    PipelinePages(PipelineEditor editor) {
        this.editor = editor;
    }

    @Bean
    static SettingsPlace pipelinePlace() {
        return new SettingsPlace(
                44,
                "/app/settings/pipeline",
                "layout-kanban",
                "Deal stages",
                "The columns of the board, what each means, and how likely a deal in it closes.",
                Permission.ACCOUNT_SETTINGS);
    }

    @GetMapping
    ModelAndView show() {
        return view(null, new StageWording("", "OPEN", ""), new FieldErrors());
    }

    @PostMapping
    ModelAndView add(
            @RequestParam(defaultValue = "") String name,
            @RequestParam(defaultValue = "OPEN") String outcome,
            @RequestParam(defaultValue = "") String probability,
            RedirectAttributes redirect) {
        StageWording wording = new StageWording(name, outcome, probability);
        FieldErrors errors = new FieldErrors();
        return editor.add(wording, errors)
                ? back(redirect, "Added: " + name.strip() + ".")
                : view(null, wording, errors);
    }

    @PostMapping("/{id}")
    ModelAndView write(
            @PathVariable UUID id,
            @RequestParam(defaultValue = "") String name,
            @RequestParam(defaultValue = "") String outcome,
            @RequestParam(defaultValue = "") String probability,
            RedirectAttributes redirect) {
        StageWording wording = new StageWording(name, outcome, probability);
        FieldErrors errors = new FieldErrors();
        known(id);
        return editor.write(id, wording, errors) ? back(redirect, "Saved.") : view(id, wording, errors);
    }

    @PostMapping("/{id}/raise")
    ModelAndView raise(@PathVariable UUID id, RedirectAttributes redirect) {
        known(id);
        editor.raise(id);
        return back(redirect, "Moved up.");
    }

    @PostMapping("/{id}/archiving")
    ModelAndView archive(@PathVariable UUID id, RedirectAttributes redirect) {
        known(id);
        return back(
                redirect,
                switch (editor.archive(id)) {
                    case DONE -> "Archived. What it told of deals stays told.";
                    case IN_USE -> "Deals stand in this stage. Move them first.";
                    case LAST -> "One stage of each meaning has to stay.";
                    case MISSING -> "It is archived already.";
                });
    }

    @PostMapping("/{id}/return")
    ModelAndView restore(@PathVariable UUID id, RedirectAttributes redirect) {
        known(id);
        editor.restore(id);
        return back(redirect, "In use again.");
    }

    private void known(UUID id) {
        if (editor.rows().stream().noneMatch(row -> row.stage().id().equals(id))) {
            throw new NotFound();
        }
    }

    private ModelAndView view(@Nullable UUID refused, StageWording typed, FieldErrors errors) {
        Map<Boolean, List<PipelineEditor.Row>> rows =
                editor.rows().stream().collect(Collectors.partitioningBy(PipelineEditor.Row::archived));
        String problem = errors.ordered().entrySet().stream()
                .map(one -> one.getKey() + ": " + one.getValue())
                .collect(Collectors.joining("; "));
        PipelinePage.Row fresh = new PipelinePage.Row(
                "",
                refused == null ? typed.name() : "",
                refused == null ? typed.outcome() : "OPEN",
                "",
                refused == null ? typed.probability() : "",
                "",
                true,
                refused == null && errors.any() ? problem : null);
        ModelAndView view = new ModelAndView(
                "deals/pipeline",
                "page",
                new PipelinePage(
                        rows(rows.getOrDefault(false, List.of()), refused, typed, problem),
                        rows(rows.getOrDefault(true, List.of()), refused, typed, problem),
                        outcomes(),
                        fresh,
                        refused == null ? errors.ordered() : Map.of()));
        view.setStatus(errors.any() ? HttpStatus.UNPROCESSABLE_CONTENT : HttpStatus.OK);
        return view;
    }

    private static List<PipelinePage.Row> rows(
            List<PipelineEditor.Row> stages, @Nullable UUID refused, StageWording typed, String problem) {
        List<PipelinePage.Row> rows = new ArrayList<>();
        for (PipelineEditor.Row row : stages) {
            DealStage stage = row.stage();
            boolean bad = stage.id().equals(refused);
            rows.add(new PipelinePage.Row(
                    stage.id().toString(),
                    bad ? typed.name() : stage.name(),
                    bad ? typed.outcome() : stage.outcome().name(),
                    outcomes().getOrDefault(stage.outcome().name(), ""),
                    bad ? typed.probability() : Integer.toString(stage.probability()),
                    Long.toString(row.deals()),
                    rows.isEmpty(),
                    bad ? problem : null));
        }
        return rows;
    }

    private static Map<String, String> outcomes() {
        Map<String, String> outcomes = new LinkedHashMap<>();
        outcomes.put("OPEN", "Open");
        outcomes.put("WON", "Won");
        outcomes.put("LOST", "Lost");
        return outcomes;
    }

    private static ModelAndView back(RedirectAttributes redirect, String words) {
        Toast.show(redirect, words);
        return new ModelAndView("redirect:/app/settings/pipeline");
    }
}
