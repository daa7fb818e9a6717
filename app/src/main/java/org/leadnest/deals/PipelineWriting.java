package org.leadnest.deals;

import java.util.Optional;
import java.util.UUID;
import org.leadnest.kernel.FieldErrors;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;
import org.springframework.transaction.interceptor.TransactionAspectSupport;

/** A pipeline or a stage with everything that was sent of it at once: taken whole or not at all. */
@Service
class PipelineWriting {
    private final PipelineShelf shelf;
    private final PipelineEditor editor;

    PipelineWriting(PipelineShelf shelf, PipelineEditor editor) {
        this.shelf = shelf;
        this.editor = editor;
    }

    /** What came of it; of what is not taken nothing is kept. */
    sealed interface Written {
        record Taken(UUID pipeline) implements Written {}

        record Wrong(FieldErrors errors) implements Written {}

        /** @param why in a sentence */
        record Conflict(String why) implements Written {}

        record Missing() implements Written {}
    }

    @Transactional
    public Written open(PipelineBody body) {
        FieldErrors errors = new FieldErrors();
        Optional<Pipeline> like = Optional.ofNullable(body.like()).flatMap(shelf.all()::find);
        errors.expect(body.like() == null || like.isPresent(), "like", "expected the name of a pipeline");
        String name = body.name() == null ? "" : body.name();
        Optional<UUID> opened = errors.any()
                ? Optional.empty()
                : shelf.open(name, like.map(Pipeline::id).orElse(null), errors);
        return whole(opened.map(id -> shelved(id, body)).orElse(new Written.Wrong(errors)));
    }

    @Transactional
    public Written change(UUID id, PipelineBody body) {
        FieldErrors errors = new FieldErrors();
        if (shelf.all().find(id).isEmpty()) {
            return new Written.Missing();
        }
        errors.expect(body.like() == null, "like", "expected for a new pipeline only");
        boolean named = errors.none() && (body.name() == null || shelf.rename(id, body.name(), errors));
        return whole(named ? shelved(id, body) : new Written.Wrong(errors));
    }

    @Transactional
    public Written addStage(UUID pipeline, PipelineBody.Stage body) {
        if (shelf.all().find(pipeline).isEmpty()) {
            return new Written.Missing();
        }
        FieldErrors errors = new FieldErrors();
        Optional<UUID> added = editor.add(pipeline, body.wording(null), errors);
        return whole(added.map(stage -> placed(pipeline, stage, body)).orElse(new Written.Wrong(errors)));
    }

    @Transactional
    public Written writeStage(UUID pipeline, UUID stage, PipelineBody.Stage body) {
        Optional<DealStage> before = editor.rows().stream()
                .map(PipelineEditor.Row::stage)
                .filter(one -> one.id().equals(stage) && one.pipelineId().equals(pipeline))
                .findFirst();
        if (before.isEmpty()) {
            return new Written.Missing();
        }
        FieldErrors errors = new FieldErrors();
        boolean worded = !body.worded() || editor.write(stage, body.wording(before.get()), errors);
        return whole(worded ? placed(pipeline, stage, body) : new Written.Wrong(errors));
    }

    private Written shelved(UUID id, PipelineBody body) {
        if (Boolean.FALSE.equals(body.archived())) {
            shelf.restore(id);
        }
        if (Boolean.FALSE.equals(body.standard())) {
            return new Written.Wrong(new FieldErrors()
                    .add("standard", "expected true: another one becomes the default by being made it"));
        }
        if (Boolean.TRUE.equals(body.standard()) && !shelf.lead(id)) {
            return new Written.Conflict("An archived pipeline cannot be the default.");
        }
        if (!Boolean.TRUE.equals(body.archived())) {
            return new Written.Taken(id);
        }
        return switch (shelf.archive(id)) {
            case DONE -> new Written.Taken(id);
            case IN_USE -> new Written.Conflict("Open deals stand in it. Close them or move them first.");
            case LAST -> new Written.Conflict("One pipeline has to stay.");
        };
    }

    private Written placed(UUID pipeline, UUID stage, PipelineBody.Stage body) {
        if (Boolean.FALSE.equals(body.archived())) {
            editor.restore(stage);
        }
        if (body.place() != null && !editor.place(stage, body.place())) {
            return new Written.Conflict("An archived stage has no place.");
        }
        if (!Boolean.TRUE.equals(body.archived())) {
            return new Written.Taken(pipeline);
        }
        return switch (editor.archive(stage)) {
            case DONE, MISSING -> new Written.Taken(pipeline);
            case IN_USE -> new Written.Conflict("Deals stand in this stage. Move them first.");
            case LAST -> new Written.Conflict("One stage of each meaning has to stay.");
        };
    }

    private static Written whole(Written written) {
        if (!(written instanceof Written.Taken)) {
            TransactionAspectSupport.currentTransactionStatus().setRollbackOnly();
        }
        return written;
    }
}
