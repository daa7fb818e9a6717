package org.leadnest.deals;

import java.net.URI;
import java.util.Optional;
import java.util.UUID;
import org.leadnest.accounts.Permission;
import org.leadnest.accounts.Requires;
import org.leadnest.kernel.FieldErrors;
import org.leadnest.platform.api.Invalid;
import org.leadnest.platform.web.NotFound;
import org.springframework.http.HttpStatus;
import org.springframework.http.ProblemDetail;
import org.springframework.http.ResponseEntity;
import org.springframework.transaction.support.TransactionOperations;
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
    private final PipelineEditor editor;
    private final TransactionOperations whole;

    PipelineWritingApi(PipelineShelf shelf, PipelineEditor editor, TransactionOperations whole) {
        this.shelf = shelf;
        this.editor = editor;
        this.whole = whole;
    }

    @PostMapping
    ResponseEntity<PipelinesApi.PipelineJson> open(@RequestBody PipelineBody body) {
        UUID opened = whole.execute(status -> {
            FieldErrors errors = new FieldErrors();
            Optional<Pipeline> like = PipelinesApi.wanted(shelf.all(), "like", body.like());
            UUID made = shelf.open(
                            body.name() == null ? "" : body.name(),
                            like.map(Pipeline::id).orElse(null),
                            errors)
                    .orElseThrow(() -> new Invalid(errors));
            apply(made, body);
            return made;
        });
        return ResponseEntity.created(URI.create("/api/v1/deals/pipelines/" + opened))
                .body(json(opened));
    }

    @PatchMapping("/{id}")
    PipelinesApi.PipelineJson change(@PathVariable UUID id, @RequestBody PipelineBody body) {
        whole.executeWithoutResult(status -> {
            known(id);
            FieldErrors errors = new FieldErrors();
            errors.expect(body.like() == null, "like", "expected for a new pipeline only");
            if (errors.any() || (body.name() != null && !shelf.rename(id, body.name(), errors))) {
                throw new Invalid(errors);
            }
            apply(id, body);
        });
        return json(id);
    }

    private void apply(UUID id, PipelineBody body) {
        if (Boolean.FALSE.equals(body.archived())) {
            shelf.restore(id);
        }
        if (Boolean.FALSE.equals(body.standard())) {
            throw Invalid.field("standard", "expected true: another one becomes the default by being made it");
        }
        if (Boolean.TRUE.equals(body.standard()) && !shelf.lead(id)) {
            throw conflict("An archived pipeline cannot be the default.");
        }
        if (Boolean.TRUE.equals(body.archived())) {
            switch (shelf.archive(id)) {
                case DONE -> {}
                case IN_USE -> throw conflict("Open deals stand in it. Close them or move them first.");
                case LAST -> throw conflict("One pipeline has to stay.");
            }
        }
    }

    @PostMapping("/{id}/stages")
    ResponseEntity<PipelinesApi.PipelineJson> add(@PathVariable UUID id, @RequestBody PipelineBody.Stage body) {
        whole.executeWithoutResult(status -> {
            known(id);
            FieldErrors errors = new FieldErrors();
            UUID added = editor.add(id, body.wording(null), errors).orElseThrow(() -> new Invalid(errors));
            place(added, body);
        });
        return ResponseEntity.status(HttpStatus.CREATED).body(json(id));
    }

    @PatchMapping("/{id}/stages/{stage}")
    PipelinesApi.PipelineJson write(
            @PathVariable UUID id, @PathVariable UUID stage, @RequestBody PipelineBody.Stage body) {
        whole.executeWithoutResult(status -> {
            DealStage before = editor.rows().stream()
                    .map(PipelineEditor.Row::stage)
                    .filter(one -> one.id().equals(stage) && one.pipelineId().equals(id))
                    .findFirst()
                    .orElseThrow(NotFound::new);
            FieldErrors errors = new FieldErrors();
            if (body.worded() && !editor.write(stage, body.wording(before), errors)) {
                throw new Invalid(errors);
            }
            place(stage, body);
        });
        return json(id);
    }

    private void place(UUID stage, PipelineBody.Stage body) {
        if (Boolean.FALSE.equals(body.archived())) {
            editor.restore(stage);
        }
        if (body.place() != null && !editor.place(stage, body.place())) {
            throw conflict("An archived stage has no place.");
        }
        if (Boolean.TRUE.equals(body.archived())) {
            switch (editor.archive(stage)) {
                case DONE, MISSING -> {}
                case IN_USE -> throw conflict("Deals stand in this stage. Move them first.");
                case LAST -> throw conflict("One stage of each meaning has to stay.");
            }
        }
    }

    private Pipeline known(UUID id) {
        return shelf.all().find(id).orElseThrow(NotFound::new);
    }

    private PipelinesApi.PipelineJson json(UUID id) {
        Pipelines all = shelf.all();
        return PipelinesApi.PipelineJson.of(all.find(id).orElseThrow(NotFound::new), all);
    }

    private static ErrorResponseException conflict(String detail) {
        return new ErrorResponseException(
                HttpStatus.CONFLICT, ProblemDetail.forStatusAndDetail(HttpStatus.CONFLICT, detail), null);
    }
}
