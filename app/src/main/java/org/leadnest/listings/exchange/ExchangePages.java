package org.leadnest.listings.exchange;

import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import org.jspecify.annotations.Nullable;
import org.leadnest.accounts.Actor;
import org.leadnest.accounts.Permission;
import org.leadnest.accounts.Requires;
import org.leadnest.accounts.StepUp;
import org.leadnest.listings.ListingFilter;
import org.leadnest.listings.StandardStatus;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.multipart.MultipartFile;

/** {@code /app/listings/import} and the downloads of the list. */
@Controller
@RequestMapping("/app/listings")
class ExchangePages {
    private static final long MOST_BYTES = 20_000_000;
    private static final String PAGE = "listings/exchange/import";

    private final ListingExport export;
    private final ListingImport imports;

    ExchangePages(ListingExport export, ListingImport imports) {
        this.export = export;
        this.imports = imports;
    }

    @GetMapping("/export")
    @StepUp("download listings")
    @Requires(Permission.LISTINGS_EXPORT)
    void export(
            @RequestParam(defaultValue = "csv") String format,
            @RequestParam(required = false) @Nullable String status,
            @RequestParam(required = false) @Nullable String q,
            HttpServletResponse response)
            throws IOException {
        StandardStatus only = status == null ? null : StandardStatus.of(status).orElse(null);
        export.write(new ListingFilter(only, q), FileFormat.of(format).orElse(FileFormat.CSV), response);
    }

    @GetMapping("/import")
    @Requires(Permission.LISTINGS_WRITE)
    String form(Model model) {
        model.addAttribute("page", ImportPage.blank(null));
        return PAGE;
    }

    @PostMapping("/import")
    @Requires(Permission.LISTINGS_WRITE)
    String take(
            @RequestParam(required = false) @Nullable MultipartFile file,
            @RequestParam(defaultValue = "false") boolean leaveOutUnknown,
            Actor actor,
            Model model,
            HttpServletResponse response)
            throws IOException {
        ImportPage page = page(file, leaveOutUnknown, actor);
        if (page.error() != null) {
            response.setStatus(HttpStatus.UNPROCESSABLE_CONTENT.value());
        }
        model.addAttribute("page", page);
        return PAGE;
    }

    private ImportPage page(@Nullable MultipartFile file, boolean leaveOut, Actor actor) throws IOException {
        if (file == null || file.isEmpty()) {
            return ImportPage.blank("Expected a file with listings in it.");
        }
        if (file.getSize() > MOST_BYTES) {
            return ImportPage.blank("Expected a file of at most 20 MB.");
        }
        String text = new String(file.getBytes(), StandardCharsets.UTF_8);
        return switch (imports.take(text, leaveOut, actor)) {
            case ListingImport.Taking.Taken(ImportReport report) -> ImportPage.of(report);
            case ListingImport.Taking.Unreadable(String reason) ->
                ImportPage.blank("This file was not taken: " + reason + ".");
        };
    }
}
