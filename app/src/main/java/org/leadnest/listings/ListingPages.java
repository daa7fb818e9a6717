package org.leadnest.listings;

import jakarta.servlet.http.HttpServletResponse;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.leadnest.accounts.Actor;
import org.leadnest.accounts.Permission;
import org.leadnest.accounts.Requires;
import org.leadnest.copydesk.Brief;
import org.leadnest.kernel.Cursor;
import org.leadnest.kernel.Page;
import org.leadnest.platform.web.NotFound;
import org.leadnest.platform.web.Toast;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** The pages of listings: cards, a new one, one listing with its form. */
@Controller
@RequestMapping("/app/listings")
class ListingPages {
    private static final int CARDS = 24;

    private final Listings listings;
    private final ListingRemoval removal;
    private final ListingViews views;

    ListingPages(Listings listings, ListingRemoval removal, ListingViews views) {
        this.listings = listings;
        this.removal = removal;
        this.views = views;
    }

    @GetMapping
    @Requires(Permission.LISTINGS_READ)
    String index(
            @RequestParam(required = false) @Nullable String status,
            @RequestParam(required = false) @Nullable String q,
            @RequestParam(required = false) @Nullable String after,
            Model model) {
        ListingFilter filter = new ListingFilter(
                Optional.ofNullable(status).flatMap(StandardStatus::of).orElse(null), q);
        Cursor place = Optional.ofNullable(after).flatMap(Cursor::parse).orElse(null);
        Page<Listing> page = listings.list(filter, place, CARDS);
        Map<String, String> statuses = new LinkedHashMap<>();
        StandardStatus.words().forEach(word -> statuses.put(word, word));
        model.addAttribute(
                "page",
                new ListingsPage(
                        views.cards(page.data()),
                        statuses,
                        filter.status() == null ? null : filter.status().reso(),
                        filter.text(),
                        filter.status() != null || filter.text() != null,
                        page.next() == null ? null : href(filter, page.next()),
                        place == null ? null : href(filter, null),
                        href(filter, null).replace("/listings?", "/listings/export?")));
        return "listings/index";
    }

    private static String href(ListingFilter filter, @Nullable String after) {
        StringBuilder href = new StringBuilder("/app/listings?");
        if (filter.status() != null) {
            href.append("status=").append(encoded(filter.status().reso())).append('&');
        }
        if (filter.text() != null) {
            href.append("q=").append(encoded(filter.text())).append('&');
        }
        return after == null
                ? href.toString()
                : href.append("after=").append(encoded(after)).toString();
    }

