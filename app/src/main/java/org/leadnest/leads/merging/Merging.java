package org.leadnest.leads.merging;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Stream;
import org.leadnest.accounts.Actor;
import org.leadnest.kernel.Ids;
import org.leadnest.leads.Lead;
import org.leadnest.leads.LeadEvent.LeadsMerged;
import org.leadnest.leads.LeadId;
import org.leadnest.leads.LeadRepointing;
import org.leadnest.leads.Leads;
import org.leadnest.leads.SearchKeys;
import org.leadnest.leads.fields.FieldValue;
import org.leadnest.platform.tenancy.Tenancy;
import org.leadnest.privacy.KeptByLaw;
import org.leadnest.privacy.MergedPeople;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** The verbs that make two leads one, and two again. */
@Service
class Merging {
    static final Duration UNDO = Duration.ofDays(30);
    private static final String RIGHTS = "privacy.people";

    private final MergeStore store;
    private final Leads leads;
    private final List<LeadRepointing> others;
    private final KeptByLaw law;
    private final MergedPeople rights;
    private final ApplicationEventPublisher events;
    private final InstantSource clock;
    private final JsonMapper json = new JsonMapper();

    Merging(
            MergeStore store,
            Leads leads,
            List<LeadRepointing> others,
            KeptByLaw law,
            MergedPeople rights,
            ApplicationEventPublisher events,
            InstantSource clock) {
        this.store = store;
        this.leads = leads;
        this.law = law;
        this.rights = rights;
        this.others = List.copyOf(others);
        this.events = events;
        this.clock = clock;
    }

    /** What an undo came to. */
    enum Undo {
        DONE,
        /** More than 30 days ago, or undone already. */
        TOO_LATE,
        /** The kept lead was merged into another since: that merge is to be undone first. */
        MERGED_ON
    }

    /**
     * Makes {@code merged} part of {@code kept}; empty when one of them is not there, or both are the same. Refused while a
     * legal hold keeps one of them as it is.
     */
    @Transactional
    Optional<UUID> merge(LeadId kept, LeadId merged, Actor actor) {
        law.require("leads", kept.value());
        law.require("leads", merged.value());
        if (kept.equals(merged) || store.hold(kept, merged) < 2) {
            return Optional.empty();
        }
        Instant now = now();
        Lead gone = leads.find(merged).orElseThrow();
        Lead stays = leads.find(kept).orElseThrow();
        store.keepPassports(kept, merged, now);
        String keptBefore = store.row(kept);
        String mergedBefore = store.row(merged);
        ObjectNode moved = json.createObjectNode();
        for (MergeStore.Table table : store.tables()) {
            ObjectNode of = moved.putObject(table.name());
            String rows = store.rows(table, merged);
            of.set("rows", json.readTree(rows));
            if (table.perLead()) {
                of.set("before", json.readTree(store.rows(table, kept)));
            }
            move(table, rows, stays, gone);
        }
        if (stays.owner() != null || gone.owner() != null) {
            store.unclaim(kept);
        }
        repoint(moved, merged, kept);
        store.fill(kept, merged, sortName(stays, gone), now);
        store.remove(merged);
        index(kept);
        UUID id = Ids.next();
        store.insert(new MergeStore.Merge(
                id, kept, merged, gone.name(), now, actor.name(), keptBefore, mergedBefore, moved.toString(), null));
        store.tell(kept, "Merged with " + gone.name(), actor.name(), now);
        events.publishEvent(new LeadsMerged(Tenancy.required(), kept.value(), merged.value()));
        return Optional.of(id);
    }

    private void repoint(ObjectNode moved, LeadId merged, LeadId kept) {
        for (LeadRepointing other : others) {
            var ids = moved.putObject("bean:" + other.name()).putArray("ids");
            other.repoint(merged, kept).forEach(id -> ids.add(id.toString()));
        }
        ArrayNode asked = moved.putObject(RIGHTS).putArray("ids");
        rights.join(merged.value(), kept.value()).forEach(id -> asked.add(id.toString()));
    }

    /** A lead with an owner waits as it did before; one that gets the other's waits as that one did. */
    private void move(MergeStore.Table table, String rows, Lead kept, Lead merged) {
        if (table.waits() && kept.owner() != null) {
            return;
        }
        if (table.waits() && merged.owner() != null) {
            store.clear(table, kept.id());
        }
        store.move(table, rows, merged.id(), kept.id());
    }

