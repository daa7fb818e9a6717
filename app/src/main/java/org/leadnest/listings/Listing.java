package org.leadnest.listings;

import java.math.BigDecimal;
import java.time.Instant;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * A property for sale or rent.
 *
 * @param reso what is known about it, by RESO name: texts, numbers, truth values, lists; never changed
 * @param version counts the changes, from 1
 */
public record Listing(
        ListingKey key,
        Map<String, Object> reso,
        long version,
        Instant createdAt,
        Instant updatedAt,
        Instant statusChangedAt,
        @Nullable Instant priceChangedAt) {
    private static final List<String> BATHROOMS = List.of(
            "BathroomsFull", "BathroomsThreeQuarter", "BathroomsHalf", "BathroomsOneQuarter", "BathroomsPartial");

    public Listing {
        reso = Collections.unmodifiableMap(reso);
    }

    Listing without(String field) {
        Map<String, Object> rest = new LinkedHashMap<>(reso);
        rest.remove(field);
        return new Listing(key, rest, version, createdAt, updatedAt, statusChangedAt, priceChangedAt);
    }

    public StandardStatus status() {
        return StandardStatus.of(text("StandardStatus")).orElse(StandardStatus.INCOMPLETE);
    }

    /** The address in one line, or what there is of it. */
    public String title() {
        String whole = text("UnparsedAddress");
        if (!whole.isBlank()) {
            return whole;
        }
        String street = joined(" ", "StreetNumber", "StreetDirPrefix", "StreetName", "StreetSuffix", "UnitNumber");
        String place = street.isEmpty() ? joined(", ", "City", "StateOrProvince") : street;
        return place.isEmpty() ? "Listing without an address" : place;
    }

    /** City, state and postal code. */
    public String place() {
        String city = joined(", ", "City", "StateOrProvince");
        return Stream.of(city, text("PostalCode"))
                .filter(part -> !part.isBlank())
                .collect(Collectors.joining(" "));
    }

    private String joined(String separator, String... names) {
        return Stream.of(names).map(this::text).filter(part -> !part.isBlank()).collect(Collectors.joining(separator));
    }

    /** The field as text, empty when it is not known. */
    public String text(String name) {
        Object value = reso.get(name);
        return value == null ? "" : value.toString();
    }

    public Optional<BigDecimal> number(String name) {
        return number(reso, name);
    }

    private static Optional<BigDecimal> number(Map<String, Object> reso, String name) {
        return reso.get(name) instanceof Number number
                ? Optional.of(new BigDecimal(number.toString()))
                : Optional.empty();
    }

    /** All bathrooms: as given, else the sum of the kinds (RESO: BathroomsTotalInteger counts each as one). */
    public Optional<BigDecimal> bathrooms() {
        return bathrooms(reso);
    }

    private static Optional<BigDecimal> bathrooms(Map<String, Object> reso) {
        return number(reso, "BathroomsTotalInteger")
                .or(() -> BATHROOMS.stream()
                        .flatMap(name -> number(reso, name).stream())
                        .reduce(BigDecimal::add));
    }

    /** What is known, with what follows from it. */
    public Map<String, Object> facts() {
        return facts(reso);
    }

    /** {@code reso} with what follows from it. */
    static Map<String, Object> facts(Map<String, Object> reso) {
        Map<String, Object> facts = new LinkedHashMap<>(reso);
        bathrooms(reso).ifPresent(total -> facts.putIfAbsent("BathroomsTotalInteger", total));
        return facts;
    }
}
