package org.leadnest.listings.asking;

import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.leadnest.listings.Listing;
import org.leadnest.listings.OpenHouses;
import org.leadnest.listings.StandardStatus;
import org.leadnest.platform.asking.Amounts;
import org.leadnest.platform.asking.Asked;
import org.leadnest.platform.asking.Days;

/**
 * A question about listings, read to its last word.
 *
 * @param wanted what a listing has to be
 * @param photos whether it has to have photos or none; null when it does not matter
 * @param status when nothing but one status is asked for, so that the list can show it
 */
record ListingQuestion(
        Asked asked,
        Predicate<Listing> wanted,
        @Nullable Boolean photos,
        @Nullable StandardStatus status) {
    static final String NOUNS =
            "listings?|homes?|houses|properties|property|condos|condominiums|townhouses|townhomes|lots";
    static final String KNOWS =
            "Listings can be asked for by status, price, place, bedrooms, kind, text, photos, and when"
                    + " they were added, changed, sold or expire.";
    private static final String NO =
            "(?:without|(?:that |which )?(?:have|has|with)? ?no|(?:that |which )?lack(?:s|ing)?|missing"
                    + "|(?:do not|don't|does not|doesn't) have)(?: any| an?)? ";
    private static final Map<String, StandardStatus> STATUSES = new LinkedHashMap<>();

    static {
        STATUSES.put("(?:active )?under contract|with backup offers", StandardStatus.ACTIVE_UNDER_CONTRACT);
        STATUSES.put("coming soon", StandardStatus.COMING_SOON);
        STATUSES.put("active|on the market|for sale", StandardStatus.ACTIVE);
        STATUSES.put("pending", StandardStatus.PENDING);
        STATUSES.put("closed|sold", StandardStatus.CLOSED);
        STATUSES.put("expired", StandardStatus.EXPIRED);
        STATUSES.put("withdrawn", StandardStatus.WITHDRAWN);
        STATUSES.put("cancell?ed", StandardStatus.CANCELED);
        STATUSES.put("on hold", StandardStatus.HOLD);
        STATUSES.put("incomplete|unfinished|drafts?", StandardStatus.INCOMPLETE);
    }

    boolean understood() {
        return asked.leftOver().isEmpty() && !asked.words().isEmpty();
    }

    /** @param cities of the account's listings, by which a place is known */
    static Optional<ListingQuestion> read(String typed, Collection<String> cities, LocalDate today, ZoneId zone) {
        return Asked.about(NOUNS, typed).map(asked -> new Reading(asked, today, zone).read(cities));
    }

    /** Takes one condition after the other out of the question. */
    private static final class Reading {
        private final Asked asked;
        private final LocalDate today;
        private final ZoneId zone;
        private final List<Predicate<Listing>> conditions = new ArrayList<>();

        Reading(Asked asked, LocalDate today, ZoneId zone) {
            this.asked = asked;
            this.today = today;
            this.zone = zone;
        }

        ListingQuestion read(Collection<String> cities) {
            times();
            Boolean photos = photos();
            missing();
            asked.amounts("Price", "priced|listed|price|prices|cost(?:s|ing)?|asking")
                    .ifPresent(amounts -> conditions.add(listing -> priced(listing, amounts)));
            rooms();
            kinds();
            places(cities);
            StandardStatus status = status();
            asked.take(NOUNS, "");
            boolean alone = status != null && conditions.size() == 1 && photos == null;
            return new ListingQuestion(
                    asked,
                    listing -> conditions.stream().allMatch(condition -> condition.test(listing)),
                    photos,
                    alone ? status : null);
        }

        private void times() {
            days("expir(?:es?|ing)(?: (?:on|by))?", "Expires", "ExpirationDate", true);
            days("(?:closed|sold)", "Closed", "CloseDate", false);
            days("(?:(?:went|came|put) )?on(?: the)? market", "On the market since", "OnMarketDate", false);
            asked.past("(?:added|entered|created|new)(?: listings?| homes?)?", "Added", today)
                    .ifPresent(days -> conditions.add(listing -> days.has(day(listing.createdAt()))));
            asked.past(
                            "(?:price (?:was )?(?:changed|reduced|dropped|cut)|price changes?|reduced)",
                            "Price changed",
                            today)
                    .ifPresent(days -> conditions.add(listing -> {
                        Instant changed = listing.priceChangedAt();
                        return changed != null && listing.prices().previous() != null && days.has(day(changed));
                    }));
            if (asked.take(
                    "(?:with (?:a )?)?(?:reduced|dropped|lower(?:ed)?) prices?|price (?:drops?|reductions?)",
                    "Price was reduced")) {
                conditions.add(listing -> {
                    BigDecimal before = listing.prices().previous();
                    return before != null
                            && listing.number("ListPrice")
                                    .filter(now -> now.compareTo(before) < 0)
                                    .isPresent();
                });
            }
            asked.past("(?:untouched|not (?:changed|updated|touched))", "Not changed", today)
                    .ifPresent(days ->
                            conditions.add(listing -> day(listing.updatedAt()).isBefore(days.from())));
            if (asked.take("(?:with )?(?:an |a )?open houses?(?: coming| planned)?", "With an open house to come")) {
                conditions.add(listing ->
                        !OpenHouses.coming(listing, today.atStartOfDay()).isEmpty());
            }
        }

        private void days(String before, String said, String field, boolean coming) {
            Optional<Days> days = coming ? asked.coming(before, said, today) : asked.past(before, said, today);
            days.ifPresent(span -> {
                conditions.add(listing -> listing.text(field).matches("\\d{4}-\\d{2}-\\d{2}")
                        && span.has(LocalDate.parse(listing.text(field))));
                if (field.equals("CloseDate")) {
                    conditions.add(listing -> listing.status() == StandardStatus.CLOSED);
                }
            });
        }

        private LocalDate day(Instant at) {
            return LocalDate.ofInstant(at, zone);
        }

        private @Nullable Boolean photos() {
            if (asked.take(NO + "(?:photos?|pictures?)", "Without photos")) {
                return false;
            }
            return asked.take("(?:with|have|has) (?:photos?|pictures?)", "With photos") ? Boolean.TRUE : null;
        }

        private void missing() {
            blank("(?:public )?(?:descriptions?|remarks|texts?)", "PublicRemarks", "description");
            blank("(?:list )?prices?", "ListPrice", "price");
            blank("(?:mls|listing) (?:numbers?|ids?)", "ListingId", "MLS number");
            blank("(?:street )?address(?:es)?", "UnparsedAddress", "address");
            blank("expiration dates?", "ExpirationDate", "expiration date");
        }

        private void blank(String noun, String field, String said) {
            if (asked.take(NO + noun, "Without a " + said)) {
                conditions.add(listing -> listing.text(field).isBlank());
            } else if (asked.take("(?:with|have|has) (?:a |an )?" + noun, "With a " + said)) {
                conditions.add(listing -> !listing.text(field).isBlank());
            }
        }

        private static boolean priced(Listing listing, Amounts amounts) {
            return listing.number("ListPrice").filter(amounts::has).isPresent();
        }

        private void rooms() {
            String number = "(\\d{1,2}|one|two|three|four|five|six|seven|ten)";
            count(number, "(?:bed(?:room)?s?|br)", "BedroomsTotal", "bedrooms");
            count(number, "(?:bath(?:room)?s?)", "BathroomsTotalInteger", "baths");
        }

        private void count(String number, String noun, String field, String said) {
            asked.cut(
                            "(?:with |have |has )?(?:at least |from )" + number + "[ -]?" + noun
                                    + "|(?:with |have |has )?" + number + " ?(?:\\+|or more|plus) ?" + noun,
                            "")
                    .ifPresentOrElse(
                            found -> {
                                int least = Asked.number(found.group(1) == null ? found.group(2) : found.group(1));
                                asked.note("At least " + least + " " + said);
                                conditions.add(listing -> counted(listing, field)
                                        .filter(count -> count.compareTo(BigDecimal.valueOf(least)) >= 0)
                                        .isPresent());
                            },
                            () -> asked.cut("(?:with |have |has )?" + number + "[ -]?" + noun, "")
                                    .ifPresent(found -> {
                                        int exactly = Asked.number(found.group(1));
                                        asked.note(exactly + " " + said);
                                        conditions.add(listing -> counted(listing, field)
                                                .filter(count -> count.compareTo(BigDecimal.valueOf(exactly)) == 0)
                                                .isPresent());
                                    }));
        }

        private static Optional<BigDecimal> counted(Listing listing, String field) {
            return field.equals("BathroomsTotalInteger") ? listing.bathrooms() : listing.number(field);
        }

        private void kinds() {
            kind("condos|condominiums", "Condominiums", "condo");
            kind("townhouses|townhomes", "Townhouses", "townho");
            kind("houses|single[- ]family(?: homes| houses)?", "Houses", "single family");
            if (asked.take("lots|land", "Land")) {
                conditions.add(listing -> listing.text("PropertyType").equals("Land"));
            }
            if (asked.take("rentals|for rent|leases", "For rent")) {
                conditions.add(listing -> listing.text("PropertyType").endsWith("Lease"));
            }
        }

        private void kind(String nouns, String said, String part) {
            if (asked.take(nouns, said)) {
                conditions.add(listing ->
                        listing.text("PropertySubType").toLowerCase(Locale.US).contains(part));
            }
        }

        private void places(Collection<String> cities) {
            cities.stream()
                    .filter(city -> !city.isBlank())
                    .sorted(Comparator.comparingInt(String::length).reversed())
                    .filter(city ->
                            asked.take("(?:in|at|near) " + Pattern.quote(city.toLowerCase(Locale.US)), "In " + city))
                    .findFirst()
                    .ifPresent(city ->
                            conditions.add(listing -> listing.text("City").equalsIgnoreCase(city)));
            asked.cut("in (\\d{5})", "").ifPresent(found -> {
                asked.note("In " + found.group(1));
                conditions.add(listing -> listing.text("PostalCode").startsWith(found.group(1)));
            });
        }

        private @Nullable StandardStatus status() {
            for (Map.Entry<String, StandardStatus> one : STATUSES.entrySet()) {
                StandardStatus status = one.getValue();
                if (asked.take(one.getKey(), "Status is " + status.reso())) {
                    conditions.add(listing -> listing.status() == status);
                    return status;
                }
            }
            return null;
        }
    }
}
