package org.leadnest.leads.importing;

import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.leadnest.accounts.Actor;
import org.leadnest.kernel.EmailAddress;
import org.leadnest.kernel.PhoneNumber;
import org.leadnest.leads.NewLead;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Files the row of an uploaded file; a transaction of its own, as none is open while a file is read. */
@Component
class ImportDrafts {
    private final ImportStore store;
    private final SliceStore leads;

    ImportDrafts(ImportStore store, SliceStore leads) {
        this.store = store;
        this.leads = leads;
    }

    @Transactional
    LeadImport create(
            UUID id,
            String fileName,
            String key,
            long sizeBytes,
            CsvFile file,
            List<ImportField> mapping,
            Actor actor,
            Instant now) {
        store.insert(id, fileName, key, sizeBytes, file, mapping, actor, now);
        return store.find(id).orElseThrow();
    }

    @Transactional(readOnly = true)
    List<Imports.Preview> preview(List<ReadRow> rows) {
        return rows.stream().map(this::preview).toList();
    }

    private Imports.Preview preview(ReadRow row) {
        NewLead lead = row.lead();
        if (lead == null) {
            String fate = row.failed() ? "Cannot be taken" : "Skipped: empty";
            return new Imports.Preview(row.number(), "", String.join(", ", row.cells()), fate, false, row.message());
        }
        boolean there = !leads.emailHolders(lead.emails().stream()
                                .map(EmailAddress::normalised)
                                .toList())
                        .isEmpty()
                || !leads.phoneHolders(
                                lead.phones().stream().map(PhoneNumber::value).toList())
                        .isEmpty();
        String name = Stream.of(lead.firstName(), lead.lastName())
                .filter(Objects::nonNull)
                .collect(Collectors.joining(" "));
        String contact = Stream.concat(
                        lead.emails().stream().map(EmailAddress::value),
                        lead.phones().stream().map(PhoneNumber::display))
                .collect(Collectors.joining(", "));
        return new Imports.Preview(
                row.number(), name, contact, there ? "Fills up a lead that is there" : "New lead", true, row.message());
    }
}
