package org.leadnest.listings;

import java.time.Instant;
import java.time.InstantSource;
import java.time.LocalDate;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.leadnest.accounts.Accounts;
import org.leadnest.accounts.Actor;
import org.leadnest.billing.Allowance;
import org.leadnest.billing.Credits;
import org.leadnest.billing.Entitlement;
import org.leadnest.billing.Entitlements;
import org.leadnest.copydesk.Finding;
import org.leadnest.kernel.Cursor;
import org.leadnest.kernel.FieldErrors;
import org.leadnest.kernel.Ids;
import org.leadnest.kernel.Page;
import org.leadnest.listings.ListingEvent.DescriptionWritten;
import org.leadnest.listings.ListingEvent.ListingDeleted;
import org.leadnest.listings.ListingEvent.ListingEntered;
import org.leadnest.listings.ListingEvent.ListingPriceChanged;
import org.leadnest.listings.ListingEvent.ListingStatusChanged;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** The verbs over listings. Input is by RESO names, as the API and the form give it. */
@Service
public class Listings {
    private static final String STATUS = "StandardStatus";
    private static final String PRICE = "ListPrice";
    private final ListingStore store;
    private final RemarksGate gate;
    private final Accounts accounts;
    private final Entitlements entitlements;
    private final Credits credits;
    private final ApplicationEventPublisher events;
    private final InstantSource clock;

    Listings(
            ListingStore store,
            RemarksGate gate,
            Accounts accounts,
            Entitlements entitlements,
            Credits credits,
            ApplicationEventPublisher events,
            InstantSource clock) {
        this.store = store;
        this.gate = gate;
        this.accounts = accounts;
        this.entitlements = entitlements;
        this.credits = credits;
        this.events = events;
        this.clock = clock;
    }

    /** Enters a listing; without a status it is Incomplete. Public remarks are taken only when they stand. */
    @Transactional
    public Saving enter(Map<String, ? extends @Nullable Object> given, Actor actor) {
        return enter(given, actor, false);
    }

    /**
     * The same for a listing that another system has already: its remarks are kept as they are, and visitors read them when
     * they stand or somebody has answered for them.
     */
    @Transactional
    public Saving takeOver(Map<String, ? extends @Nullable Object> given, Actor actor) {
        return enter(given, actor, true);
    }

    private Saving enter(Map<String, ? extends @Nullable Object> given, Actor actor, boolean unread) {
        ResoInput input = ResoInput.of(given);
        if (input.errors().any()) {
            return new Saving.Refused(input.errors());
        }
        Instant now = clock.instant();
        Map<String, Object> reso = input.appliedTo(Map.of());
        reso.putIfAbsent(STATUS, StandardStatus.INCOMPLETE.reso());
        FieldErrors room = new FieldErrors();
        if (StandardStatus.of(String.valueOf(reso.get(STATUS)))
                .filter(StandardStatus::open)
                .isPresent()) {
            checkRoom(actor, room);
        }
        if (room.any()) {
            return new Saving.Refused(room, true);
        }
        List<Finding> against = unread ? List.of() : gate.against(null, reso);
        if (!against.isEmpty()) {
            return new Saving.Withheld(against);
        }
        StandardStatus.of(String.valueOf(reso.get(STATUS)))
                .ifPresent(status -> StatusDates.taken(reso, null, status, input, today(actor, now)));
        ListingKey key = new ListingKey(Ids.next());
        store.insert(key, reso, actor.user(), now);
        events.publishEvent(new ListingEntered(actor.account(), key, now));
        return new Saving.Saved(store.find(key).orElseThrow());
    }

    private void checkRoom(Actor actor, FieldErrors errors) {
        Entitlement entitlement = entitlements.of(actor.account());
        OptionalLong most = entitlement.counted() ? entitlement.plan().limit(Allowance.LISTINGS) : OptionalLong.empty();
        if (most.isPresent() && store.open() >= most.getAsLong()) {
            errors.add(
                    STATUS,
                    "the plan holds %,d listings at a time: close one, or choose a larger plan"
                            .formatted(most.getAsLong()));
        }
    }

