package org.leadnest.deals;

import java.time.InstantSource;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.leadnest.accounts.Actor;
import org.leadnest.kernel.Cursor;
import org.leadnest.kernel.FieldErrors;
import org.leadnest.kernel.Ids;
import org.leadnest.kernel.Page;
import org.leadnest.platform.tenancy.Tenancy;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** The verbs over deals. */
@Service
public class Deals {
    private static final List<String> USUAL_REASONS = List.of(
            "Financing fell through",
            "Inspection",
            "Price",
            "Chose another agent",
            "Bought or sold elsewhere",
            "Changed their mind",
            "No answer any more");

    private final DealStore store;
    private final TermsWriting terms;
    private final PipelineStore pipelines;
    private final StageHistory history;
    private final DealChoices known;
    private final ApplicationEventPublisher events;
    private final InstantSource clock;

    Deals(
            DealStore store,
            TermsWriting terms,
            PipelineStore pipelines,
            StageHistory history,
            DealChoices known,
            ApplicationEventPublisher events,
            InstantSource clock) {
        this.store = store;
        this.terms = terms;
        this.pipelines = pipelines;
        this.history = history;
        this.known = known;
        this.events = events;
        this.clock = clock;
    }

    /** The default pipeline. */
    @Transactional
    public Pipeline pipeline() {
        return pipelines.pipelines().standard();
    }

    @Transactional
    public Pipelines pipelines() {
        return pipelines.pipelines();
    }

    /**
     * Opens a deal; without a pipeline in the default one, without a stage in the first. Without an owner it belongs to its lead's,
     * else to who opens it.
     */
    @Transactional
    public DealEdit open(DealInput input, Actor actor) {
        Pipelines all = pipelines.held();
        FieldErrors errors = new FieldErrors();
        DealDraft empty = DealDraft.empty(all.standard().first());
        DealDraft draft = input.over(empty, all, errors);
        checkReferences(empty, draft, errors);
        UUID usual = known.ownerOf(draft.leadId()).orElse(actor.user().value());
        UUID owner = input.owner(usual, known.memberIds(), errors);
        if (errors.any() || owner == null) {
            return new DealEdit.Refused(errors);
        }
        DealId id = new DealId(Ids.next());
        var now = clock.instant().truncatedTo(ChronoUnit.MICROS);
        draft = known.named(draft);
        store.insert(id, draft, owner, now);
        terms.write(id, null, draft, owner, actor);
        history.add(id, null, draft.stage(), actor, now);
        events.publishEvent(new DealEvent.DealOpened(Tenancy.required(), id.value(), draft.leadId(), now));
        if (draft.stage().outcome().closed()) {
            events.publishEvent(closed(id, draft));
        }
        return new DealEdit.Saved(store.find(id).orElseThrow());
    }

    /**
     * Changes the fields that were given, the stage among them.
     *
     * @param madeOn the version that the change was made on; null takes the deal as it stands
     */
    @Transactional
    public DealEdit change(DealId id, DealInput input, @Nullable Integer madeOn, Actor actor) {
        Optional<Deal> held = store.hold(id);
        if (held.isEmpty()) {
            return new DealEdit.Missing();
        }
        Deal before = held.get();
        if (madeOn != null && madeOn != before.version()) {
            return new DealEdit.Conflict(before);
        }
        FieldErrors errors = new FieldErrors();
        DealDraft draft = input.over(before.draft(), pipelines.held(), errors);
        checkReferences(before.draft(), draft, errors);
        UUID owner = input.has("ownerId") ? input.owner(before.ownerId(), known.memberIds(), errors) : before.ownerId();
        if (errors.any()) {
            return new DealEdit.Refused(errors);
        }
        give(before, owner, actor);
        save(before, known.named(draft), owner, actor);
        return new DealEdit.Saved(store.find(id).orElseThrow());
    }

    /**
     * Puts the deal into a stage, or to another place in its own.
     *
     * @param stage name or id
     * @param position how many cards stand before it
     */
    @Transactional
    public DealEdit move(DealId id, String stage, int position, Actor actor) {
        DealEdit edit = change(id, new DealInput().put("stage", stage), null, actor);
        if (edit instanceof DealEdit.Saved saved) {
            store.place(id, saved.deal().stage().id(), position);
        }
        return edit;
    }

    @Transactional(readOnly = true)
    public Optional<Deal> find(DealId id) {
        return store.find(id);
    }

    /** Newest first. */
    @Transactional(readOnly = true)
    public Page<Deal> list(DealFilter filter, @Nullable Cursor after, int limit) {
        return Page.cut(
                store.list(filter, after, limit + 1),
                limit,
                deal -> new Cursor(deal.createdAt().toString(), deal.id().value()));
    }

    /** Why deals are lost: in the account's own words first, the most used first, then the usual ones. */
    @Transactional(readOnly = true)
    List<String> lostReasons() {
        return Stream.concat(store.lostReasons(20).stream(), USUAL_REASONS.stream())
                .distinct()
                .limit(20)
                .toList();
    }

    @Transactional(readOnly = true)
    List<StageHistory.Move> history(DealId id) {
        return history.of(id);
    }

    /** What the deal newly points to has to be there, and the account's own. */
    private void checkReferences(DealDraft before, DealDraft draft, FieldErrors errors) {
        known.check(before.terms(), draft.terms(), errors);
        UUID lead = draft.leadId();
        if (lead != null && !lead.equals(before.leadId())) {
            errors.expect(known.leadExists(lead), "leadId", "expected a lead of this account");
        }
        String listing = draft.listingKey();
        if (listing != null && !listing.equals(before.listingKey())) {
            errors.expect(known.listingExists(listing), "listingKey", "expected a listing of this account");
        }
    }

    /** Its open reminders go with it. */
    private void give(Deal deal, @Nullable UUID owner, Actor actor) {
        if (owner != null && !owner.equals(deal.ownerId())) {
            store.give(deal.id(), owner, clock.instant().truncatedTo(ChronoUnit.MICROS));
            terms.handOn(deal.id(), owner, actor);
        }
    }

    private void save(Deal before, DealDraft draft, @Nullable UUID owner, Actor actor) {
        var now = clock.instant().truncatedTo(ChronoUnit.MICROS);
        DealStage stage = draft.stage();
        boolean moved = !stage.id().equals(before.stage().id());
        if (draft.equals(before.draft())) {
            return;
        }
        store.update(before.id(), draft, now);
        terms.write(before.id(), before.terms(), draft, owner, actor);
        if (!moved) {
            return;
        }
        store.place(before.id(), stage.id(), 0);
        history.add(before.id(), before.stage(), stage, actor, now);
        events.publishEvent(new DealEvent.DealMoved(
                Tenancy.required(),
                before.id().value(),
                draft.leadId(),
                before.stage().name(),
                stage.name()));
        if (stage.outcome().closed()) {
            events.publishEvent(closed(before.id(), draft));
        }
    }

    private static DealEvent closed(DealId id, DealDraft draft) {
        return new DealEvent.DealClosed(
                Tenancy.required(), id.value(), draft.leadId(), draft.stage().outcome() == Outcome.WON);
    }
}
