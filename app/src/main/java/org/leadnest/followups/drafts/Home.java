package org.leadnest.followups.drafts;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.leadnest.listings.Listing;
import org.leadnest.listings.StandardStatus;

/**
 * The home that a lead asked about last.
 *
 * @param called how it is called in a sentence, or empty
 * @param listing of the account's own; null when it is none
 * @param priceThen what it cost when it was asked about; null when that is not known
 */
record Home(
        String called, @Nullable Listing listing, @Nullable BigDecimal priceThen) {
    static final Home UNKNOWN = new Home("", null, null);

    String price() {
        return listing == null
                ? ""
                : listing.number("ListPrice").map("$%,.0f"::formatted).orElse("");
    }

    /** Such as "3 bedrooms, 2 baths, 1,800 square feet", or empty. */
    String facts(boolean spanish) {
        if (listing == null) {
            return "";
        }
        List<String> facts = new ArrayList<>();
        listing.number("BedroomsTotal").ifPresent(n -> facts.add(counted(n, spanish ? "dormitorio" : "bedroom")));
        listing.bathrooms().ifPresent(n -> facts.add(counted(n, spanish ? "baño" : "bath")));
        listing.number("LivingArea")
                .ifPresent(n -> facts.add("%,.0f %s".formatted(n, spanish ? "pies cuadrados" : "square feet")));
        return String.join(", ", facts);
    }

    private static String counted(BigDecimal number, String noun) {
        return number.stripTrailingZeros().toPlainString()
                + " "
                + noun
                + (number.compareTo(BigDecimal.ONE) == 0 ? "" : "s");
    }

    boolean known() {
        return !called.isEmpty();
    }

    boolean dropped() {
        return listing != null
                && priceThen != null
                && listing.status() == StandardStatus.ACTIVE
                && listing.number("ListPrice")
                        .filter(now -> now.compareTo(priceThen) < 0)
                        .isPresent();
    }

    boolean gone() {
        return listing != null
                && switch (listing.status()) {
                    case PENDING, CLOSED, CANCELED, EXPIRED, WITHDRAWN, DELETE -> true;
                    case ACTIVE, ACTIVE_UNDER_CONTRACT, COMING_SOON, HOLD, INCOMPLETE -> false;
                };
    }

    boolean open() {
        return listing != null && listing.status() == StandardStatus.ACTIVE;
    }

    Map<String, Object> reso() {
        return listing == null ? Map.of() : listing.facts();
    }
}
