package org.leadnest.deals;

import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.leadnest.accounts.Permission;
import org.leadnest.accounts.Requires;
import org.leadnest.accounts.SettingsPlace;
import org.leadnest.kernel.FieldErrors;
import org.leadnest.platform.web.NotFound;
import org.leadnest.platform.web.Toast;
import org.springframework.context.annotation.Bean;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.ModelAndView;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** {@code /app/settings/pipeline}: the stages of a pipeline. */
@Controller
@RequestMapping("/app/settings/pipeline")
@Requires(Permission.ACCOUNT_SETTINGS)
class PipelinePages {
    private final PipelineEditor editor;
    private final PipelineShelf shelf;
    private final PipelineViews views;

    PipelinePages(PipelineEditor editor, PipelineShelf shelf, PipelineViews views) {
        this.editor = editor;
        this.shelf = shelf;
        this.views = views;
    }

    @Bean
    static SettingsPlace pipelinePlace() {
        return new SettingsPlace(
                44,
                "/app/settings/pipeline",
                "layout-kanban",
                "Pipelines and stages",
                "One board for each kind of deal: its columns, what each means, and how likely a deal in it closes.",
                Permission.ACCOUNT_SETTINGS);
    }

    @GetMapping
    ModelAndView show(@RequestParam(required = false) @Nullable String pipeline) {
        return views.stages(shown(pipeline), PipelineViews.StageTyped.NOTHING);
    }

    @PostMapping
    ModelAndView add(
            @RequestParam(required = false) @Nullable String pipeline,
            @RequestParam(defaultValue = "") String name,
            @RequestParam(defaultValue = "OPEN") String outcome,
            @RequestParam(defaultValue = "") String probability,
            RedirectAttributes redirect) {
        StageWording wording = new StageWording(name, outcome, probability);
        FieldErrors errors = new FieldErrors();
        Pipeline shown = shown(pipeline);
        return editor.add(shown.id(), wording, errors).isPresent()
                ? back(shown, redirect, "Added: " + name.strip() + ".")
                : views.stages(shown, new PipelineViews.StageTyped(null, wording, errors));
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
        Pipeline shown = around(id);
        return editor.write(id, wording, errors)
                ? back(shown, redirect, "Saved.")
                : views.stages(shown, new PipelineViews.StageTyped(id, wording, errors));
    }

    @PostMapping("/{id}/raise")
    ModelAndView raise(@PathVariable UUID id, RedirectAttributes redirect) {
        Pipeline shown = around(id);
        editor.raise(id);
        return back(shown, redirect, "Moved up.");
    }

    @PostMapping("/{id}/archiving")
    ModelAndView archive(@PathVariable UUID id, RedirectAttributes redirect) {
        return back(
                around(id),
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
        Pipeline shown = around(id);
        editor.restore(id);
        return back(shown, redirect, "In use again.");
    }

    private Pipeline shown(@Nullable String pipeline) {
        Pipelines all = shelf.all();
        return PipelineTabs.chosen(all, pipeline).orElse(all.standard());
    }

    /** The pipeline of a stage that is there. */
    private Pipeline around(UUID stage) {
        return editor.rows().stream()
                .filter(row -> row.stage().id().equals(stage))
                .findFirst()
                .flatMap(row -> shelf.all().find(row.stage().pipelineId()))
                .orElseThrow(NotFound::new);
    }

    private static ModelAndView back(Pipeline shown, RedirectAttributes redirect, String words) {
        Toast.show(redirect, words);
        return new ModelAndView("redirect:/app/settings/pipeline?pipeline=" + shown.id());
    }
}
