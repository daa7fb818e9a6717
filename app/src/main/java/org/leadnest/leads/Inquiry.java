package org.leadnest.leads;

import java.math.BigDecimal;
import java.time.Instant;
import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A typed event that a lead caused.
 *
 * @param home the property that it is about
 * @param language in which it was made, as ISO 639-1: {@code es}
 */
public record Inquiry(
        Type type,
        @Nullable String message,
        @Nullable Home home,
        @Nullable String language,
        Instant occurredAt) {
    /** An inquiry about a property of which only one line of text is known. */
    public Inquiry(Type type, @Nullable String message, @Nullable String property, Instant occurredAt) {
        this(type, message, property == null ? null : Home.at(property), null, occurredAt);
    }

    /**
     * A property as whoever asks knows it; any part may be missing.
     *
     * @param listing the account's own listing
     * @param address one line: street and number
     * @param price in US dollars
     */
    public record Home(
            @Nullable UUID listing,
            @Nullable String address,
            @Nullable String city,
            @Nullable String state,
            @Nullable String postalCode,
            @Nullable BigDecimal price,
            @Nullable String mlsNumber,
            @Nullable String url) {
        static final Home UNKNOWN = new Home(null, null, null, null, null, null, null, null);

        public static Home at(String address) {
            return new Home(null, address, null, null, null, null, null, null);
        }

        /** Whether anything is. */
        public boolean known() {
            return !equals(UNKNOWN);
        }

        /** In one line for people; null when nothing is known but a number or an address on the web. */
        public @Nullable String line() {
            StringBuilder line = new StringBuilder();
            for (String part : new String[] {address, city, state}) {
                if (part != null && !part.isBlank()) {
                    line.append(line.isEmpty() ? "" : ", ").append(part.strip());
                }
            }
            if (postalCode != null) {
                line.append(line.isEmpty() ? "" : " ").append(postalCode);
            }
            if (mlsNumber != null) {
                line.append(line.isEmpty() ? "MLS " : ", MLS ").append(mlsNumber);
            }
            return line.isEmpty() ? null : line.toString();
        }
    }

    public enum Type {
        REGISTRATION("Registration"),
        PROPERTY_INQUIRY("Property Inquiry"),
        SELLER_INQUIRY("Seller Inquiry"),
        GENERAL_INQUIRY("General Inquiry"),
        OPEN_HOUSE_VISIT("Open House Visit"),
        VIEWED_PROPERTY("Viewed Property"),
        SAVED_PROPERTY("Saved Property"),
        INCOMING_CALL("Incoming Call");

        private final String label;

        Type(String label) {
            this.label = label;
        }

        public String label() {
            return label;
        }

        /** Whether whoever made it expects to hear from somebody: looking at homes is no question. */
        public boolean asks() {
            return this != VIEWED_PROPERTY && this != SAVED_PROPERTY;
        }

        /** By its label or its name, without regard to case and signs. */
        public static Optional<Type> parse(String text) {
            String wanted = plain(text);
            return Arrays.stream(values())
                    .filter(type -> plain(type.label).equals(wanted))
                    .findFirst();
        }

        private static String plain(String text) {
            return text.toLowerCase(Locale.ROOT).replaceAll("[^a-z]", "");
        }
    }
}
