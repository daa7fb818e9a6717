package org.leadnest.listings.documents;

import gg.jte.Content;
import gg.jte.TemplateEngine;
import java.io.IOException;
import java.net.URI;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;
import java.util.function.Function;
import org.leadnest.accounts.Accounts;
import org.leadnest.accounts.Actor;
import org.leadnest.accounts.Permission;
import org.leadnest.accounts.Requires;
import org.leadnest.listings.Listing;
import org.leadnest.listings.ListingKey;
import org.leadnest.listings.ListingPanel;
import org.leadnest.listings.Listings;
import org.leadnest.platform.storage.FileKind;
import org.leadnest.platform.web.NotFound;
import org.leadnest.platform.web.Shell;
import org.leadnest.platform.web.Toast;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.multipart.MultipartFile;
import org.springframework.web.servlet.ModelAndView;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** The card of a listing's page with its documents. */
@Controller
@RequestMapping("/app/listings/{key}/documents")
class DocumentPages implements ListingPanel {
    private static final DateTimeFormatter DAY = DateTimeFormatter.ofPattern("MMM d, yyyy", Locale.US);

    private final Documents documents;
    private final Listings listings;
    private final Accounts accounts;
    private final TemplateEngine templates;

    DocumentPages(Documents documents, Listings listings, Accounts accounts, TemplateEngine templates) {
        this.documents = documents;
        this.listings = listings;
        this.accounts = accounts;
        this.templates = templates;
    }

    @Override
    public int position() {
        return 20;
    }

    @Override
    public Function<Shell, Content> panel(Listing listing, Actor actor) {
        DocumentsPage page = page(listing, actor, "");
        return shell -> output ->
                templates.render("listings/documents/_panel.jte", Map.of("shell", shell, "page", page), output);
    }

    @PostMapping
    @Requires(Permission.LISTINGS_WRITE)
    ModelAndView add(
            @PathVariable String key, @RequestParam MultipartFile file, Actor actor, RedirectAttributes redirect)
            throws IOException {
        Listing listing = listing(key);
        if (documents.add(listing.key(), file, actor) instanceof Documents.Keeping.Refused refused) {
            ModelAndView again =
                    new ModelAndView("listings/documents/index", "page", page(listing, actor, refused.reason()));
            again.setStatus(HttpStatus.UNPROCESSABLE_CONTENT);
            return again;
        }
        Toast.show(redirect, "Document added.");
        return new ModelAndView("redirect:/app/listings/" + listing.key() + "#documents");
    }

    @GetMapping("/{id}")
    @Requires(Permission.LISTINGS_READ)
    ResponseEntity<Void> download(@PathVariable String key, @PathVariable UUID id) {
        String address = documents.address(listing(key).key(), id).orElseThrow(NotFound::new);
        return ResponseEntity.status(HttpStatus.SEE_OTHER)
                .header("Cache-Control", "no-store")
                .location(URI.create(address))
                .build();
    }

    @PostMapping("/{id}/removal")
    @Requires(Permission.LISTINGS_WRITE)
    String remove(@PathVariable String key, @PathVariable UUID id, RedirectAttributes redirect) {
        if (!documents.remove(listing(key).key(), id)) {
            throw new NotFound();
        }
        Toast.show(redirect, "Document removed.");
        return "redirect:/app/listings/" + key + "#documents";
    }

    private DocumentsPage page(Listing listing, Actor actor, String error) {
        ZoneId zone = accounts.account(actor.account()).zone();
        return new DocumentsPage(
                listing.key().toString(),
                listing.title(),
                documents.of(listing.key()).stream()
                        .map(one -> new DocumentsPage.Row(
                                one.id().toString(),
                                one.name(),
                                size(one.bytes()) + ", " + one.addedBy() + ", "
                                        + DAY.format(one.addedAt().atZone(zone))))
                        .toList(),
                FileKind.accept(),
                error);
    }

    private static String size(long bytes) {
        double kilo = bytes / 1024.0;
        return kilo < 1024
                ? String.format(Locale.US, "%.0f KB", Math.max(1, kilo))
                : String.format(Locale.US, "%.1f MB", kilo / 1024);
    }

    private Listing listing(String key) {
        return ListingKey.parse(key).flatMap(listings::find).orElseThrow(NotFound::new);
    }
}