    @Transactional(readOnly = true)
    public Optional<Listing> find(ListingKey key) {
        return store.find(key);
    }

    /**
     * As visitors may see it: of a status that is shown to them, not kept off the internet, with remarks only when these
     * stand, and with its street only when the seller lets that be shown.
     */
    @Transactional(readOnly = true)
    public Optional<Listing> shown(ListingKey key) {
        return store.find(key).filter(Listing::displayed).map(gate::shown).map(Listing::forVisitors);
    }

    /** The facts of each as visitors may see them, without remarks; those that they may not see are left out. */
    @Transactional(readOnly = true)
    public Map<ListingKey, Listing> shown(Collection<ListingKey> keys) {
        return keys.isEmpty()
                ? Map.of()
                : store.all(keys).stream()
                        .filter(Listing::displayed)
                        .collect(Collectors.toMap(
                                Listing::key, listing -> listing.forVisitors().without("PublicRemarks")));
    }

    /** How its public remarks stand now. */
    @Transactional(readOnly = true)
    RemarksGate.Standing remarks(Listing listing) {
        return gate.standing(listing);
    }

    /** Who answered for which remarks, now or before. */
    @Transactional(readOnly = true)
    Map<String, OverrideStore.Kept> answers(ListingKey key) {
        return gate.answers(key);
    }

    /** Why visitors do not read its public remarks, in words; nothing when they may. */
    @Transactional(readOnly = true)
    public Optional<String> remarksHeld(Listing listing) {
        RemarksGate.Standing standing = gate.standing(listing);
        return standing.shown() ? Optional.empty() : Optional.of(new Saving.Withheld(standing.against()).words());
    }

    /** Those with this ListingId, at most two: an MLS number is meant for one home, and nothing forces people. */
    @Transactional(readOnly = true)
    public List<Listing> named(String listingId) {
        return store.named(listingId);
    }

    /** Newest first. */
    @Transactional(readOnly = true)
    public Page<Listing> list(ListingFilter filter, @Nullable Cursor after, int limit) {
        UUID place = after == null ? null : after.id();
        return Page.cut(
                store.list(filter, place, limit + 1),
                limit,
                listing -> new Cursor("", listing.key().value()));
    }

    /**
     * Changes the given fields; one given as null is cleared. Nothing when there is no such listing. Other public remarks
     * than those that are there are taken only when they stand, see {@link RemarksGate}.
     *
     * @param expected the version that the change is based on, or null to change whatever is there
     */
    @Transactional
    public Optional<Saving> change(
            ListingKey key, Map<String, ? extends @Nullable Object> given, @Nullable Long expected, Actor actor) {
        return store.find(key).map(before -> {
            if (expected != null && expected != before.version()) {
                return new Saving.Outdated(before);
            }
            ResoInput input = ResoInput.of(given);
            Map<String, Object> after = input.appliedTo(before.reso());
            after.putIfAbsent(STATUS, before.status().reso());
            checkStatus(before, after, input.errors());
            if (input.errors().any()) {
                return new Saving.Refused(input.errors());
            }
            boolean saysElse = !Objects.equals(before.reso().get(RemarksGate.REMARKS), after.get(RemarksGate.REMARKS));
            List<Finding> against = saysElse ? gate.against(before, after) : List.of();
            return against.isEmpty() ? write(before, after, input, actor) : new Saving.Withheld(against);
        });
    }

    private static void checkStatus(Listing before, Map<String, Object> after, FieldErrors errors) {
        StandardStatus was = before.status();
        StandardStatus.of(String.valueOf(after.get(STATUS)))
                .filter(became -> !was.leadsTo(became))
                .ifPresent(became -> errors.add(
                        STATUS,
                        "a listing that is " + was.reso() + " can become "
                                + String.join(
                                        ", ",
                                        was.next().stream()
                                                .map(StandardStatus::reso)
                                                .toList())
                                + ", not " + became.reso()));
    }

