package org.leadnest.deals;

import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.leadnest.accounts.Permission;
import org.leadnest.accounts.Requires;
import org.leadnest.kernel.FieldErrors;
import org.leadnest.kernel.Page;
import org.leadnest.platform.api.Invalid;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RestController;

/** The pipelines and stages into which deals can be put. */
@RestController
class PipelinesApi {
    private final PipelineShelf shelf;

    PipelinesApi(PipelineShelf shelf) {
        this.shelf = shelf;
    }

    /** @param standard whether it is the one that is meant where none is named */
    record PipelineJson(UUID id, String name, boolean standard, boolean archived, List<StageJson> stages) {
        static PipelineJson of(Pipeline one, Pipelines all) {
            return new PipelineJson(
                    one.id(),
                    one.name(),
                    one.equals(all.standard()),
                    one.archived(),
                    one.stages().stream()
                            .map(stage -> new StageJson(stage.id(), stage.name(), stage.outcome(), stage.probability()))
                            .toList());
        }
    }

    /** @param probability in percent */
    record StageJson(UUID id, String name, Outcome outcome, int probability) {}

    @GetMapping("/api/v1/deals/pipelines")
    @Requires(Permission.DEALS_READ)
    Page<PipelineJson> list() {
        Pipelines all = shelf.all();
        return new Page<>(
                all.all().stream().map(one -> PipelineJson.of(one, all)).toList(), null);
    }

    /** The pipeline that a parameter names, if it is there at all. */
    static Optional<Pipeline> wanted(Pipelines all, @Nullable String idOrName) {
        Optional<Pipeline> found = Optional.ofNullable(idOrName).flatMap(all::find);
        if (idOrName != null && found.isEmpty()) {
            throw new Invalid(new FieldErrors().add("pipeline", "expected the name of a pipeline"));
        }
        return found;
    }
}
