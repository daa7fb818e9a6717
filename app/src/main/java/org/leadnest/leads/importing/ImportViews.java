package org.leadnest.leads.importing;

import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.leadnest.leads.AccountZone;
import org.leadnest.leads.Phrases;
import org.leadnest.leads.fields.CustomFields;
import org.springframework.stereotype.Component;

/** Formats imports for their pages. */
@Component
class ImportViews {
    /** Rows that the page tells about; the file has them all. */
    static final int TOLD = 100;

    private final AccountZone zones;
    private final CustomFields own;

    ImportViews(AccountZone zones, CustomFields own) {
        this.zones = zones;
        this.own = own;
    }

    static String parameter(int column) {
        return "c" + column;
    }

    ImportListPage list(List<LeadImport> imports) {
        ZoneId zone = zones.current();
        return new ImportListPage(
                imports.stream()
                        .map(one -> new ImportListPage.Line(
                                "/app/leads/imports/" + one.id(),
                                one.fileName(),
                                Phrases.moment(one.createdAt(), zone),
                                one.createdBy(),
                                words(one),
                                tone(one.status()),
                                outcome(one)))
                        .toList(),
                null);
    }

    ImportPage draft(
            LeadImport draft,
            List<ColumnUse> mapping,
            String source,
            List<Imports.Preview> preview,
            Map<String, String> errors) {
        List<ImportPage.Column> columns = new ArrayList<>();
        for (int i = 0; i < draft.columns().size(); i++) {
            columns.add(new ImportPage.Column(
                    parameter(i), draft.columns().get(i), mapping.get(i).key()));
        }
        Map<String, String> fields = ColumnUse.choices(own.inUse());
        Map<String, String> encodings = Encodings.choices();
        encodings.putIfAbsent(draft.charset().name(), draft.charset().name());
        ImportPage.Written written = new ImportPage.Written(
                encodings,
                draft.charset().name(),
                draft.separator() == '\t' ? "tab" : String.valueOf(draft.separator()),
                draft.header());
        return page(
                draft,
                List.of(),
                new ImportPage.Mapping(columns, fields, source, how(draft), written, preview, errors));
    }

    ImportPage result(LeadImport found, List<ImportStore.Told> told) {
        return page(found, told, null);
    }

    private static ImportPage page(
            LeadImport one,
            List<ImportStore.Told> told,
            ImportPage.@org.jspecify.annotations.Nullable Mapping mapping) {
        LeadImport.Counts counts = one.counts();
        return new ImportPage(
                one.id().toString(),
                one.fileName(),
                words(one),
                one.status() == LeadImport.Status.DRAFT,
                one.takingBack() || !one.status().ended() && one.status() != LeadImport.Status.DRAFT,
                one.status() == LeadImport.Status.DONE || one.status() == LeadImport.Status.FAILED,
                one.percent(),
                outcome(one),
                one.reason(),
                counts.created(),
                counts.updated(),
                counts.skipped(),
                counts.failed(),
                one.kept(),
                told.stream()
                        .limit(TOLD)
                        .map(line -> new ImportPage.Line(line.row(), line.message()))
                        .toList(),
                told.size() > TOLD,
                mapping);
    }

    private static String how(LeadImport draft) {
        String separator = switch (draft.separator()) {
            case ';' -> "semicolons";
            case '\t' -> "tabs";
            case '|' -> "bars";
            case ',' -> "commas";
            default -> "“" + draft.separator() + "”";
        };
        String known = KnownExport.of(draft.columns())
                .map(one -> "recognised as an export of " + one.label() + ", ")
                .orElse("");
        return known + draft.charset().name() + ", parted by " + separator
                + (draft.header()
                        ? ", with the names of the columns in "
                                + (draft.headerRow() == 1 ? "its first row" : "row " + draft.headerRow())
                        : ", without names of columns");
    }

    private static String outcome(LeadImport one) {
        LeadImport.Counts counts = one.counts();
        return String.format(
                Locale.US,
                "%,d rows: %,d new, %,d filled up, %,d failed",
                counts.rows(),
                counts.created(),
                counts.updated(),
                counts.failed());
    }

    private static String words(LeadImport one) {
        return switch (one.status()) {
            case DRAFT -> "Draft";
            case QUEUED -> "Waiting";
            case RUNNING -> "Running";
            case DONE -> "Done";
            case FAILED -> "Stopped";
            case UNDONE -> one.takingBack() ? "Being taken back" : "Taken back";
        };
    }

    private static String tone(LeadImport.Status status) {
        return switch (status) {
            case DRAFT, UNDONE -> "plain";
            case QUEUED, RUNNING -> "info";
            case DONE -> "good";
            case FAILED -> "bad";
        };
    }
}
