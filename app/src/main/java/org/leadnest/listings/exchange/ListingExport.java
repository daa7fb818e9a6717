package org.leadnest.listings.exchange;

import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.io.OutputStreamWriter;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.leadnest.accounts.audit.AuditAct;
import org.leadnest.accounts.audit.AuditLog;
import org.leadnest.accounts.audit.AuditNote;
import org.leadnest.kernel.Csv;
import org.leadnest.kernel.Cursor;
import org.leadnest.kernel.Page;
import org.leadnest.listings.Listing;
import org.leadnest.listings.ListingFilter;
import org.leadnest.listings.ListingJson;
import org.leadnest.listings.ListingMedia;
import org.leadnest.listings.Listings;
import org.leadnest.listings.ResoCells;
import org.springframework.stereotype.Component;
import tools.jackson.databind.json.JsonMapper;

/**
 * Writes the listings of a filter as a file, page by page while they are read, newest first. Their photos stand in {@code
 * Media} with what is altered in each; an import passes that field over, as photos are uploaded and not named.
 */
@Component
class ListingExport {
    private static final int ROWS = 200;
    private static final String MEDIA = "Media";
    private static final List<String> GIVEN = List.of(
            "PreviousListPrice",
            "OriginalListPrice",
            "OriginalEntryTimestamp",
            "ModificationTimestamp",
            "StatusChangeTimestamp",
            "PriceChangeTimestamp");

    private final Listings listings;
    private final ListingMedia media;
    private final ResoCells cells;
    private final AuditLog audit;
    private final JsonMapper json;

    ListingExport(Listings listings, ListingMedia media, ResoCells cells, AuditLog audit, JsonMapper json) {
        this.listings = listings;
        this.media = media;
        this.cells = cells;
        this.audit = audit;
        this.json = json;
    }

    private interface Sink {
        void take(Map<String, @Nullable Object> listing) throws IOException;
    }

    void write(ListingFilter filter, FileFormat format, HttpServletResponse response) throws IOException {
        String file = "listings." + format.word();
        audit.add(AuditNote.of(AuditAct.EXPORTED).about(file));
        response.setContentType(format.contentType());
        response.setHeader("Content-Disposition", "attachment; filename=\"" + file + "\"");
        response.setHeader("Cache-Control", "no-store");
        try (Writer out = new OutputStreamWriter(response.getOutputStream(), StandardCharsets.UTF_8)) {
            switch (format) {
                case CSV -> csv(filter, out);
                case JSON -> json(filter, out);
            }
        }
    }

    private void csv(ListingFilter filter, Writer out) throws IOException {
        List<String> header = new ArrayList<>(List.of("ListingKey"));
        header.addAll(cells.names());
        header.addAll(GIVEN);
        header.add(MEDIA);
        out.write('\uFEFF'); // without it Excel reads the file in the machine's own encoding
        out.write(Csv.row(header));
        each(
                filter,
                listing -> out.write(Csv.row(header.stream()
                        .map(name -> Csv.marked(cells.cell(listing.get(name))))
                        .toList())));
    }

    private void json(ListingFilter filter, Writer out) throws IOException {
        out.write("{\"value\":[");
        boolean[] first = {true};
        each(filter, listing -> {
            out.write(first[0] ? "\n" : ",\n");
            out.write(json.writeValueAsString(listing));
            first[0] = false;
        });
        out.write("\n]}\n");
    }

    private void each(ListingFilter filter, Sink sink) throws IOException {
        @Nullable Cursor after = null;
        do {
            Page<Listing> page = listings.list(filter, after, ROWS);
            for (Listing listing : page.data()) {
                sink.take(whole(listing));
            }
            after = page.next() == null ? null : Cursor.parse(page.next()).orElse(null);
        } while (after != null);
    }

    private Map<String, @Nullable Object> whole(Listing listing) {
        Map<String, @Nullable Object> whole = ListingJson.of(listing);
        List<Map<String, @Nullable Object>> photos = media.of(listing.key());
        if (!photos.isEmpty()) {
            whole.put(MEDIA, photos);
        }
        return whole;
    }
}
