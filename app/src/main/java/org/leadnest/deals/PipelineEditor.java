package org.leadnest.deals;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.leadnest.kernel.FieldErrors;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** The stages of pipelines in the account's own words, order and number. */
@Service
public class PipelineEditor {
    private static final int MOST_STAGES = 20;

    private final PipelineStore store;

    PipelineEditor(PipelineStore store) {
        this.store = store;
    }

    public record Row(DealStage stage, boolean archived, long deals) {}

    /** Of all pipelines, in order; those out of use come last. */
    @Transactional
    public List<Row> rows() {
        store.pipelines();
        return store.rows();
    }

    /** Adds a stage behind those of its outcome; {@code errors} gets what cannot be taken. */
    @Transactional
    Optional<UUID> add(UUID pipeline, StageWording wording, FieldErrors errors) {
        store.lock();
        List<Row> rows = of(pipeline);
        errors.expect(
                rows.stream().filter(row -> !row.archived()).count() < MOST_STAGES,
                "name",
                "expected at most " + MOST_STAGES + " stages");
        Optional<StageWording.Checked> checked = wording.checked(errors);
        checked.ifPresent(one -> free(one.name(), null, rows, errors));
        if (errors.any() || checked.isEmpty()) {
            return Optional.empty();
        }
        UUID added = store.insert(pipeline, checked.get(), 0);
        List<UUID> order = new ArrayList<>(rows.stream()
                .filter(row -> !row.archived())
                .map(row -> row.stage().id())
                .toList());
        long before = rows.stream()
                .filter(row -> !row.archived()
                        && row.stage().outcome().compareTo(checked.get().outcome()) <= 0)
                .count();
        order.add((int) before, added);
        store.order(order);
        return Optional.of(added);
    }

    /** Changes a stage; deals in it that closed or opened by that say so. False also when there is none. */
    @Transactional
    boolean write(UUID id, StageWording wording, FieldErrors errors) {
        store.lock();
        List<Row> rows = around(id);
        Optional<StageWording.Checked> checked = wording.checked(errors);
        checked.ifPresent(one -> free(one.name(), id, rows, errors));
        Optional<Row> before =
                rows.stream().filter(row -> row.stage().id().equals(id)).findFirst();
        if (errors.any() || checked.isEmpty() || before.isEmpty()) {
            return false;
        }
        Outcome was = before.get().stage().outcome();
        if (was != checked.get().outcome()) {
            errors.expect(before.get().deals() == 0, "outcome", "expected no deals in it: move them first");
            errors.expect(!last(rows, before.get()), "outcome", "expected another stage that means the same");
        }
        if (errors.none()) {
            store.write(id, checked.get());
        }
        return errors.none();
    }

    /** What came of taking a stage out of use. */
    enum Archiving {
        DONE,
        IN_USE,
        LAST,
        MISSING
    }

    @Transactional
    Archiving archive(UUID id) {
        store.lock();
        List<Row> rows = around(id);
        Optional<Row> row = rows.stream()
                .filter(one -> one.stage().id().equals(id) && !one.archived())
                .findFirst();
        if (row.isEmpty()) {
            return Archiving.MISSING;
        }
        if (row.get().deals() > 0) {
            return Archiving.IN_USE;
        }
        if (last(rows, row.get())) {
            return Archiving.LAST;
        }
        store.archive(id, true);
        return Archiving.DONE;
    }

    @Transactional
    boolean restore(UUID id) {
        return store.archive(id, false);
    }

    /** Puts a stage one place earlier; false when there is none. */
    @Transactional
    boolean raise(UUID id) {
        store.lock();
        return put(id, inUse(id).indexOf(id) - 1);
    }

    /** Puts a stage in use to this place, counted from 0; behind the last one is the last. False when there is none. */
    @Transactional
    boolean place(UUID id, int place) {
        store.lock();
        return put(id, place);
    }

    private boolean put(UUID id, int place) {
        List<UUID> order = inUse(id);
        boolean there = order.remove(id);
        if (there) {
            order.add(Math.clamp(place, 0, order.size()), id);
            store.order(order);
        }
        return there;
    }

    private List<UUID> inUse(UUID stage) {
        return new ArrayList<>(around(stage).stream()
                .filter(row -> !row.archived())
                .map(row -> row.stage().id())
                .toList());
    }

    private List<Row> of(UUID pipeline) {
        return store.rows().stream()
                .filter(row -> row.stage().pipelineId().equals(pipeline))
                .toList();
    }

    /** The stages of the pipeline that this stage belongs to. */
    private List<Row> around(UUID stage) {
        return store.rows().stream()
                .filter(row -> row.stage().id().equals(stage))
                .findFirst()
                .map(row -> of(row.stage().pipelineId()))
                .orElse(List.of());
    }

    private static void free(String name, @Nullable UUID own, List<Row> rows, FieldErrors errors) {
        errors.expect(
                rows.stream()
                        .noneMatch(row -> row.stage().name().equalsIgnoreCase(name)
                                && !row.stage().id().equals(own)),
                "name",
                "expected a name that no other stage has, archived ones included");
    }

    private static boolean last(List<Row> rows, Row row) {
        return rows.stream()
                        .filter(one -> !one.archived()
                                && one.stage().outcome() == row.stage().outcome())
                        .count()
                <= 1;
    }
}
