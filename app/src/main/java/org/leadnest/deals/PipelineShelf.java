package org.leadnest.deals;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.leadnest.kernel.FieldErrors;
import org.leadnest.kernel.Ids;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** The verbs over whole pipelines; their stages are {@link PipelineEditor}'s. */
@Service
public class PipelineShelf {
    private static final int MOST_PIPELINES = 12;

    private final PipelineStore store;

    PipelineShelf(PipelineStore store) {
        this.store = store;
    }

    @Transactional
    public Pipelines all() {
        return store.pipelines();
    }

    /** Pipeline to number of its open deals; one without any is not in it. */
    @Transactional(readOnly = true)
    Map<UUID, Long> openDeals() {
        return store.openDeals();
    }

    /**
     * Makes a pipeline; {@code errors} gets what cannot be taken.
     *
     * @param like whose stages in use it gets; null for the usual ones
     */
    @Transactional
    Optional<UUID> open(String name, @Nullable UUID like, FieldErrors errors) {
        Pipelines before = locked();
        errors.expect(
                before.all().size() < MOST_PIPELINES,
                "name",
                "expected at most " + MOST_PIPELINES + " pipelines, archived ones included");
        String called = checked(name, null, before, errors);
        Optional<Pipeline> model = like == null ? Optional.empty() : before.find(like);
        errors.expect(like == null || model.isPresent(), "like", "expected a pipeline of this account");
        if (errors.any()) {
            return Optional.empty();
        }
        UUID id = Ids.next();
        store.insertPipeline(id, called);
        model.ifPresentOrElse(
                one -> store.addStages(
                        id,
                        one.stages().stream()
                                .map(stage ->
                                        new StageWording.Checked(stage.name(), stage.outcome(), stage.probability()))
                                .toList()),
                () -> store.addUsualStages(id));
        return Optional.of(id);
    }

    /** False when the name cannot be taken; {@code errors} says why. */
    @Transactional
    boolean rename(UUID id, String name, FieldErrors errors) {
        String called = checked(name, id, locked(), errors);
        if (errors.none()) {
            store.rename(id, called);
        }
        return errors.none();
    }

    /** What came of taking a pipeline out of use. */
    enum Archiving {
        DONE,
        IN_USE,
        LAST
    }

    /** Closed deals stay in it; one with open deals stays in use. */
    @Transactional
    Archiving archive(UUID id) {
        List<Pipeline> others =
                locked().inUse().stream().filter(one -> !one.id().equals(id)).toList();
        if (others.isEmpty()) {
            return Archiving.LAST;
        }
        if (store.openDeals().containsKey(id)) {
            return Archiving.IN_USE;
        }
        store.archivePipeline(id, true);
        return Archiving.DONE;
    }

    @Transactional
    void restore(UUID id) {
        locked();
        store.archivePipeline(id, false);
    }

    /** Makes this one the default; an archived one cannot be. */
    @Transactional
    boolean lead(UUID id) {
        boolean can = locked().find(id).filter(one -> !one.archived()).isPresent();
        if (can) {
            store.lead(id);
        }
        return can;
    }

    private Pipelines locked() {
        store.pipelines();
        store.lock();
        return store.pipelines();
    }

    private static String checked(String name, @Nullable UUID own, Pipelines all, FieldErrors errors) {
        String called = name.strip();
        errors.expect(StageWording.fits(called), "name", StageWording.EXPECTED_NAME);
        errors.expect(
                all.find(called).filter(other -> !other.id().equals(own)).isEmpty(),
                "name",
                "expected a name that no other pipeline has, archived ones included");
        return called;
    }
}
