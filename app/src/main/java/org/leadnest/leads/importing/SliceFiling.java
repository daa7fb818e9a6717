package org.leadnest.leads.importing;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.leadnest.kernel.Csv;
import org.leadnest.kernel.EmailAddress;
import org.leadnest.kernel.Ids;
import org.leadnest.kernel.PhoneNumber;
import org.leadnest.leads.ContactClashes;
import org.leadnest.leads.Leads;
import org.leadnest.leads.NewLead;
import org.leadnest.leads.Stage;
import org.leadnest.leads.fields.CustomFields;
import org.springframework.stereotype.Component;

/** Files the leads of a slice of rows; called inside the transaction of the facade. */
@Component
class SliceFiling {
    private final SliceStore store;
    private final Leads leads;
    private final CustomFields fields;
    private final ContactClashes clashes;

    SliceFiling(SliceStore store, Leads leads, CustomFields fields, ContactClashes clashes) {
        this.clashes = clashes;
        this.store = store;
        this.leads = leads;
        this.fields = fields;
    }

    /** @param lane writes the search keys of the leads that the slice makes */
    LeadImport.Counts file(LeadImport running, List<ReadRow> rows, Instant now, SearchLane lane) {
        store.lockAccount();
        Map<String, UUID> emails = store.emailHolders(contacts(rows)
                .flatMap(lead -> lead.emails().stream())
                .map(EmailAddress::normalised)
                .toList());
        Map<String, UUID> phones = store.phoneHolders(contacts(rows)
                .flatMap(lead -> lead.phones().stream())
                .map(PhoneNumber::value)
                .toList());
        Map<UUID, Draft> drafts = new LinkedHashMap<>();
        there(emails, phones).forEach((id, lead) -> drafts.put(id, Draft.there(id, lead)));
        List<SliceStore.Outcome> outcomes = new ArrayList<>();
        LeadImport.Counts counts = new LeadImport.Counts(0, 0, 0, 0);
        List<ContactClashes.Clash> clashing = new ArrayList<>();
        for (ReadRow row : rows) {
            SliceStore.Outcome outcome = take(row, emails, phones, drafts, clashing);
            counts = counts.plus(count(outcome.outcome()));
            if (outcome.remarkable()) {
                outcomes.add(outcome);
            }
        }
        write(running, drafts.values(), now, lane);
        clashes.note(clashing, now);
        store.insertOutcomes(running.id(), outcomes);
        return counts;
    }

    private static Stream<NewLead> contacts(List<ReadRow> rows) {
        return rows.stream().map(ReadRow::lead).filter(Objects::nonNull).map(Objects::requireNonNull);
    }

    private Map<UUID, NewLead> there(Map<String, UUID> emails, Map<String, UUID> phones) {
        return store.known(Stream.concat(emails.values().stream(), phones.values().stream())
                .distinct()
                .toList());
    }

    private static LeadImport.Counts count(String outcome) {
        return new LeadImport.Counts(
                outcome.equals("CREATED") ? 1 : 0,
                outcome.equals("UPDATED") ? 1 : 0,
                outcome.equals("SKIPPED") ? 1 : 0,
                outcome.equals("FAILED") ? 1 : 0);
    }

    /** Finds or makes the draft that the row belongs to and adds it; the maps learn its addresses and numbers. */
    private static SliceStore.Outcome take(
            ReadRow row,
            Map<String, UUID> emails,
            Map<String, UUID> phones,
            Map<UUID, Draft> drafts,
            List<ContactClashes.Clash> clashing) {
        String cells = row.message() == null ? null : Csv.row(row.cells());
        NewLead lead = row.lead();
        if (lead == null) {
            String outcome = row.failed() ? "FAILED" : "SKIPPED";
            return new SliceStore.Outcome(row.number(), outcome, null, row.message(), cells, "");
        }
        Optional<UUID> match = Stream.concat(
                        lead.emails().stream().map(email -> emails.get(email.normalised())),
                        lead.phones().stream().map(phone -> phones.get(phone.value())))
                .filter(Objects::nonNull)
                .map(Objects::requireNonNull)
                .findFirst();
        UUID id = match.orElseGet(Ids::next);
        Draft draft = drafts.computeIfAbsent(id, fresh -> Draft.fresh(fresh, lead));
        List<EmailAddress> freeEmails = lead.emails().stream()
                .filter(email -> emails.putIfAbsent(email.normalised(), id) == null)
                .toList();
        List<PhoneNumber> freePhones = lead.phones().stream()
                .filter(phone -> phones.putIfAbsent(phone.value(), id) == null)
                .toList();
        List<String> filled = draft.add(lead, freeEmails, freePhones, row.note());
        draft.came(row.added());
        List<ContactClashes.Clash> found = clashes(id, lead, emails, phones);
        clashing.addAll(found);
        boolean made = match.isEmpty();
        return new SliceStore.Outcome(
                row.number(),
                made ? "CREATED" : "UPDATED",
                id,
                message(row, found),
                found.isEmpty() ? cells : Csv.row(row.cells()),
                made || draft.fresh() ? "" : String.join(Draft.SEPARATOR, filled));
    }

