package org.leadnest.leads.routing;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.leadnest.kernel.Csv;
import org.leadnest.kernel.Cursor;
import org.leadnest.kernel.Page;
import org.leadnest.kernel.PhoneNumber;
import org.leadnest.kernel.UserId;
import org.leadnest.leads.LeadId;
import org.leadnest.leads.OwnLeadPart;
import org.leadnest.leads.Timeline;
import org.leadnest.leads.TimelineEntry;
import org.leadnest.leads.files.LeadFileCopies;
import org.springframework.stereotype.Component;

/**
 * A ZIP of what leaves with an agent: their own leads, everything that happened to them, what they agreed to, tasks, deals and files.
 */
@Component
class OwnLeadsFile {
    private static final int SET = 500;
    /** The place of the addresses among the cells of a lead; its numbers stand behind. */
    private static final int EMAILS = 3;

    private static final List<String> LEAD_COLUMNS = List.of(
            "Id",
            "First name",
            "Last name",
            "E-mail",
            "Further e-mails",
            "Phone",
            "Further phones",
            "Source",
            "Stage",
            "Tags",
            "State",
            "ZIP code",
            "Time zone",
            "Created",
            "Details");
    private static final List<String> HISTORY_COLUMNS = List.of("Lead", "At", "Kind", "Title", "Text", "Who");

    private final Passports passports;
    private final Timeline timeline;
    private final List<OwnLeadPart> parts;
    private final LeadFileCopies files;

    OwnLeadsFile(Passports passports, Timeline timeline, List<OwnLeadPart> parts, LeadFileCopies files) {
        this.passports = passports;
        this.timeline = timeline;
        this.parts =
                parts.stream().sorted(Comparator.comparing(OwnLeadPart::file)).toList();
        this.files = files;
    }

    void write(UserId user, OutputStream out) throws IOException {
        write(user, Instant.MAX, out);
    }

    /** @param until what happened to a lead later is not told; the lead itself is as it is now */
    void write(UserId user, Instant until, OutputStream out) throws IOException {
        try (ZipOutputStream zip = new ZipOutputStream(out)) {
            begin(zip, "leads.csv", LEAD_COLUMNS);
            walk(user, set -> {
                for (Passports.OwnLead lead : set) {
                    row(zip, cells(lead));
                }
            });
            begin(zip, "timeline.csv", HISTORY_COLUMNS);
            walk(user, set -> {
                for (Passports.OwnLead lead : set) {
                    history(zip, lead.id(), until);
                }
            });
            for (OwnLeadPart part : parts) {
                begin(zip, part.file(), part.header());
                walk(user, set -> {
                    List<UUID> ids = set.stream().map(Passports.OwnLead::id).toList();
                    for (List<String> row : part.rows(ids, until)) {
                        row(zip, row);
                    }
                });
            }
            walk(user, set -> {
                for (Passports.OwnLead lead : set) {
                    files.into(zip, lead.id(), until);
                }
            });
        }
    }

    /** With the mark without which Excel reads a file in the machine's own encoding. */
    private static void begin(ZipOutputStream zip, String file, List<String> header) throws IOException {
        zip.putNextEntry(new ZipEntry(file));
        zip.write("\uFEFF".getBytes(StandardCharsets.UTF_8));
        row(zip, header);
    }

    /** The first address and number in columns of their own, as the export of all leads has them. */
    private static List<String> cells(Passports.OwnLead lead) {
        List<String> cells = new ArrayList<>(lead.cells());
        List<String> emails = several(cells.get(EMAILS));
        List<String> phones = several(cells.get(EMAILS + 1)).stream()
                .map(phone -> new PhoneNumber(phone).display())
                .toList();
        cells.subList(EMAILS, EMAILS + 2).clear();
        cells.addAll(EMAILS, List.of(first(emails), further(emails), first(phones), further(phones)));
        return cells;
    }

    private static List<String> several(String cell) {
        return cell.isEmpty() ? List.of() : List.of(cell.split(", "));
    }

    private static String first(List<String> values) {
        return values.isEmpty() ? "" : values.getFirst();
    }

    private static String further(List<String> values) {
        return values.stream().skip(1).collect(Collectors.joining("; "));
    }

    private interface Take {
        void set(List<Passports.OwnLead> set) throws IOException;
    }

    private void walk(UserId user, Take take) throws IOException {
        List<Passports.OwnLead> set = passports.own(user, new UUID(0, 0), SET);
        while (!set.isEmpty()) {
            take.set(set);
            set = passports.own(user, set.getLast().id(), SET);
        }
    }

    /** Everything that the lead's page shows, messages as well, the newest first. */
    private void history(ZipOutputStream zip, UUID lead, Instant until) throws IOException {
        Cursor after = null;
        do {
            Page<TimelineEntry> page = timeline.page(new LeadId(lead), Set.of(), after, SET);
            for (TimelineEntry entry : page.data()) {
                if (!entry.at().isAfter(until)) {
                    row(zip, cells(lead, entry));
                }
            }
            after = page.next() == null ? null : Cursor.timed(page.next()).orElseThrow();
        } while (after != null);
    }

    private static List<String> cells(UUID lead, TimelineEntry entry) {
        return List.of(
                lead.toString(),
                entry.at().toString(),
                entry.kind().name(),
                entry.title(),
                Objects.requireNonNullElse(entry.text(), ""),
                Objects.requireNonNullElse(entry.actor(), ""));
    }

    private static void row(ZipOutputStream zip, List<String> cells) throws IOException {
        zip.write(Csv.row(cells).getBytes(StandardCharsets.UTF_8));
    }
}
