package org.leadnest.followups;

import java.math.BigDecimal;
import java.time.Instant;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.leadnest.cadence.Action;
import org.leadnest.cadence.SequencePlan;
import org.leadnest.leads.LeadMoments;
import org.leadnest.leads.Showing;
import org.leadnest.leads.Showings;
import org.leadnest.listings.Listing;
import org.leadnest.listings.ListingKey;
import org.leadnest.listings.Listings;
import org.leadnest.messaging.MergeFields;
import org.leadnest.platform.web.Links;
import org.springframework.stereotype.Component;

/**
 * The home that a text is about, as visitors may know it, and the lead's next showing: the home that set off the enrollment,
 * else the one that the lead asked about last. One query a kind for the whole set, and none where no text names them.
 */
@Component
class Homes {
    private static final Pattern NAMED = Pattern.compile("\\b(?:listing|showing)\\b");
    private static final Locale SPANISH = Locale.of("es", "US");
    private static final DateTimeFormatter DAY = DateTimeFormatter.ofPattern("EEEE, MMMM d", Locale.US);
    private static final DateTimeFormatter TIME = DateTimeFormatter.ofPattern("h:mm a", Locale.US);
    private static final DateTimeFormatter DAY_ES = DateTimeFormatter.ofPattern("EEEE d 'de' MMMM", SPANISH);
    private static final DateTimeFormatter TIME_ES = DateTimeFormatter.ofPattern("H:mm", SPANISH);

    private final HomeStore store;
    private final LeadMoments moments;
    private final Showings showings;
    private final Listings listings;
    private final Links links;

    Homes(HomeStore store, LeadMoments moments, Showings showings, Listings listings, Links links) {
        this.store = store;
        this.moments = moments;
        this.showings = showings;
        this.listings = listings;
        this.links = links;
    }

    /** What a text can name besides the lead. */
    record Home(@Nullable Listing listing, @Nullable Showing showing, String url) {
        MergeFields into(MergeFields fields, ZoneId zone) {
            return fields.with(listing == null ? MergeFields.Listing.NONE : told(listing, url))
                    .with(showing == null ? MergeFields.Showing.NONE : told(showing, zone));
        }
    }

    static boolean named(String text) {
        return (text.contains("{{") || text.contains("{%"))
                && NAMED.matcher(text).find();
    }

    /** Whether any text of the plan names a home or a showing. */
    static boolean named(SequencePlan plan) {
        return plan.steps().stream()
                .flatMap(step -> Stream.concat(
                        Stream.of(step.action()), step.variants().stream().map(one -> one.action())))
                .anyMatch(Homes::named);
    }

    private static boolean named(Action action) {
        return switch (action) {
            case Action.Email email -> named(email.subject()) || named(email.body());
            case Action.Sms sms -> named(sms.body());
            case Action.Task task -> named(task.title());
            case Action.Wait _, Action.Condition _, Action.Webhook _ -> false;
        };
    }

    /** By lead; one about whom nothing is known is left out. */
    Map<UUID, Home> ofLeads(Collection<UUID> leads) {
        return found(leads.stream().distinct().collect(Collectors.toMap(lead -> lead, lead -> lead)), Map.of());
    }

    /** By run, of those whose plan names a home or a showing. */
    Map<UUID, Home> ofRuns(Collection<Run> runs, Map<UUID, PlanCache.Planned> plans) {
        Map<UUID, UUID> leads = runs.stream()
                .filter(run -> {
                    PlanCache.Planned planned = plans.get(run.enrollment().versionId());
                    return planned != null && planned.namesHomes();
                })
                .collect(Collectors.toMap(Run::id, Run::lead));
        return leads.isEmpty() ? Map.of() : found(leads, store.of(leads.keySet()));
    }

    /** @param about the home by the key, where it is known; else it is the one that the lead asked about */
    private Map<UUID, Home> found(Map<UUID, UUID> leads, Map<UUID, UUID> about) {
        Map<UUID, UUID> asked = moments.lastAskedAbout(leads.entrySet().stream()
                .filter(one -> !about.containsKey(one.getKey()))
                .map(Map.Entry::getValue)
                .toList());
        Map<UUID, Showing> next = showings.next(leads.values());
        Map<ListingKey, Listing> shown = listings.shown(Stream.concat(about.values().stream(), asked.values().stream())
                .distinct()
                .map(ListingKey::new)
                .toList());
        Map<UUID, Home> homes = new HashMap<>();
        leads.forEach((key, lead) -> {
            UUID listing = about.getOrDefault(key, asked.get(lead));
            Listing known = listing == null ? null : shown.get(new ListingKey(listing));
            Showing showing = next.get(lead);
            if (known != null || showing != null) {
                homes.put(key, new Home(known, showing, known == null ? "" : links.to("/h/" + known.key())));
            }
        });
        return homes;
    }

    /** What the runs are about, by their lead. */
    void remember(List<Run> runs, Map<UUID, UUID> listings) {
        store.keep(runs.stream()
                .filter(run -> listings.containsKey(run.lead()))
                .collect(Collectors.toMap(Run::id, run -> Objects.requireNonNull(listings.get(run.lead())))));
    }

    private static MergeFields.Listing told(Listing listing, String url) {
        return new MergeFields.Listing(
                listing.street(),
                listing.text("City"),
                listing.text("StateOrProvince"),
                listing.text("PostalCode"),
                listing.number("ListPrice").map(Homes::price).orElse(""),
                listing.prices().previous() == null
                        ? ""
                        : price(Objects.requireNonNull(listing.prices().previous())),
                listing.text("BedroomsTotal"),
                listing.bathrooms().map(BigDecimal::toPlainString).orElse(""),
                listing.number("LivingArea")
                        .map(area -> String.format(Locale.US, "%,.0f", area))
                        .orElse(""),
                url);
    }

    private static String price(BigDecimal price) {
        return String.format(Locale.US, "$%,.0f", price);
    }

    private static MergeFields.Showing told(Showing showing, ZoneId zone) {
        Instant at = showing.startsAt();
        return new MergeFields.Showing(
                showing.place(),
                DAY.format(at.atZone(zone)),
                TIME.format(at.atZone(zone)),
                DAY_ES.format(at.atZone(zone)),
                TIME_ES.format(at.atZone(zone)),
                showing.agentName());
    }
}
