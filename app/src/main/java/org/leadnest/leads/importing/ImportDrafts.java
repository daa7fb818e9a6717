package org.leadnest.leads.importing;

import java.io.IOException;
import java.io.InputStream;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.leadnest.accounts.Actor;
import org.leadnest.kernel.EmailAddress;
import org.leadnest.kernel.PhoneNumber;
import org.leadnest.leads.NewLead;
import org.leadnest.leads.fields.FieldType;
import org.leadnest.platform.storage.MalwareScanner;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Files the row of an uploaded file; a transaction of its own, as none is open while a file is read. */
@Component
class ImportDrafts {
    private final ImportStore store;
    private final SliceStore leads;
    private final MalwareScanner scanner;

    ImportDrafts(ImportStore store, SliceStore leads, MalwareScanner scanner) {
        this.scanner = scanner;
        this.store = store;
        this.leads = leads;
    }

    /** Why the file is not to be opened; nothing where it is clean, or the installation names no scanner. */
    Optional<String> danger(Imports.Upload upload) throws IOException {
        try (InputStream in = upload.open()) {
            return switch (scanner.judge(in)) {
                case CLEAN -> Optional.empty();
                case MALWARE -> Optional.of("The scanner of this installation knows this file as malware.");
                case UNKNOWN -> Optional.of("The file could not be scanned at this moment; please try again later.");
            };
        }
    }

    @Transactional
    LeadImport create(
            UUID id,
            String fileName,
            String key,
            long sizeBytes,
            CsvFile file,
            List<ColumnUse> mapping,
            Actor actor,
            Instant now) {
        store.insert(id, fileName, key, sizeBytes, file, mapping, actor, now);
        return store.find(id).orElseThrow();
    }

    /** The draft as it is read now; as it stands when it is no draft any more. */
    @Transactional
    LeadImport reread(UUID id, CsvFile file, List<ColumnUse> mapping) {
        store.reread(id, file, mapping);
        return store.find(id).orElseThrow();
    }

    @Transactional(readOnly = true)
    List<Imports.Preview> preview(List<ReadRow> rows, AccountWords words) {
        return rows.stream().map(row -> preview(row, words)).toList();
    }

    private Imports.Preview preview(ReadRow row, AccountWords words) {
        NewLead lead = row.lead();
        if (lead == null) {
            String fate = row.failed() ? "Cannot be taken" : "Skipped: empty";
            String cells = String.join(", ", row.cells());
            return new Imports.Preview(row.number(), "", cells, "", fate, false, null, null, row.message());
        }
        Optional<Match> match = match(lead);
        String name = Stream.of(lead.firstName(), lead.lastName())
                .filter(Objects::nonNull)
                .collect(Collectors.joining(" "));
        String contact = Stream.concat(
                        lead.emails().stream().map(EmailAddress::value),
                        lead.phones().stream().map(PhoneNumber::display))
                .collect(Collectors.joining(", "));
        return new Imports.Preview(
                row.number(),
                name,
                contact,
                details(row, lead, words),
                match.isPresent() ? "Fills up a lead" : "New lead",
                true,
                match.map(Match::lead).orElse(null),
                match.map(Match::key).orElse(null),
                row.message());
    }

    private static String details(ReadRow row, NewLead lead, AccountWords words) {
        Stream<@Nullable String> own = words.fields().stream()
                .filter(field -> lead.fields().containsKey(field.key()))
                .map(field ->
                        field.label() + ": " + field.type().shown(lead.fields().getOrDefault(field.key(), "")));
        Stream<@Nullable String> usual = Stream.of(
                lead.stage(),
                lead.owner() == null ? null : words.names().get(lead.owner()),
                lead.source(),
                lead.tags().isEmpty() ? null : String.join(", ", lead.tags()),
                lead.state(),
                lead.postalCode(),
                lead.timeZone(),
                row.added() == null
                        ? null
                        : "since "
                                + FieldType.DATE.shown(row.added()
                                        .atZone(words.zone())
                                        .toLocalDate()
                                        .toString()));
        return Stream.concat(usual, own)
                .filter(Objects::nonNull)
                .map(Objects::requireNonNull)
                .collect(Collectors.joining(" · "));
    }

    private record Match(UUID lead, String key) {}

    /** The lead that has the first address, else the first number, that any lead has. */
    private Optional<Match> match(NewLead lead) {
        Map<String, UUID> emails = leads.emailHolders(
                lead.emails().stream().map(EmailAddress::normalised).toList());
        Map<String, UUID> phones = leads.phoneHolders(
                lead.phones().stream().map(PhoneNumber::value).toList());
        return Stream.concat(
                        lead.emails().stream().map(email -> found(emails.get(email.normalised()), email.value())),
                        lead.phones().stream().map(phone -> found(phones.get(phone.value()), phone.display())))
                .flatMap(Optional::stream)
                .findFirst();
    }

    private static Optional<Match> found(@Nullable UUID lead, String key) {
        return lead == null ? Optional.empty() : Optional.of(new Match(lead, key));
    }
}
