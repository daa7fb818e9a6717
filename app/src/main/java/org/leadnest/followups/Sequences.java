package org.leadnest.followups;

import java.time.InstantSource;
import java.time.temporal.ChronoUnit;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.leadnest.accounts.Actor;
import org.leadnest.kernel.Cursor;
import org.leadnest.kernel.FieldErrors;
import org.leadnest.kernel.Ids;
import org.leadnest.kernel.Page;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** The verbs over sequences, for the account of the running code. */
@Service
public class Sequences {
    private final SequenceStore store;
    private final StepNames names;
    private final InstantSource clock;

    Sequences(SequenceStore store, StepNames names, InstantSource clock) {
        this.store = store;
        this.names = names;
        this.clock = clock;
    }

    /** What saving a sequence came to. */
    public sealed interface Saving {
        record Saved(Sequence sequence) implements Saving {}

        record Refused(FieldErrors errors) implements Saving {}

        record Missing() implements Saving {}
    }

    @Transactional
    public Saving create(SequenceInput input, Actor actor) {
        FieldErrors errors = new FieldErrors();
        SequenceDraft draft = input.draft(errors, names.known());
        if (errors.any()) {
            return new Saving.Refused(errors);
        }
        var now = clock.instant().truncatedTo(ChronoUnit.MICROS);
        SequenceId id = new SequenceId(Ids.next());
        UUID version = Ids.next();
        store.insert(id, draft.name(), version, now);
        store.insertVersion(id, version, 1, draft, actor.name(), now);
        return new Saving.Saved(store.find(id).orElseThrow());
    }

    /** Steps that changed make a new version when anybody was ever enrolled in the current one. */
    @Transactional
    public Saving change(SequenceId id, SequenceInput input, Actor actor) {
        Optional<Sequence> held = store.hold(id);
        if (held.isEmpty()) {
            return new Saving.Missing();
        }
        FieldErrors errors = new FieldErrors();
        SequenceDraft draft = input.draft(errors, names.known());
        if (errors.any()) {
            return new Saving.Refused(errors);
        }
        var now = clock.instant().truncatedTo(ChronoUnit.MICROS);
        Sequence before = held.get();
        UUID version = before.versionId();
        if (!before.same(draft) && store.anybodyEnrolled(version)) {
            version = Ids.next();
            store.insertVersion(id, version, before.version() + 1, draft, actor.name(), now);
        } else if (!before.same(draft)) {
            store.replaceVersion(version, draft);
        }
        store.update(id, draft.name(), version, now);
        return new Saving.Saved(store.find(id).orElseThrow());
    }

    /** Appends a step; like any other change it makes a new version when anybody was ever enrolled. */
    @Transactional
    public Saving append(SequenceId id, StepLine step, Actor actor) {
        return store.hold(id)
                .map(sequence -> change(id, SequenceForm.of(sequence).input().with(step), actor))
                .orElseGet(Saving.Missing::new);
    }

    @Transactional(readOnly = true)
    public Optional<Sequence> find(SequenceId id) {
        return store.find(id);
    }

    /**
     * Newest first.
     *
     * @param archived those that are put away, or those in use; absent both
     */
    @Transactional(readOnly = true)
    public Page<Sequence> list(@Nullable Boolean archived, @Nullable Cursor after, int limit) {
        return Page.cut(
                store.list(archived, after, limit + 1),
                limit,
                sequence -> new Cursor(
                        sequence.createdAt().toString(), sequence.id().value()));
    }

    /** For each of these sequences, zeroes included. */
    @Transactional(readOnly = true)
    public Map<SequenceId, SequenceNumbers> numbers(Collection<SequenceId> sequences) {
        Map<UUID, SequenceNumbers> found = store.numbers(sequences);
        Map<SequenceId, SequenceNumbers> numbers = new LinkedHashMap<>();
        sequences.forEach(id -> numbers.put(id, found.getOrDefault(id.value(), SequenceNumbers.NONE)));
        return numbers;
    }

    /** The id and name of up to 200 sequences in use, newest first, for selects. */
    @Transactional(readOnly = true)
    public Map<String, String> choices() {
        return store.names(200);
    }
}
