package org.leadnest.listings;

import java.math.BigDecimal;
import java.text.NumberFormat;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import org.leadnest.kernel.Money;

/**
 * A listing in short, formatted for a card or a heading.
 *
 * @param cover address of the cover photo's thumbnail, or null
 */
public record ListingCard(
        String href,
        String title,
        String place,
        String price,
        String status,
        String tone,
        List<String> size,
        @Nullable String cover,
        String coverAlt) {

    public static ListingCard of(Listing listing, @Nullable String cover, String coverAlt) {
        return new ListingCard(
                "/app/listings/" + listing.key(),
                listing.title(),
                listing.place(),
                listing.number("ListPrice")
                        .map(price -> Money.of(price).display())
                        .orElse("No price yet"),
                listing.status().reso(),
                tone(listing.status()),
                size(listing),
                cover,
                coverAlt);
    }

    private static List<String> size(Listing listing) {
        List<String> size = new ArrayList<>();
        listing.number("BedroomsTotal").ifPresent(beds -> size.add(counted(beds, "bed", "beds")));
        listing.bathrooms().ifPresent(baths -> size.add(counted(baths, "bath", "baths")));
        listing.number("LivingArea")
                .ifPresent(area -> size.add(number(area) + " "
                        + (listing.text("LivingAreaUnits").equals("Square Meters") ? "m²" : "sq ft")));
        return size;
    }

    private static String counted(BigDecimal count, String one, String many) {
        return number(count) + " " + (count.compareTo(BigDecimal.ONE) == 0 ? one : many);
    }

    private static String number(BigDecimal number) {
        return NumberFormat.getNumberInstance(Locale.US).format(number);
    }

    static String tone(StandardStatus status) {
        return switch (status) {
            case ACTIVE -> "accent";
            case COMING_SOON -> "info";
            case ACTIVE_UNDER_CONTRACT, PENDING -> "warn";
            case CLOSED -> "good";
            case CANCELED, DELETE, EXPIRED, HOLD, INCOMPLETE, WITHDRAWN -> "plain";
        };
    }
}
