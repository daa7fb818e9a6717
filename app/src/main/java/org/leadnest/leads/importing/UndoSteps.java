package org.leadnest.leads.importing;

import java.time.InstantSource;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.leadnest.kernel.Ids;
import org.leadnest.leads.Author;
import org.leadnest.leads.Lead;
import org.leadnest.leads.LeadId;
import org.leadnest.leads.LeadInput;
import org.leadnest.leads.Leads;
import org.leadnest.leads.fields.CustomFields;
import org.leadnest.privacy.KeptByLaw;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** The steps of an undo, each a transaction. */
@Component
class UndoSteps {
    private static final Author AUTHOR = Author.system("Undo of an import");
    private static final int ROWS = 200;

    /** What a lead says now, by the field's name in what was filled. */
    private static final Map<String, Function<Lead, @Nullable String>> TEXTS = Map.of(
            "firstName", Lead::firstName,
            "lastName", Lead::lastName,
            "source", lead -> lead.source() == null ? null : lead.source().name(),
            "state", Lead::state,
            "postalCode", Lead::postalCode,
            "timeZone", Lead::timeZone);

    private final UndoStore store;
    private final ImportStore imports;
    private final Leads leads;
    private final KeptByLaw law;
    private final InstantSource clock;

    UndoSteps(UndoStore store, ImportStore imports, Leads leads, KeptByLaw law, InstantSource clock) {
        this.law = law;
        this.clock = clock;
        this.store = store;
        this.imports = imports;
        this.leads = leads;
    }

    @Transactional(readOnly = true)
    List<UUID> untouched(UUID importId) {
        return store.untouched(importId, ROWS);
    }

    /** Those of them that no legal hold keeps; the others are parted from the import and stay. */
    @Transactional
    List<UUID> free(List<UUID> chosen) {
        Set<UUID> held = law.among("leads", chosen);
        held.forEach(store::release);
        return chosen.stream().filter(lead -> !held.contains(lead)).toList();
    }

    @Transactional
    void delete(List<UUID> chosen) {
        store.delete(chosen);
    }

    @Transactional
    void release(UUID lead) {
        store.release(lead);
    }

    /** Empties some of what was filled, where it still says so and no hold keeps it; false when nothing is left. */
    @Transactional
    boolean empty(UUID importId) {
        List<UndoStore.Filled> rows = store.filled(importId, ROWS);
        Set<UUID> held =
                law.among("leads", rows.stream().map(UndoStore.Filled::lead).toList());
        for (UndoStore.Filled row : rows) {
            LeadId id = new LeadId(row.lead());
            leads.find(id).filter(lead -> !held.contains(row.lead())).ifPresent(lead -> {
                if (lead.owner() != null
                        && row.entries().contains("owner=" + lead.owner().id())) {
                    leads.assign(id, null, AUTHOR);
                }
                leads.edit(id, null, emptied(lead, row.entries()), AUTHOR);
                notes(row.entries());
            });
            store.emptied(importId, row.row());
        }
        return !rows.isEmpty();
    }

    private void notes(List<String> entries) {
        List<UUID> notes = entries.stream()
                .filter(entry -> entry.startsWith(Draft.NOTE))
                .flatMap(entry -> Ids.parse(entry.substring(Draft.NOTE.length())).stream())
                .toList();
        if (!notes.isEmpty()) {
            store.deleteNotes(notes);
        }
    }

    /** Parts what stays from the import and writes down how much it is. */
    @Transactional
    void close(UUID importId, int inUse) {
        imports.takenBack(importId, inUse + store.releaseAll(importId), clock.instant());
    }

    private static LeadInput emptied(Lead lead, List<String> entries) {
        Map<String, List<String>> filled = entries.stream()
                .map(entry -> entry.split("=", 2))
                .filter(parts -> parts.length == 2)
                .collect(Collectors.groupingBy(
                        parts -> parts[0], Collectors.mapping(parts -> parts[1], Collectors.toList())));
        LeadInput input = new LeadInput();
        TEXTS.forEach((field, now) -> {
            List<String> values = filled.getOrDefault(field, List.of());
            if (!values.isEmpty() && Objects.equals(values.getFirst(), now.apply(lead))) {
                input.text(field, null);
            }
        });
        Map<String, @Nullable Object> own = new HashMap<>();
        lead.fields().forEach(value -> {
            if (filled.getOrDefault(CustomFields.PREFIX + value.key(), List.of())
                    .contains(value.value())) {
                own.put(value.key(), null);
            }
        });
        input.fields(own);
        without(input, "emails", lead.emails().stream().map(Object::toString).toList(), filled);
        without(input, "phones", lead.phones().stream().map(Object::toString).toList(), filled);
        without(input, "tags", lead.tags(), filled);
        return input;
    }

    private static void without(LeadInput input, String field, List<String> now, Map<String, List<String>> filled) {
        if (filled.containsKey(field)) {
            List<String> left = new ArrayList<>(now);
            left.removeAll(filled.getOrDefault(field, List.of()));
            input.list(field, left);
        }
    }
}
