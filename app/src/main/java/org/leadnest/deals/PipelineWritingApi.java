package org.leadnest.deals;

import java.net.URI;
import java.util.UUID;
import org.leadnest.accounts.Permission;
import org.leadnest.accounts.Requires;
import org.leadnest.platform.api.Invalid;
import org.leadnest.platform.web.NotFound;
import org.springframework.http.HttpStatus;
import org.springframework.http.ProblemDetail;
import org.springframework.http.ResponseEntity;
import org.springframework.web.ErrorResponseException;
import org.springframework.web.bind.annotation.PatchMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/** Pipelines and their stages are made, worded, put in order, archived; a request is taken whole or not at all. */
@RestController
@RequestMapping("/api/v1/deals/pipelines")
@Requires(Permission.PIPELINES_WRITE)
class PipelineWritingApi {
    private final PipelineShelf shelf;
    private final PipelineWriting writing;

    PipelineWritingApi(PipelineShelf shelf, PipelineWriting writing) {
        this.shelf = shelf;
        this.writing = writing;
    }

    @PostMapping
    ResponseEntity<PipelinesApi.PipelineJson> open(@RequestBody PipelineBody body) {
        PipelinesApi.PipelineJson opened = json(writing.open(body));
        return ResponseEntity.created(URI.create("/api/v1/deals/pipelines/" + opened.id()))
                .body(opened);
    }

    @PatchMapping("/{id}")
    PipelinesApi.PipelineJson change(@PathVariable UUID id, @RequestBody PipelineBody body) {
        return json(writing.change(id, body));
    }

    @PostMapping("/{id}/stages")
    ResponseEntity<PipelinesApi.PipelineJson> add(@PathVariable UUID id, @RequestBody PipelineBody.Stage body) {
        return ResponseEntity.status(HttpStatus.CREATED).body(json(writing.addStage(id, body)));
    }

    @PatchMapping("/{id}/stages/{stage}")
    PipelinesApi.PipelineJson write(
            @PathVariable UUID id, @PathVariable UUID stage, @RequestBody PipelineBody.Stage body) {
        return json(writing.writeStage(id, stage, body));
    }

    private PipelinesApi.PipelineJson json(PipelineWriting.Written written) {
        return switch (written) {
            case PipelineWriting.Written.Taken(UUID id) -> {
                Pipelines all = shelf.all();
                yield PipelinesApi.PipelineJson.of(all.find(id).orElseThrow(NotFound::new), all);
            }
            case PipelineWriting.Written.Wrong(var errors) -> throw new Invalid(errors);
            case PipelineWriting.Written.Conflict(String why) ->
                throw new ErrorResponseException(
                        HttpStatus.CONFLICT, ProblemDetail.forStatusAndDetail(HttpStatus.CONFLICT, why), null);
            case PipelineWriting.Written.Missing() -> throw new NotFound();
        };
    }
}