    private Saving write(Listing before, Map<String, Object> after, ResoInput input, Actor actor) {
        Instant now = clock.instant();
        boolean statusChanged = !Objects.equals(before.reso().get(STATUS), after.get(STATUS));
        String wasPrice = before.number(PRICE).map(Object::toString).orElse(null);
        String price = after.get(PRICE) == null ? null : String.valueOf(after.get(PRICE));
        boolean priceChanged = !Objects.equals(wasPrice, price);
        if (statusChanged) {
            StandardStatus.of(String.valueOf(after.get(STATUS)))
                    .ifPresent(status -> StatusDates.taken(after, before.status(), status, input, today(actor, now)));
        }
        if (!store.update(before, after, statusChanged, priceChanged, now)) {
            return new Saving.Outdated(store.find(before.key()).orElse(before));
        }
        if (priceChanged) {
            store.keepChange(before.key(), "PRICE", wasPrice, price, actor.user(), now);
            events.publishEvent(new ListingPriceChanged(actor.account(), before.key(), now));
        }
        if (statusChanged) {
            String became = String.valueOf(after.get(STATUS));
            store.keepChange(before.key(), "STATUS", before.status().reso(), became, actor.user(), now);
        }
        Listing changed = store.find(before.key()).orElseThrow();
        if (statusChanged) {
            events.publishEvent(
                    new ListingStatusChanged(actor.account(), before.key(), before.status(), changed.status(), now));
        }
        return new Saving.Saved(changed);
    }

    private LocalDate today(Actor actor, Instant now) {
        return LocalDate.ofInstant(now, accounts.account(actor.account()).zone());
    }

    /** Prices and statuses as they changed, oldest first. */
    @Transactional(readOnly = true)
    public List<PastChange> history(ListingKey key) {
        return store.changes(key).stream()
                .map(change ->
                        new PastChange(change.kind().equals("PRICE"), change.was(), change.became(), change.at()))
                .toList();
    }

    /** A change of price ({@code price}) or of status, each as it is written in JSON; absent where there was none. */
    public record PastChange(
            boolean price, @Nullable String was, @Nullable String became, Instant at) {}

    /** Counts a text that was written for it, when the plan holds one more. */
    @Transactional
    Credits.Taking noteDescription(ListingKey key, String engine, Actor actor) {
        Credits.Taking taking = credits.take(Allowance.TEXTS, Ids.next().toString());
        if (taking instanceof Credits.Taking.Taken) {
            events.publishEvent(new DescriptionWritten(actor.account(), key, engine, clock.instant()));
        }
        return taking;
    }

    /** Puts {@code text} into the public remarks; against findings only with the one who answers for it, who is kept. */
    @Transactional
    Optional<Saving> publishRemarks(
            ListingKey key, String text, Descriptions.@Nullable Override override, Actor actor) {
        return store.find(key).map(before -> {
            ResoInput input = ResoInput.of(Map.of(RemarksGate.REMARKS, text));
            if (input.errors().any()) {
                return new Saving.Refused(input.errors());
            }
            Map<String, Object> after = input.appliedTo(before.reso());
            List<Finding> against = gate.against(before, after);
            if (!against.isEmpty() && override == null) {
                return new Saving.Withheld(against);
            }
            Saving saving = write(before, after, input, actor);
            if (saving instanceof Saving.Saved && !against.isEmpty() && override != null) {
                gate.keepAnswer(key, text, against, override, actor.user(), clock.instant());
            }
            return saving;
        });
    }

    /** Deletes it with its history; photos are the caller's. False when there is no such listing. */
    @Transactional
    public boolean delete(ListingKey key, Actor actor) {
        boolean deleted = store.delete(key);
        if (deleted) {
            events.publishEvent(new ListingDeleted(actor.account(), key, clock.instant()));
        }
        return deleted;
    }

    /** How many listings have which status, for the dashboard. */
    @Transactional(readOnly = true)
    public Map<StandardStatus, Long> countByStatus() {
        return store.countByStatus();
    }
}
