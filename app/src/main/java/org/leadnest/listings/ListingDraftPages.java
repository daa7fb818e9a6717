package org.leadnest.listings;

import jakarta.servlet.http.HttpServletResponse;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.leadnest.accounts.Actor;
import org.leadnest.accounts.Permission;
import org.leadnest.accounts.Requires;
import org.leadnest.platform.web.NotFound;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;

/**
 * Saves a listing as it is typed. What cannot be read yet stays on the page and is named, the rest is kept; what somebody
 * else changed meanwhile is never written over by this, only by the button, which asks.
 */
@Controller
class ListingDraftPages {
    private final Listings listings;
    private final ListingViews views;

    ListingDraftPages(Listings listings, ListingViews views) {
        this.listings = listings;
        this.views = views;
    }

    @PostMapping("/app/listings/{key}/draft")
    @Requires(Permission.LISTINGS_WRITE)
    String save(
            @PathVariable String key,
            @RequestParam Map<String, String> typed,
            @RequestParam long version,
            Actor actor,
            Model model,
            HttpServletResponse response) {
        Listing listing = ListingKey.parse(key).flatMap(listings::find).orElseThrow(NotFound::new);
        Map<String, @Nullable Object> input = ListingForm.input(typed, listing.reso());
        ThingsForm.names().forEach(input::remove);
        Map<String, String> wrong =
                new LinkedHashMap<>(ResoInput.of(input).errors().ordered());
        wrong.keySet().forEach(input::remove);
        Saving saving = listings.change(listing.key(), input, version, actor).orElseThrow(NotFound::new);
        if (saving instanceof Saving.Withheld withheld) {
            wrong.put(RemarksGate.REMARKS, withheld.words());
            input.remove(RemarksGate.REMARKS);
            saving = listings.change(listing.key(), input, version, actor).orElseThrow(NotFound::new);
        }
        DraftState saved = switch (saving) {
            case Saving.Saved done -> saved(done.listing(), wrong);
            case Saving.Withheld withheld ->
                new DraftState("Not saved: " + withheld.words() + ".", "bad", version, null);
            case Saving.Refused refused ->
                new DraftState(words(refused.errors().ordered()).orElse("Not saved."), "bad", version, null);
            case Saving.Outdated _ ->
                new DraftState(
                        "Somebody else changed this listing meanwhile, so what you type is not saved. Save listing to"
                                + " look at it.",
                        "bad",
                        version,
                        null);
        };
        if (saved.tone().equals("bad")) {
            response.setStatus(HttpStatus.UNPROCESSABLE_CONTENT.value());
        }
        model.addAttribute("page", saved);
        return "listings/_saved";
    }

    private DraftState saved(Listing listing, Map<String, String> wrong) {
        return new DraftState(
                words(wrong).orElse("Saved as you typed it."),
                wrong.isEmpty() ? "good" : "bad",
                listing.version(),
                views.completeness(listing));
    }

    private static Optional<String> words(Map<String, String> wrong) {
        return wrong.isEmpty()
                ? Optional.empty()
                : Optional.of(wrong.entrySet().stream()
                        .map(entry -> ListingForm.label(entry.getKey()) + ": " + entry.getValue())
                        .collect(Collectors.joining("; ", "Not saved yet: ", ".")));
    }
}