    private static @Nullable String message(ReadRow row, List<ContactClashes.Clash> clashes) {
        List<String> told = Stream.concat(
                        Stream.ofNullable(row.message()),
                        clashes.stream().map(clash -> clash.kind().told()).distinct())
                .toList();
        return told.isEmpty() ? null : String.join("; ", told);
    }

    /** Contacts of the row that are another lead's, once the maps have learnt the row's own. */
    private static List<ContactClashes.Clash> clashes(
            UUID id, NewLead lead, Map<String, UUID> emails, Map<String, UUID> phones) {
        return Stream.concat(
                        lead.emails().stream()
                                .map(email -> new ContactClashes.Clash(
                                        id, emails.getOrDefault(email.normalised(), id), ContactClashes.Kind.EMAIL)),
                        lead.phones().stream()
                                .map(phone -> new ContactClashes.Clash(
                                        id, phones.getOrDefault(phone.value(), id), ContactClashes.Kind.PHONE)))
                .filter(clash -> !clash.other().equals(id))
                .toList();
    }

    private void write(LeadImport running, Collection<Draft> all, Instant now, SearchLane lane) {
        List<Draft> fresh = all.stream().filter(Draft::fresh).toList();
        List<Draft> filled =
                all.stream().filter(draft -> !draft.fresh() && draft.touched()).toList();
        List<Draft> written = Stream.concat(fresh.stream(), filled.stream()).toList();
        SliceStore.Names names = names(written);
        String file = running.fileName();
        if (!fresh.isEmpty()) {
            lane.write(fresh);
            store.insertLeads(fresh, names, running.id(), now);
            store.insertTimeline(fresh, "Lead added by the import of " + file, running.createdBy(), now);
        }
        if (!filled.isEmpty()) {
            store.fillLeads(filled, names, now);
            store.insertTimeline(filled, "Filled up by the import of " + file, running.createdBy(), now);
        }
        store.insertParts(written, names);
        store.insertPassports(written, now);
        store.insertMoreKeys(filled);
        fields.put(written.stream()
                .flatMap(draft -> draft.said().entrySet().stream()
                        .map(said -> new CustomFields.Value(draft.id(), said.getKey(), said.getValue())))
                .toList());
        store.insertNotes(all.stream().filter(draft -> !draft.notes().isEmpty()).toList(), running.createdBy(), now);
    }

    private SliceStore.Names names(List<Draft> drafts) {
        List<Stage> stages = leads.stages();
        Map<String, UUID> byName = new HashMap<>();
        stages.forEach(stage -> byName.put(key(stage.name()), stage.id()));
        Map<String, UUID> sources = new HashMap<>();
        Map<String, UUID> tags = new HashMap<>();
        for (Draft draft : drafts) {
            String stage = draft.lead().stage();
            if (stage != null && !byName.containsKey(key(stage))) {
                byName.put(
                        key(stage),
                        leads.stage(stage)
                                .map(Stage::id)
                                .orElse(stages.getFirst().id()));
            }
            String source = draft.lead().source();
            if (source != null) {
                sources.computeIfAbsent(source, leads::source);
            }
            draft.tags().forEach(tag -> tags.computeIfAbsent(tag, leads::tag));
        }
        UUID first = stages.getFirst().id();
        return new SliceStore.Names(
                lead -> lead.stage() == null ? first : byName.getOrDefault(key(lead.stage()), first), sources, tags);
    }

    private static String key(String name) {
        return name.strip().toLowerCase(Locale.ROOT);
    }
}
