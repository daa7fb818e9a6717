package org.leadnest.followups;

import java.time.InstantSource;
import java.time.temporal.ChronoUnit;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.leadnest.accounts.Actor;
import org.leadnest.kernel.Cursor;
import org.leadnest.kernel.FieldErrors;
import org.leadnest.kernel.Ids;
import org.leadnest.kernel.Page;
import org.leadnest.messaging.StepTallies;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** The verbs over sequences, for the account of the running code. */
@Service
public class Sequences {
    private final SequenceStore store;
    private final StepNames names;
    private final StepTallies tallies;
    private final InstantSource clock;

    Sequences(SequenceStore store, StepNames names, StepTallies tallies, InstantSource clock) {
        this.tallies = tallies;
        this.store = store;
        this.names = names;
        this.clock = clock;
    }

    /** What saving a sequence came to. */
    public sealed interface Saving {
        record Saved(Sequence sequence) implements Saving {}

        record Refused(FieldErrors errors) implements Saving {}

        record Missing() implements Saving {}

        /** Somebody else saved it since. */
        record Changed(Sequence now) implements Saving {}
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
        store.insertVersion(id, version, 1, draft.after(List.of()), actor.name(), now);
        return new Saving.Saved(store.find(id).orElseThrow());
    }

    /** Steps that changed make a new version when anybody was ever enrolled in the current one. */
    @Transactional
    public Saving change(SequenceId id, SequenceInput input, Actor actor) {
        return change(id, input, null, actor);
    }

    /** @param revision that the change was made from; absent for whatever stands there */
    @Transactional
    public Saving change(SequenceId id, SequenceInput input, @Nullable Integer revision, Actor actor) {
        Optional<Sequence> held = store.hold(id);
        if (held.isEmpty()) {
            return new Saving.Missing();
        }
        if (revision != null && revision != held.get().revision()) {
            return new Saving.Changed(held.get());
        }
        FieldErrors errors = new FieldErrors();
        SequenceDraft typed = input.draft(errors, names.known());
        if (errors.any()) {
            return new Saving.Refused(errors);
        }
        var now = clock.instant().truncatedTo(ChronoUnit.MICROS);
        Sequence before = held.get();
        SequenceDraft draft = typed.after(before.steps());
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
        Map<UUID, Long> answered = tallies.answered(store.owners(
                sequences.stream().filter(id -> found.containsKey(id.value())).toList()));
        sequences.forEach(id -> numbers.put(
                id,
                found.getOrDefault(id.value(), SequenceNumbers.NONE).answered(answered.getOrDefault(id.value(), 0L))));
        return numbers;
    }

    /** The id and name of up to 200 sequences in use, newest first, for selects. */
    @Transactional(readOnly = true)
    public Map<String, String> choices() {
        return store.names(200);
    }
}