    /** Makes two leads of one again; what happened since stays with the kept one. */
    @Transactional
    Undo undo(UUID id, Actor actor) {
        MergeStore.Merge merge = store.find(id).orElseThrow();
        if (merge.undoneAt() != null || merge.at().isBefore(now().minus(UNDO))) {
            return Undo.TOO_LATE;
        }
        if (store.hold(merge.kept(), merge.kept()) < 1) {
            return Undo.MERGED_ON;
        }
        if (!store.undone(id, now())) {
            return Undo.TOO_LATE;
        }
        law.require("leads", merge.kept().value());
        JsonNode moved = json.readTree(merge.moved());
        store.restore(merge.mergedBefore());
        for (MergeStore.Table table : store.tables()) {
            JsonNode of = moved.get(table.name());
            if (of != null) {
                String before = of.has("before") ? of.get("before").toString() : "[]";
                store.back(table, of.get("rows").toString(), before, merge.merged(), merge.kept());
            }
        }
        for (LeadRepointing other : others) {
            JsonNode of = moved.get("bean:" + other.name());
            if (of != null) {
                other.restore(ids(of.get("ids")), merge.merged(), merge.kept());
            }
        }
        rights.part(
                moved.has(RIGHTS) ? ids(moved.get(RIGHTS).get("ids")) : List.of(),
                merge.merged().value(),
                merge.kept().value());
        store.empty(merge.kept(), merge.keptBefore(), merge.mergedBefore(), now());
        waitAgain(merge.kept(), moved);
        index(merge.kept());
        index(merge.merged());
        store.tell(merge.kept(), "Parted from " + merge.mergedName() + " again", actor.name(), now());
        store.tell(merge.merged(), "Parted again from the lead that it was merged into", actor.name(), now());
        return Undo.DONE;
    }

    private void waitAgain(LeadId kept, JsonNode moved) {
        if (leads.find(kept).map(Lead::owner).isEmpty()) {
            store.tables().stream()
                    .filter(table -> table.waits() && moved.has(table.name()))
                    .forEach(table -> store.again(
                            table, moved.get(table.name()).get("before").toString()));
        }
        store.wake();
    }

    @Transactional(readOnly = true)
    Optional<MergeStore.Merge> find(UUID id) {
        return store.find(id);
    }

    /** Merges into this lead that can still be undone, newest first. */
    @Transactional(readOnly = true)
    List<MergeStore.Merge> undoable(LeadId kept) {
        return store.of(kept, now().minus(UNDO));
    }

    /** What would win, field by field: the kept lead's where it says something. */
    static Map<String, String[]> outcome(Lead kept, Lead merged) {
        Map<String, String[]> fields = new LinkedHashMap<>();
        put(fields, "First name", kept.firstName(), merged.firstName());
        put(fields, "Last name", kept.lastName(), merged.lastName());
        put(fields, "Owner", owner(kept), owner(merged));
        put(fields, "Source", source(kept), source(merged));
        fields.put("Stage", new String[] {
            kept.stage().name(), merged.stage().name(), kept.stage().name()
        });
        put(fields, "State", kept.state(), merged.state());
        put(fields, "ZIP code", kept.postalCode(), merged.postalCode());
        put(fields, "Time zone", kept.timeZone(), merged.timeZone());
        all(fields, "E-mail", kept.emails(), merged.emails());
        all(fields, "Phone", kept.phones(), merged.phones());
        all(fields, "Tags", kept.tags(), merged.tags());
        Map<String, FieldValue> own = new LinkedHashMap<>();
        Stream.concat(kept.fields().stream(), merged.fields().stream())
                .forEach(value -> own.putIfAbsent(value.key(), value));
        own.forEach((key, value) -> put(fields, value.label(), shown(kept, key), shown(merged, key)));
        return fields;
    }

    private static String shown(Lead lead, String key) {
        return lead.fields().stream()
                .filter(value -> value.key().equals(key))
                .map(FieldValue::shown)
                .findFirst()
                .orElse("");
    }

    private static String owner(Lead lead) {
        return lead.owner() == null ? "" : lead.owner().name();
    }

    private static String source(Lead lead) {
        return lead.source() == null ? "" : lead.source().name();
    }

    private static void put(
            Map<String, String[]> fields,
            String name,
            @org.jspecify.annotations.Nullable String kept,
            @org.jspecify.annotations.Nullable String merged) {
        String first = kept == null ? "" : kept;
        String second = merged == null ? "" : merged;
        fields.put(name, new String[] {first, second, first.isBlank() ? second : first});
    }

    private static void all(Map<String, String[]> fields, String name, List<?> kept, List<?> merged) {
        java.util.LinkedHashSet<Object> both = new java.util.LinkedHashSet<>(kept);
        both.addAll(merged);
        fields.put(name, new String[] {joined(kept), joined(merged), joined(both)});
    }

    private static String joined(java.util.Collection<?> values) {
        return String.join(", ", values.stream().map(Object::toString).toList());
    }

    private static String sortName(Lead kept, Lead merged) {
        return SearchKeys.sortName(
                blank(kept.firstName()) ? merged.firstName() : kept.firstName(),
                blank(kept.lastName()) ? merged.lastName() : kept.lastName());
    }

    private static boolean blank(@org.jspecify.annotations.Nullable String text) {
        return text == null || text.isBlank();
    }

    private void index(LeadId id) {
        Lead lead = leads.find(id).orElseThrow();
        store.sortName(id, SearchKeys.sortName(lead.firstName(), lead.lastName()));
        store.keys(id, SearchKeys.of(lead.firstName(), lead.lastName(), lead.emails(), lead.phones()));
    }

    private static List<UUID> ids(JsonNode array) {
        return array.valueStream().map(one -> UUID.fromString(one.asString())).toList();
    }

    private Instant now() {
        return clock.instant().truncatedTo(ChronoUnit.MICROS);
    }
}
