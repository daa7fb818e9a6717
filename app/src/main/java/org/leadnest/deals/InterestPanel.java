package org.leadnest.deals;

import gg.jte.Content;
import gg.jte.TemplateEngine;
import java.time.Instant;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.leadnest.accounts.Actor;
import org.leadnest.accounts.Permission;
import org.leadnest.kernel.Money;
import org.leadnest.leads.AccountZone;
import org.leadnest.leads.FiledInquiry;
import org.leadnest.leads.Inquiries;
import org.leadnest.leads.Inquiry;
import org.leadnest.leads.LeadId;
import org.leadnest.leads.LeadPanel;
import org.leadnest.leads.Phrases;
import org.leadnest.listings.ListingKey;
import org.leadnest.listings.Listings;
import org.leadnest.platform.web.Shell;
import org.springframework.stereotype.Component;

/** The homes that a lead asked about or looked at, on its page: each once, the latest first. */
@Component
class InterestPanel implements LeadPanel {
    private static final int READ = 200;
    private static final int SHOWN = 8;

    private final Inquiries inquiries;
    private final Listings listings;
    private final AccountZone zones;
    private final TemplateEngine templates;

    InterestPanel(Inquiries inquiries, Listings listings, AccountZone zones, TemplateEngine templates) {
        this.inquiries = inquiries;
        this.listings = listings;
        this.zones = zones;
        this.templates = templates;
    }

    @Override
    public int position() {
        return 25;
    }

    @Override
    public Optional<Function<Shell, Content>> panel(LeadId lead, Actor actor) {
        if (!actor.may(Permission.LISTINGS_READ)) {
            return Optional.empty();
        }
        List<InterestPage.Home> homes = homes(inquiries.list(lead, null, READ).data());
        if (homes.isEmpty()) {
            return Optional.empty();
        }
        int more = homes.size() - SHOWN;
        InterestPage page = new InterestPage(
                homes.subList(0, Math.min(SHOWN, homes.size())), more > 0 ? "and " + more + " more" : "");
        return Optional.of(shell -> output -> templates.render("deals/_interest.jte", Map.of("page", page), output));
    }

    /** What was asked about one home. */
    private static final class Asked {
        private final Inquiry.Home home;
        private final Instant last;
        private int times;

        private Asked(FiledInquiry first, Inquiry.Home home) {
            this.home = home;
            this.last = first.inquiry().occurredAt();
        }
    }

    private List<InterestPage.Home> homes(List<FiledInquiry> newestFirst) {
        Map<String, Asked> asked = new LinkedHashMap<>();
        for (FiledInquiry filed : newestFirst) {
            Inquiry.Home home = filed.inquiry().home();
            String line = home == null ? null : home.line();
            if (home != null && (home.listing() != null || line != null)) {
                asked.computeIfAbsent(key(home.listing(), line), any -> new Asked(filed, home)).times++;
            }
        }
        ZoneId zone = zones.current();
        List<InterestPage.Home> homes = new ArrayList<>();
        asked.values().forEach(one -> homes.add(home(one, zone)));
        return homes;
    }

    private static String key(@Nullable UUID listing, @Nullable String line) {
        return listing != null
                ? listing.toString()
                : Objects.requireNonNull(line).toLowerCase(java.util.Locale.ROOT);
    }

    private InterestPage.Home home(Asked asked, ZoneId zone) {
        UUID listing = asked.home.listing();
        Optional<String> own = Optional.ofNullable(listing)
                .flatMap(key -> listings.find(new ListingKey(key)))
                .map(DealChoices::address);
        String line = asked.home.line();
        var price = asked.home.price();
        return new InterestPage.Home(
                own.orElse(line == null ? "A listing that is gone" : line),
                own.isPresent() ? "/app/listings/" + listing : null,
                price == null ? "" : Money.of(price).display(),
                (asked.times == 1 ? "once" : asked.times + " times, last") + " " + Phrases.moment(asked.last, zone));
    }
}
