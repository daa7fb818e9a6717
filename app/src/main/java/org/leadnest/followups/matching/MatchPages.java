package org.leadnest.followups.matching;

import gg.jte.Content;
import gg.jte.TemplateEngine;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.leadnest.accounts.Actor;
import org.leadnest.accounts.Permission;
import org.leadnest.accounts.Requires;
import org.leadnest.leads.LeadId;
import org.leadnest.leads.LeadPanel;
import org.leadnest.leads.Leads;
import org.leadnest.listings.Listing;
import org.leadnest.listings.ListingKey;
import org.leadnest.listings.Listings;
import org.leadnest.platform.web.NotFound;
import org.leadnest.platform.web.Shell;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestHeader;

/** Homes that fit a lead, on its page; leads who may want a home, {@code /app/listings/{key}/matches} and on the home's page. */
@Controller
class MatchPages implements LeadPanel {
    private final Suggestions suggestions;
    private final Listings listings;
    private final Leads leads;
    private final TemplateEngine templates;

    MatchPages(Suggestions suggestions, Listings listings, Leads leads, TemplateEngine templates) {
        this.suggestions = suggestions;
        this.listings = listings;
        this.leads = leads;
        this.templates = templates;
    }

    @Override
    public int position() {
        return 26;
    }

    @Override
    public Optional<Function<Shell, Content>> panel(LeadId lead, Actor actor) {
        if (!actor.may(Permission.LISTINGS_READ)) {
            return Optional.empty();
        }
        return suggestions.of(lead).map(found -> {
            List<MatchesPage.Line> homes =
                    found.homes().stream().map(MatchPages::home).toList();
            String wish = found.wish().words();
            return shell -> output ->
                    templates.render("followups/matching/_panel.jte", Map.of("wish", wish, "homes", homes), output);
        });
    }

    private static MatchesPage.Line home(Suggestions.Found found) {
        return new MatchesPage.Line(
                "/app/listings/" + found.home().key(),
                found.home().title(),
                String.join(", ", found.fit().has()),
                String.join(", ", found.fit().lacks()));
    }

    @GetMapping("/app/listings/{key}/matches")
    @Requires(Permission.LEADS_READ)
    String matches(
            @PathVariable String key,
            @RequestHeader(name = "HX-Request", required = false) @Nullable String inPlace,
            Model model) {
        Listing home = ListingKey.parse(key).flatMap(listings::find).orElseThrow(NotFound::new);
        List<MatchesPage.Line> lines =
                suggestions.of(home).stream().flatMap(this::lead).toList();
        model.addAttribute("page", new MatchesPage(key, home.title(), lines));
        return inPlace == null ? "followups/matching/matches" : "followups/matching/_matches";
    }

    private java.util.stream.Stream<MatchesPage.Line> lead(Suggestions.Wanting wanting) {
        UUID id = wanting.lead();
        return leads.find(new LeadId(id)).stream()
                .map(lead -> new MatchesPage.Line(
                        "/app/leads/" + id,
                        lead.name(),
                        wanting.wish().words(),
                        String.join(", ", wanting.fit().lacks())));
    }
}
