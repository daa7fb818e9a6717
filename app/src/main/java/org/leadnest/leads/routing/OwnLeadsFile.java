package org.leadnest.leads.routing;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.leadnest.kernel.Csv;
import org.leadnest.kernel.Cursor;
import org.leadnest.kernel.Page;
import org.leadnest.kernel.UserId;
import org.leadnest.leads.LeadId;
import org.leadnest.leads.Timeline;
import org.leadnest.leads.TimelineEntry;
import org.springframework.stereotype.Component;

/** A ZIP of two CSV files: an agent's own leads, and everything that happened to them. */
@Component
class OwnLeadsFile {
    private static final int SET = 500;
    private static final List<String> LEAD_COLUMNS = List.of(
            "Id",
            "First name",
            "Last name",
            "E-mail",
            "Phone",
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

    OwnLeadsFile(Passports passports, Timeline timeline) {
        this.passports = passports;
        this.timeline = timeline;
    }

    void write(UserId user, OutputStream out) throws IOException {
        write(user, Instant.MAX, out);
    }

    /** @param until what happened to a lead later is not told; the lead itself is as it is now */
    void write(UserId user, Instant until, OutputStream out) throws IOException {
        try (ZipOutputStream zip = new ZipOutputStream(out)) {
            zip.putNextEntry(new ZipEntry("leads.csv"));
            row(zip, LEAD_COLUMNS);
            walk(user, set -> {
                for (Passports.OwnLead lead : set) {
                    row(zip, lead.cells());
                }
            });
            zip.putNextEntry(new ZipEntry("timeline.csv"));
            row(zip, HISTORY_COLUMNS);
            walk(user, set -> {
                for (Passports.OwnLead lead : set) {
                    history(zip, lead.id(), until);
                }
            });
        }
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
