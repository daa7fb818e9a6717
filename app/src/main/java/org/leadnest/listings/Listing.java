package org.leadnest.listings;

import java.math.BigDecimal;
import java.time.Instant;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
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
        @Nullable Instant priceChangedAt,
        ListPrices prices) {
    /** What says where exactly a property stands. */
    private static final Set<String> WHEREABOUTS = Set.of(
            "UnparsedAddress",
            "StreetNumber",
            "StreetDirPrefix",
            "StreetName",
            "StreetSuffix",
            "UnitNumber",
            "ParcelNumber",
            "Latitude",
            "Longitude",
            "Directions");

    private static final List<String> BATHROOMS = List.of(
            "BathroomsFull", "BathroomsThreeQuarter", "BathroomsHalf", "BathroomsOneQuarter", "BathroomsPartial");

    public Listing {
        reso = Collections.unmodifiableMap(reso);
    }

    Listing without(String field) {
        Map<String, Object> rest = new LinkedHashMap<>(reso);
        rest.remove(field);
        return with(rest);
    }

    private Listing with(Map<String, Object> other) {
        return new Listing(key, other, version, createdAt, updatedAt, statusChangedAt, priceChangedAt, prices);
    }

    /** Whether visitors may see it: by its status, and because the seller has not kept it off the internet. */
    public boolean displayed() {
        return status().shown() && !Boolean.FALSE.equals(reso.get("InternetEntireListingDisplayYN"));
    }

    /** Whether the seller lets the internet show where it stands (RESO {@code InternetAddressDisplayYN}). */
    public boolean addressDisplayed() {
        return !Boolean.FALSE.equals(reso.get("InternetAddressDisplayYN"));
    }

    /** As visitors may know it: without its street where the seller keeps that off the internet. */
    Listing forVisitors() {
        if (addressDisplayed()) {
            return this;
        }
        Map<String, Object> rest = new LinkedHashMap<>(reso);
        rest.keySet().removeAll(WHEREABOUTS);
        return with(rest);
    }

    public StandardStatus status() {
        return StandardStatus.of(text("StandardStatus")).orElse(StandardStatus.INCOMPLETE);
    }

    /** The street with its number, or nothing when it is not known. */
    public String street() {
        String whole = text("UnparsedAddress");
        return whole.isBlank()
                ? joined(" ", "StreetNumber", "StreetDirPrefix", "StreetName", "StreetSuffix", "UnitNumber")
                : whole;
    }

    /** The address in one line, or what there is of it. */
    public String title() {
        String street = street();
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

    /** What is known, with what follows from it and what it was offered for before. */
    public Map<String, Object> facts() {
        Map<String, Object> facts = facts(reso);
        prices.into(facts);
        return facts;
    }

    /** {@code reso} with what follows from it. */
    static Map<String, Object> facts(Map<String, Object> reso) {
        Map<String, Object> facts = new LinkedHashMap<>(reso);
        bathrooms(reso).ifPresent(total -> facts.putIfAbsent("BathroomsTotalInteger", total));
        return facts;
    }
}
