package org.leadnest.listings.exchange;

import io.swagger.v3.oas.annotations.Operation;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import org.jspecify.annotations.Nullable;
import org.leadnest.accounts.Actor;
import org.leadnest.accounts.Permission;
import org.leadnest.accounts.Requires;
import org.leadnest.listings.ListingFilter;
import org.leadnest.listings.StandardStatus;
import org.leadnest.platform.api.Invalid;
import org.leadnest.platform.api.Refused;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.multipart.MultipartFile;

/** Listings as files, by API. An import answers what became of each row; a row that is refused keeps no other from it. */
@RestController
@RequestMapping("/api/v1/listings")
class ExchangeApi {
    private static final int MOST_BYTES = 20_000_000;

    private final ListingExport export;
    private final ListingImport imports;

    ExchangeApi(ListingExport export, ListingImport imports) {
        this.export = export;
        this.imports = imports;
    }

    @GetMapping("/export")
    @Operation(
            description = "All listings, or those of a status or with a text in their address: `csv` with RESO names as"
                    + " header, or `json` as the RESO Web API writes (an object with the array `value`).")
    @Requires(Permission.LISTINGS_EXPORT)
    void export(
            @RequestParam(defaultValue = "json") String format,
            @RequestParam(name = "StandardStatus", required = false) @Nullable String status,
            @RequestParam(required = false) @Nullable String q,
            HttpServletResponse response)
            throws IOException {
        FileFormat wanted = FileFormat.of(format).orElseThrow(() -> Invalid.field("format", "expected csv or json"));
        StandardStatus only = status == null
                ? null
                : StandardStatus.of(status)
                        .orElseThrow(() -> Invalid.field("StandardStatus", "expected a status such as Active"));
        export.write(new ListingFilter(only, q), wanted, response);
    }

    @PostMapping(
            path = "/import",
            consumes = {MediaType.APPLICATION_JSON_VALUE, "text/csv", MediaType.TEXT_PLAIN_VALUE})
    @Operation(description = "At most 1,000 listings: JSON with the array `value`, or CSV with RESO names as header.")
    @Requires(Permission.LISTINGS_WRITE)
    ImportReport take(
            @RequestBody byte[] body, @RequestParam(defaultValue = "false") boolean leaveOutUnknown, Actor actor) {
        return taken(body, leaveOutUnknown, actor);
    }

    @PostMapping(path = "/import", consumes = MediaType.MULTIPART_FORM_DATA_VALUE)
    @Requires(Permission.LISTINGS_WRITE)
    ImportReport takeFile(
            @RequestParam MultipartFile file,
            @RequestParam(defaultValue = "false") boolean leaveOutUnknown,
            Actor actor)
            throws IOException {
        return taken(file.getBytes(), leaveOutUnknown, actor);
    }

    private ImportReport taken(byte[] content, boolean leaveOut, Actor actor) {
        if (content.length > MOST_BYTES) {
            throw new Refused(HttpStatus.CONTENT_TOO_LARGE, "expected at most 20 MB");
        }
        return switch (imports.take(new String(content, StandardCharsets.UTF_8), leaveOut, actor)) {
            case ListingImport.Taking.Taken(ImportReport report) -> report;
            case ListingImport.Taking.Unreadable(String reason) -> throw Invalid.field("file", reason);
        };
    }
}