    private static String encoded(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8);
    }

    @GetMapping("/new")
    @Requires(Permission.LISTINGS_WRITE)
    String blank(Model model) {
        model.addAttribute(
                "page",
                ListingFormPage.of(
                        "/app/listings",
                        0,
                        Map.of("PropertyType", "Residential", "LivingAreaUnits", "Square Feet"),
                        Map.of()));
        return "listings/new";
    }

    @PostMapping
    @Requires(Permission.LISTINGS_WRITE)
    String enter(
            @RequestParam Map<String, String> typed,
            Actor actor,
            Model model,
            HttpServletResponse response,
            RedirectAttributes redirect) {
        Map<String, String> errors = new LinkedHashMap<>();
        if (typed.getOrDefault("UnparsedAddress", "").isBlank()) {
            errors.put("UnparsedAddress", "expected the street address, such as 18 Harbor Lane");
        } else {
            switch (listings.enter(ListingForm.input(typed), actor)) {
                case Saving.Saved saved -> {
                    Toast.show(redirect, "Listing saved. Add its photos next.");
                    return "redirect:/app/listings/" + saved.listing().key();
                }
                case Saving.Refused refused -> errors.putAll(refused.errors().ordered());
                case Saving.Withheld withheld -> errors.put(RemarksGate.REMARKS, withheld.words());
                case Saving.Outdated _ -> throw new IllegalStateException("a new listing has no earlier version");
            }
        }
        response.setStatus(HttpStatus.UNPROCESSABLE_CONTENT.value());
        model.addAttribute("page", ListingFormPage.of("/app/listings", 0, typed, errors));
        return "listings/new";
    }

    @GetMapping("/{key}")
    @Requires(Permission.LISTINGS_READ)
    String show(@PathVariable String key, Actor actor, Model model) {
        model.addAttribute("page", views.page(listing(key), actor));
        return "listings/listing";
    }

    @PostMapping("/{key}")
    @Requires(Permission.LISTINGS_WRITE)
    String change(
            @PathVariable String key,
            @RequestParam Map<String, String> typed,
            @RequestParam long version,
            Actor actor,
            Model model,
            HttpServletResponse response,
            RedirectAttributes redirect) {
        Listing listing = listing(key);
        Saving saving = listings.change(listing.key(), ListingForm.input(typed, listing.reso()), version, actor)
                .orElseThrow(NotFound::new);
        Map<String, String> errors = switch (saving) {
            case Saving.Saved _ -> Map.of();
            case Saving.Refused refused -> refused.errors().ordered();
            case Saving.Withheld withheld -> Map.of(RemarksGate.REMARKS, withheld.words());
            case Saving.Outdated _ ->
                Map.of(
                        "",
                        "Somebody else changed this listing meanwhile. Nothing was saved; save again to "
                                + "put your version over theirs.");
        };
        if (saving instanceof Saving.Saved) {
            Toast.show(redirect, "Listing saved.");
            return "redirect:/app/listings/" + key;
        }
        response.setStatus(HttpStatus.UNPROCESSABLE_CONTENT.value());
        ListingFormPage form = ListingFormPage.of("/app/listings/" + key, listing.version(), typed, errors);
        Brief remarks = ListingViews.remarks(listing);
        WriterPanel writer = saving instanceof Saving.Withheld withheld
                ? WriterPanel.of(
                        listing.key(),
                        WriterPanel.typed(remarks),
                        Map.of(),
                        WriterPanel.withheld(
                                typed.getOrDefault(RemarksGate.REMARKS, "").replace("\r\n", "\n"),
                                withheld.findings(),
                                remarks,
                                "",
                                ""))
                : views.beginning(listing, actor);
        model.addAttribute("page", views.page(listing, actor, form, writer));
        return "listings/listing";
    }

    @PostMapping("/{key}/status")
    @Requires(Permission.LISTINGS_WRITE)
    String changeStatus(
            @PathVariable String key, @RequestParam String status, Actor actor, RedirectAttributes redirect) {
        Saving saving = listings.change(listing(key).key(), Map.of("StandardStatus", status), null, actor)
                .orElseThrow(NotFound::new);
        Toast.show(
                redirect,
                switch (saving) {
                    case Saving.Saved saved ->
                        "The listing is " + saved.listing().status().reso() + " now.";
                    case Saving.Refused refused ->
                        "Not changed: " + refused.errors().of("StandardStatus") + ".";
                    case Saving.Withheld withheld -> "Not changed: " + withheld.words() + ".";
                    case Saving.Outdated _ -> "Somebody else changed the listing. Nothing was changed.";
                });
        return "redirect:/app/listings/" + key;
    }

    @PostMapping("/{key}/removal")
    @Requires(Permission.LISTINGS_WRITE)
    String remove(@PathVariable String key, Actor actor, RedirectAttributes redirect) {
        Listing listing = listing(key);
        return switch (removal.remove(listing.key(), actor)) {
            case DONE -> {
                Toast.show(redirect, listing.title() + " was deleted with its photos.");
                yield "redirect:/app/listings";
            }
            case NOTHING_THERE -> throw new NotFound();
            case IN_USE -> {
                Toast.show(redirect, "Not deleted: " + ListingRemoval.IN_USE + ".");
                yield "redirect:/app/listings/" + key;
            }
        };
    }

    private Listing listing(String key) {
        return ListingKey.parse(key).flatMap(listings::find).orElseThrow(NotFound::new);
    }
}
