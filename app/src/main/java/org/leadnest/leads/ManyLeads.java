package org.leadnest.leads;

import java.time.Instant;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.leadnest.kernel.UserId;
import org.leadnest.leads.LeadEvent.LeadAssigned;
import org.leadnest.leads.LeadEvent.LeadsMoved;
import org.leadnest.leads.LeadEvent.LeadsTagged;
import org.leadnest.platform.tenancy.Tenancy;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/**
 * What {@link Leads} does with one lead, done with hundreds by a handful of statements: same entries on the timelines, the
 * same told. Each verb answers which leads it changed; ids that are not there are passed over.
 */
@Service
public class ManyLeads {
    private final ManyLeadsStore store;
    private final CatalogueStore catalogue;
    private final ApplicationEventPublisher events;
    private final InstantSource clock;

    ManyLeads(ManyLeadsStore store, CatalogueStore catalogue, ApplicationEventPublisher events, InstantSource clock) {
        this.store = store;
        this.catalogue = catalogue;
        this.events = events;
        this.clock = clock;
    }

    @Transactional
    public List<UUID> tag(List<UUID> leads, String tag, Author author) {
        List<UUID> changed = store.tag(leads, catalogue.tag(tag.strip()), now());
        retold(changed, "Changed the tags", author);
        if (!changed.isEmpty()) {
            events.publishEvent(new LeadsTagged(Tenancy.required(), changed, tag.strip()));
        }
        return changed;
    }

    @Transactional
    public List<UUID> untag(List<UUID> leads, String tag, Author author) {
        Optional<UUID> known = catalogue.findTag(tag);
        List<UUID> changed = known.map(id -> store.untag(leads, id, now())).orElse(List.of());
        retold(changed, "Changed the tags", author);
        return changed;
    }

    /** Which leads were in another stage, and in which by name; none when there is no such stage. */
    @Transactional
    public Map<UUID, String> changeStage(List<UUID> leads, String stage, Author author) {
        Optional<Stage> to = catalogue.stage(stage);
        return to.map(one -> changeStage(leads, one, author)).orElse(Map.of());
    }

    private Map<UUID, String> changeStage(List<UUID> leads, Stage to, Author author) {
        Map<UUID, UUID> from = store.otherStages(leads, to.id());
        Map<UUID, String> names = store.stageNames();
        Instant now = now();
        store.moveTo(from.keySet(), to.id(), now);
        store.addStageChanges(from, to.id(), author, now);
        from.values().stream().distinct().forEach(before -> {
            List<UUID> those = from.entrySet().stream()
                    .filter(one -> one.getValue().equals(before))
                    .map(Map.Entry::getKey)
                    .toList();
            store.tell(those, TimelineKind.STAGE, names.get(before) + " → " + to.name(), author, now);
        });
        Map<UUID, String> before = from.entrySet().stream()
                .collect(Collectors.toMap(Map.Entry::getKey, one -> String.valueOf(names.get(one.getValue()))));
        if (!before.isEmpty()) {
            events.publishEvent(new LeadsMoved(Tenancy.required(), List.copyOf(before.keySet()), to.name(), now));
        }
        return before;
    }

    /**
     * Gives the leads to a user, or to nobody.
     *
     * @return by lead: the owner before, or nothing where there was none; empty when the user is not of this account
     */
    @Transactional
    public Map<UUID, Optional<UUID>> assign(List<UUID> leads, @Nullable UserId owner, Author author) {
        if (owner != null
                && catalogue.owners().stream().noneMatch(one -> one.id().equals(owner))) {
            return Map.of();
        }
        UUID to = owner == null ? null : owner.value();
        Map<UUID, Optional<UUID>> before = store.otherOwners(leads, to);
        Instant now = now();
        store.give(before.keySet(), to, now);
        store.tell(before.keySet(), TimelineKind.CHANGE, "Changed the owner", author, now);
        UUID by = author.user() == null ? null : author.user().value();
        before.keySet().forEach(lead -> events.publishEvent(new LeadAssigned(Tenancy.required(), lead, to, by)));
        return before;
    }

    /** Those of {@code leads} that are in this stage; held until the end of the transaction. */
    @Transactional
    public List<UUID> inStage(List<UUID> leads, String stage) {
        return catalogue.stage(stage).map(one -> store.inStage(leads, one.id())).orElse(List.of());
    }

    /** Those of {@code leads} that are this user's, or nobody's; held as well. */
    @Transactional
    public List<UUID> ownedBy(List<UUID> leads, @Nullable UserId owner) {
        return store.ownedBy(leads, owner == null ? null : owner.value());
    }

    private void retold(List<UUID> changed, String title, Author author) {
        Instant now = now();
        store.touch(changed, now);
        store.tell(changed, TimelineKind.CHANGE, title, author, now);
    }

    private Instant now() {
        return clock.instant().truncatedTo(ChronoUnit.MICROS);
    }
}
