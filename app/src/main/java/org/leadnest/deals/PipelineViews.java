package org.leadnest.deals;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.leadnest.kernel.FieldErrors;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Component;
import org.springframework.web.servlet.ModelAndView;

/** Draws the settings of pipelines, with what was typed where it was refused. */
@Component
class PipelineViews {
    private final PipelineShelf shelf;
    private final PipelineEditor editor;

    PipelineViews(PipelineShelf shelf, PipelineEditor editor) {
        this.shelf = shelf;
        this.editor = editor;
    }

    /**
     * What was typed into a form that was refused.
     *
     * @param stage whose form it was; null for a new stage
     */
    record StageTyped(@Nullable UUID stage, StageWording wording, FieldErrors errors) {
        static final StageTyped NOTHING = new StageTyped(null, new StageWording("", "OPEN", ""), new FieldErrors());
    }

    /** @param fresh whether it was the form of a new pipeline */
    record NameTyped(boolean fresh, String name, FieldErrors errors) {
        static final NameTyped NOTHING = new NameTyped(false, "", new FieldErrors());
    }

    ModelAndView stages(Pipeline shown, StageTyped typed) {
        return view(shown, typed, NameTyped.NOTHING);
    }

    ModelAndView names(Pipeline shown, NameTyped typed) {
        return view(shown, StageTyped.NOTHING, typed);
    }

    private ModelAndView view(Pipeline shown, StageTyped typed, NameTyped name) {
        Pipelines all = shelf.all();
        Map<Boolean, List<PipelineEditor.Row>> rows = editor.rows().stream()
                .filter(row -> row.stage().pipelineId().equals(shown.id()))
                .collect(Collectors.partitioningBy(PipelineEditor.Row::archived));
        boolean fresh = typed.stage() == null;
        ModelAndView view = new ModelAndView(
                "deals/pipeline",
                "page",
                new PipelinePage(
                        PipelineTabs.of(all, shown, "/app/settings/pipeline"),
                        shown(shown, all, name),
                        name.fresh() ? name.name() : "",
                        all.names(),
                        shelved(all, shown),
                        problems(name),
                        rows(rows.getOrDefault(false, List.of()), typed),
                        rows(rows.getOrDefault(true, List.of()), typed),
                        outcomes(),
                        fresh ? row("", typed) : row("", StageTyped.NOTHING),
                        fresh ? typed.errors().ordered() : Map.of()));
        boolean refused = typed.errors().any() || name.errors().any();
        view.setStatus(refused ? HttpStatus.UNPROCESSABLE_CONTENT : HttpStatus.OK);
        return view;
    }

    private static PipelinePage.Shown shown(Pipeline shown, Pipelines all, NameTyped name) {
        return new PipelinePage.Shown(
                shown.id().toString(),
                shown.name(),
                name.fresh() || name.errors().none() ? shown.name() : name.name(),
                shown.equals(all.standard()),
                !all.several(),
                shown.archived());
    }

    private static List<PipelinePage.Kept> shelved(Pipelines all, Pipeline shown) {
        return all.all().stream()
                .filter(one -> one.archived() && !one.equals(shown))
                .map(one -> new PipelinePage.Kept(one.id().toString(), one.name()))
                .toList();
    }

    private static Map<String, String> problems(NameTyped name) {
        Map<String, String> problems = new LinkedHashMap<>(name.errors().ordered());
        String said = problems.remove("name");
        if (said != null) {
            problems.put(name.fresh() ? "fresh" : "name", said);
        }
        return problems;
    }

    private static List<PipelinePage.Row> rows(List<PipelineEditor.Row> stages, StageTyped typed) {
        List<PipelinePage.Row> rows = new ArrayList<>();
        for (PipelineEditor.Row row : stages) {
            DealStage stage = row.stage();
            boolean bad = stage.id().equals(typed.stage()) && typed.errors().any();
            rows.add(
                    bad
                            ? row(stage.id().toString(), typed)
                            : new PipelinePage.Row(
                                    stage.id().toString(),
                                    stage.name(),
                                    stage.outcome().name(),
                                    outcomes().getOrDefault(stage.outcome().name(), ""),
                                    Integer.toString(stage.probability()),
                                    Long.toString(row.deals()),
                                    rows.isEmpty(),
                                    null));
        }
        return rows;
    }

    private static PipelinePage.Row row(String id, StageTyped typed) {
        StageWording wording = typed.wording();
        return new PipelinePage.Row(
                id,
                wording.name(),
                wording.outcome(),
                outcomes().getOrDefault(wording.outcome(), ""),
                wording.probability(),
                "",
                true,
                typed.errors().none()
                        ? null
                        : typed.errors().ordered().entrySet().stream()
                                .map(one -> one.getKey() + ": " + one.getValue())
                                .collect(Collectors.joining("; ")));
    }

    private static Map<String, String> outcomes() {
        Map<String, String> outcomes = new LinkedHashMap<>();
        outcomes.put("OPEN", "Open");
        outcomes.put("WON", "Won");
        outcomes.put("LOST", "Lost");
        return outcomes;
    }
}
