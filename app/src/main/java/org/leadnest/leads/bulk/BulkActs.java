package org.leadnest.leads.bulk;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Collectors;
import org.leadnest.accounts.Actor;
import org.leadnest.kernel.Ids;
import org.leadnest.leads.LeadBulkVerb;
import org.leadnest.leads.LeadFilter;
import org.leadnest.leads.Leads;
import org.leadnest.leads.browsing.ListAddress;
import org.leadnest.platform.jobs.Jobs;
import org.leadnest.platform.tenancy.Tenancy;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** The verbs over bulk actions, for the account of the running code. */
@Service
class BulkActs {
    static final Duration UNDO = Duration.ofDays(30);
    /** No list is counted further before it is acted on. */
    static final int MOST_COUNTED = 5_000_000;
    /**
     * Leads that are committed together: the row of progress is held for a second or less, and no more listeners than these
     * ask for a connection at once when a slice is committed.
     */
    private static final int SLICE = 200;

    private final BulkStore store;
    private final Leads leads;
    private final List<LeadBulkVerb> verbs;
    private final Jobs jobs;
    private final InstantSource clock;

    BulkActs(BulkStore store, Leads leads, List<LeadBulkVerb> verbs, Jobs jobs, InstantSource clock) {
        this.store = store;
        this.leads = leads;
        this.verbs = List.copyOf(verbs);
        this.jobs = jobs;
        this.clock = clock;
    }

    Optional<LeadBulkVerb> verb(String key) {
        return verbs.stream().filter(one -> one.key().equals(key)).findFirst();
    }

    @Transactional(readOnly = true)
    int count(LeadFilter filter) {
        return leads.count(filter, MOST_COUNTED);
    }

    @Transactional
    UUID begin(LeadFilter filter, LeadBulkVerb verb, String value, String words, Actor actor) {
        Instant now = now();
        store.forgetBefore(now.minus(UNDO));
        BulkAction action = new BulkAction(
                Ids.next(),
                ListAddress.query(filter),
                verb.key(),
                value,
                words,
                actor.userUuid(),
                actor.name(),
                now,
                leads.count(filter, MOST_COUNTED),
                BulkAction.Status.RUNNING,
                0,
                0,
                0,
                new UUID(0, 0));
        store.insert(action);
        jobs.submit(RunBulk.NAME, Tenancy.required(), action.id());
        return action.id();
    }

    /** Takes the next slice; false when there is none. */
    @Transactional
    boolean step(UUID id) {
        Optional<BulkAction> held = store.hold(id).filter(one -> one.status() == BulkAction.Status.RUNNING);
        if (held.isEmpty()) {
            return false;
        }
        BulkAction action = held.get();
        LeadBulkVerb verb = verb(action.verb()).orElseThrow();
        List<UUID> slice = leads.slice(ListAddress.read(action.query()), action.after(), SLICE, action.madeAt());
        if (slice.isEmpty()) {
            store.move(id, BulkAction.Status.DONE, BulkAction.Status.RUNNING);
            return false;
        }
        Map<UUID, String> before = verb.act(slice, action.value(), action.author());
        store.keep(id, before);
        store.advance(id, slice.getLast(), slice.size(), before.size());
        return true;
    }

    /** Lets an action be taken back; false when it is too late, or not at its end. */
    @Transactional
    boolean undo(UUID id) {
        boolean inTime = store.hold(id)
                .filter(one -> one.madeAt().isAfter(now().minus(UNDO)))
                .isPresent();
        boolean undone =
                inTime && store.move(id, BulkAction.Status.UNDOING, BulkAction.Status.DONE, BulkAction.Status.FAILED);
        if (undone) {
            jobs.submit(UndoBulk.NAME, Tenancy.required(), id);
        }
        return undone;
    }

    /** Takes a slice back; false when nothing is left. */
    @Transactional
    boolean stepBack(UUID id) {
        Optional<BulkAction> held = store.hold(id).filter(one -> one.status() == BulkAction.Status.UNDOING);
        List<BulkStore.Change> changes = held.isEmpty() ? List.of() : store.changes(id, SLICE);
        if (changes.isEmpty()) {
            store.move(id, BulkAction.Status.UNDONE, BulkAction.Status.UNDOING);
            return false;
        }
        BulkAction action = held.orElseThrow();
        LeadBulkVerb verb = verb(action.verb()).orElseThrow();
        Map<UUID, String> before = changes.stream()
                .collect(Collectors.toMap(change -> change.lead().value(), BulkStore.Change::before));
        int undone = verb.undo(before, action.value(), action.author());
        store.forget(id, changes.stream().map(BulkStore.Change::lead).toList(), undone);
        return true;
    }

    @Transactional
    void fail(UUID id) {
        store.move(id, BulkAction.Status.FAILED, BulkAction.Status.RUNNING, BulkAction.Status.UNDOING);
    }

    @Transactional(readOnly = true)
    Optional<BulkAction> find(UUID id) {
        return store.find(id);
    }

    @Transactional(readOnly = true)
    List<BulkAction> latest() {
        return store.latest(50);
    }

    boolean undoable(BulkAction action) {
        return !action.moving()
                && action.status() != BulkAction.Status.UNDONE
                && action.changed() > 0
                && action.madeAt().isAfter(now().minus(UNDO));
    }

    private Instant now() {
        return clock.instant().truncatedTo(ChronoUnit.MICROS);
    }
}
