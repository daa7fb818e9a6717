package org.leadnest.listings;

import jakarta.servlet.http.HttpServletResponse;
import java.util.Map;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import org.leadnest.accounts.Actor;
import org.leadnest.accounts.Permission;
import org.leadnest.accounts.Requires;
import org.leadnest.copydesk.Brief;
import org.leadnest.copydesk.Description;
import org.leadnest.platform.web.NotFound;
import org.leadnest.platform.web.Toast;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** The writer on the page of a listing: writes, and saves a text as the public remarks. */
@Controller
@RequestMapping("/app/listings/{key}")
class DescriptionPages {
    private static final String PANEL = "listings/_writer";
    private static final Predicate<String> WANTED = name ->
            java.util.Set.of("outlet", "tone", "language", "limit", "seed").contains(name);

    private final Listings listings;
    private final Descriptions descriptions;
    private final ListingViews views;

    DescriptionPages(Listings listings, Descriptions descriptions, ListingViews views) {
        this.listings = listings;
        this.descriptions = descriptions;
        this.views = views;
    }

    /** The panel alone. */
    @PostMapping(path = "/descriptions", headers = "HX-Request")
    @Requires(Permission.LISTINGS_WRITE)
    String writeInPlace(
            @PathVariable String key,
            @RequestParam Map<String, String> typed,
            Actor actor,
            Model model,
            HttpServletResponse response) {
        Listing listing = listing(key);
        model.addAttribute("page", views.writer(listing, written(listing, typed, actor, response), actor));
        return PANEL;
    }

    @PostMapping("/descriptions")
    @Requires(Permission.LISTINGS_WRITE)
    String write(
            @PathVariable String key,
            @RequestParam Map<String, String> typed,
            Actor actor,
            Model model,
            HttpServletResponse response) {
        Listing listing = listing(key);
        WriterPanel panel = written(listing, typed, actor, response);
        model.addAttribute("page", whole(listing, panel, actor));
        return "listings/listing";
    }

    private WriterPanel written(Listing listing, Map<String, String> typed, Actor actor, HttpServletResponse response) {
        BriefInput input = brief(typed, listing);
        if (input.errors().any()) {
            response.setStatus(HttpStatus.UNPROCESSABLE_CONTENT.value());
            return WriterPanel.of(listing.key(), typed, input.errors().ordered(), null);
        }
        return descriptions
                .write(listing.key(), input.brief(), actor)
                .map(writing -> switch (writing) {
                    case Descriptions.Writing.Written written -> panel(listing, input.brief(), written.description());
                    case Descriptions.Writing.NotPaid notPaid -> {
                        response.setStatus(HttpStatus.UNPROCESSABLE_CONTENT.value());
                        yield WriterPanel.of(listing.key(), typed, Map.of("plan", notPaid.reason()), null);
                    }
                })
                .orElseThrow(NotFound::new);
    }

    private static WriterPanel panel(Listing listing, Brief brief, Description text) {
        return WriterPanel.of(
                listing.key(),
                WriterPanel.typed(brief),
                Map.of(),
                WriterPanel.written(text.text(), text.sentences(), text.findings(), text.engine(), brief));
    }

    @PostMapping("/remarks")
    @Requires(Permission.LISTINGS_WRITE)
    String publish(
            @PathVariable String key,
            @RequestParam String text,
            @RequestParam(defaultValue = "") String name,
            @RequestParam(defaultValue = "") String reason,
            @RequestParam Map<String, String> typed,
            Actor actor,
            Model model,
            HttpServletResponse response,
            RedirectAttributes redirect) {
        Listing listing = listing(key);
        BriefInput input = brief(typed, listing);
        String plain = text.replace("\r\n", "\n");
        Descriptions.Override override = TextRequest.answer(name, reason);
        Descriptions.Publishing publishing = descriptions
                .publish(listing.key(), plain, input.brief(), override, actor)
                .orElseThrow(NotFound::new);
        switch (publishing) {
            case Descriptions.Publishing.Published _ -> {
                Toast.show(redirect, "Saved as public remarks.");
                return "redirect:/app/listings/" + key + "#text";
            }
            case Descriptions.Publishing.Refused refused -> {
                Toast.show(redirect, "Not saved: " + refused.reason() + ".");
                return "redirect:/app/listings/" + key + "#text";
            }
            case Descriptions.Publishing.Withheld withheld -> {
                response.setStatus(HttpStatus.UNPROCESSABLE_CONTENT.value());
                WriterPanel panel = WriterPanel.of(
                        listing.key(),
                        WriterPanel.typed(input.brief()),
                        Map.of(),
                        WriterPanel.withheld(plain, withheld.findings(), input.brief(), name, reason));
                model.addAttribute("page", whole(listing, panel, actor));
                return "listings/listing";
            }
        }
    }

    static BriefInput brief(Map<String, String> typed, Listing listing) {
        Map<String, String> wanted = typed.entrySet().stream()
                .filter(entry -> WANTED.test(entry.getKey()))
                .collect(Collectors.toMap(Map.Entry::getKey, Map.Entry::getValue));
        return BriefInput.of(wanted, RemarksGate.cap(listing.reso()));
    }

    private ListingPage whole(Listing listing, WriterPanel panel, Actor actor) {
        ListingFormPage form = ListingFormPage.of(
                "/app/listings/" + listing.key(), listing.version(), ListingForm.typed(listing), Map.of());
        return views.page(listing, actor, form, panel);
    }

    private Listing listing(String key) {
        return ListingKey.parse(key).flatMap(listings::find).orElseThrow(NotFound::new);
    }
}
