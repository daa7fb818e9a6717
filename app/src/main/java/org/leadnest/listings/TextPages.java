package org.leadnest.listings;

import jakarta.servlet.http.HttpServletRequest;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.leadnest.accounts.Actor;
import org.leadnest.accounts.Permission;
import org.leadnest.accounts.Requires;
import org.leadnest.copydesk.Brief;
import org.leadnest.copydesk.Copydesk;
import org.leadnest.copydesk.Finding;
import org.leadnest.copydesk.Outlet;
import org.leadnest.kernel.Ids;
import org.leadnest.platform.web.NotFound;
import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;

/** The texts of a listing outlet by outlet: their versions, the check while one is edited, a fix by a click, the file. */
@Controller
@RequestMapping("/app/listings/{key}")
class TextPages {
    private static final String WHOLE = "listings/listing";

    private final Listings listings;
    private final Descriptions descriptions;
    private final Texts texts;
    private final ListingViews views;

    TextPages(Listings listings, Descriptions descriptions, Texts texts, ListingViews views) {
        this.listings = listings;
        this.descriptions = descriptions;
        this.texts = texts;
        this.views = views;
    }

    /** The panel with a version, or the newest one of an outlet. */
    @GetMapping("/text")
    @Requires(Permission.LISTINGS_READ)
    String show(
            @PathVariable String key,
            @RequestParam(defaultValue = "MLS") String outlet,
            @RequestParam(required = false) @Nullable String version,
            HttpServletRequest request,
            Actor actor,
            Model model) {
        Listing listing = listing(key);
        Brief asked = DescriptionPages.brief(Map.of("outlet", outlet), listing).brief();
        Optional<ListingText> text = version == null
                ? texts.list(listing.key(), asked.outlet()).stream().findFirst()
                : Optional.of(Ids.parse(version)
                        .flatMap(id -> texts.find(listing.key(), id))
                        .orElseThrow(NotFound::new));
        Brief brief = text.map(ListingText::brief).orElse(asked);
        WriterPanel.Written written = text.map(kept -> written(listing, kept)).orElse(null);
        WriterPanel panel = WriterPanel.of(listing.key(), WriterPanel.typed(brief), Map.of(), written);
        return answer(listing, panel, "listings/_writer", request, actor, model);
    }

    private WriterPanel.Written written(Listing listing, ListingText kept) {
        List<Finding> findings = descriptions.check(listing, kept.body(), kept.brief());
        String engine = kept.published()
                ? "a person, and published"
                : kept.engine().equals(ListingText.FILE) ? "whoever wrote the file it came from" : kept.engine();
        return WriterPanel.written(kept.body(), kept.sentences(), findings, engine, kept.brief());
    }

    /** What is to be said against a text that is being edited, after the fix that was asked for, if any. */
    @PostMapping("/check")
    @Requires(Permission.LISTINGS_WRITE)
    String check(
            @PathVariable String key,
            @RequestParam(defaultValue = "") String text,
            @RequestParam(required = false) @Nullable String fix,
            @RequestParam Map<String, String> typed,
            HttpServletRequest request,
            Actor actor,
            Model model) {
        Listing listing = listing(key);
        Brief brief = DescriptionPages.brief(typed, listing).brief();
        String plain = text.replace("\r\n", "\n");
        String fixed = fix == null ? plain : fixed(listing, plain, brief, fix);
        List<Finding> findings = descriptions.check(listing, fixed, brief);
        WriterPanel.Written written = WriterPanel.written(fixed, List.of(), findings, "", brief)
                .answered(typed.getOrDefault("name", ""), typed.getOrDefault("reason", ""));
        WriterPanel panel = WriterPanel.of(listing.key(), WriterPanel.typed(brief), Map.of(), written);
        return answer(listing, panel, fix == null ? "listings/_findings" : "listings/_editor", request, actor, model);
    }

    /** The text with one finding's fix applied; as it is when the text has changed since the finding was shown. */
    private String fixed(Listing listing, String text, Brief brief, String fix) {
        return descriptions.check(listing, text, brief).stream()
                .filter(finding -> WriterPanel.fix(finding).equals(fix))
                .findFirst()
                .map(finding -> Copydesk.fix(text, finding))
                .orElse(text);
    }

    /** The text as it stands in the form, as a file. */
    @PostMapping("/text-file")
    @Requires(Permission.LISTINGS_READ)
    ResponseEntity<byte[]> file(
            @PathVariable String key,
            @RequestParam(defaultValue = "") String text,
            @RequestParam Map<String, String> typed) {
        Outlet outlet = DescriptionPages.brief(typed, listing(key)).brief().outlet();
        String name = "text-" + outlet.name().toLowerCase(java.util.Locale.ROOT).replace('_', '-') + ".txt";
        return ResponseEntity.ok()
                .contentType(new MediaType("text", "plain", StandardCharsets.UTF_8))
                .header(HttpHeaders.CONTENT_DISPOSITION, "attachment; filename=\"" + name + "\"")
                .body(text.getBytes(StandardCharsets.UTF_8));
    }

    private String answer(
            Listing listing, WriterPanel panel, String fragment, HttpServletRequest request, Actor actor, Model model) {
        if (request.getHeader("HX-Request") != null) {
            model.addAttribute("page", fragment.endsWith("_findings") ? panel : views.writer(listing, panel, actor));
            return fragment;
        }
        ListingFormPage form = ListingFormPage.of(
                "/app/listings/" + listing.key(), listing.version(), ListingForm.typed(listing), Map.of());
        model.addAttribute("page", views.page(listing, actor, form, panel));
        return WHOLE;
    }

    private Listing listing(String key) {
        return ListingKey.parse(key).flatMap(listings::find).orElseThrow(NotFound::new);
    }
}
