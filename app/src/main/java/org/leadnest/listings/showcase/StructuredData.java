package org.leadnest.listings.showcase;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.leadnest.listings.Listing;
import org.leadnest.listings.Seller;
import org.leadnest.listings.StandardStatus;
import org.leadnest.platform.web.Links;
import org.springframework.stereotype.Component;
import tools.jackson.databind.json.JsonMapper;

/**
 * What search engines read of a property page: schema.org's {@code RealEstateListing} about a thing of the fitting type,
 * with an offer that says whether it is sold or let, and whether it can still be had.
 */
@Component
class StructuredData {
    private static final String SCHEMA = "https://schema.org/";

    private final Links links;
    private final JsonMapper json;

    StructuredData(Links links, JsonMapper json) {
        this.links = links;
        this.json = json;
    }

    /**
     * As JSON, safe inside of a script element.
     *
     * @param images addresses of the photos, cover first
     */
    String of(Listing listing, String url, List<String> images, String description, Seller seller) {
        Map<String, Object> data = new LinkedHashMap<>();
        data.put("@context", "https://schema.org");
        data.put("@type", "RealEstateListing");
        data.put("url", url);
        data.put("name", listing.title());
        data.put("description", description);
        data.put("datePosted", listing.createdAt().toString());
        data.put(
                "image",
                images.stream()
                        .map(image -> image.startsWith("/") ? links.to(image) : image)
                        .toList());
        data.put("about", about(listing));
        data.put("provider", provider(seller));
        listing.number("ListPrice").ifPresent(price -> {
            Map<String, Object> offer = new LinkedHashMap<>();
            offer.put("@type", "Offer");
            offer.put("price", price);
            offer.put("priceCurrency", "USD");
            offer.put("availability", SCHEMA + availability(listing.status()));
            offer.put(
                    "businessFunction", "http://purl.org/goodrelations/v1#" + (isLease(listing) ? "LeaseOut" : "Sell"));
            data.put("offers", offer);
        });
        return json.writeValueAsString(data).replace("<", "\\u003c");
    }

    private static Map<String, Object> provider(Seller seller) {
        Map<String, Object> provider = new LinkedHashMap<>();
        provider.put("@type", "RealEstateAgent");
        provider.put("name", seller.office());
        if (seller.officePhone() != null) {
            provider.put("telephone", seller.officePhone());
        }
        List<Map<String, Object>> agents = seller.agents().stream()
                .map(agent -> Map.<String, Object>of("@type", "Person", "name", agent.name()))
                .toList();
        if (!agents.isEmpty()) {
            provider.put("employee", agents);
        }
        return provider;
    }

    private static Map<String, Object> about(Listing listing) {
        Map<String, Object> about = new LinkedHashMap<>();
        String type = type(listing.text("PropertyType"), listing.text("PropertySubType"));
        about.put("@type", type);
        about.put("address", address(listing));
        listing.number("YearBuilt").filter(year -> isHome(type)).ifPresent(year -> about.put("yearBuilt", year));
        if (isHome(type)) {
            listing.number("BedroomsTotal").ifPresent(beds -> about.put("numberOfBedrooms", beds));
            listing.bathrooms().ifPresent(baths -> about.put("numberOfBathroomsTotal", baths));
            listing.number("LivingArea")
                    .ifPresent(area -> about.put(
                            "floorSize",
                            Map.of(
                                    "@type",
                                    "QuantitativeValue",
                                    "value",
                                    area,
                                    "unitCode",
                                    listing.text("LivingAreaUnits").equals("Square Meters") ? "MTK" : "FTK")));
        }
        return about;
    }

    private static boolean isHome(String type) {
        return !type.equals("Place");
    }

    /** The street only where it is known and may be shown. */
    private static Map<String, Object> address(Listing listing) {
        Map<String, Object> address = new LinkedHashMap<>();
        address.put("@type", "PostalAddress");
        put(address, "streetAddress", listing.street());
        put(address, "addressLocality", listing.text("City"));
        put(address, "addressRegion", listing.text("StateOrProvince"));
        put(address, "postalCode", listing.text("PostalCode"));
        address.put("addressCountry", "US");
        return address;
    }

    private static void put(Map<String, Object> into, String name, String value) {
        if (!value.isBlank()) {
            into.put(name, value);
        }
    }

    /** Of schema.org's types the narrowest that is true; land and business premises are places and no homes. */
    private static String type(String propertyType, String subType) {
        String sub = subType.toLowerCase(Locale.ROOT);
        if (propertyType.startsWith("Commercial")
                || propertyType.equals("Land")
                || propertyType.equals("Farm")
                || propertyType.equals("Business Opportunity")) {
            return "Place";
        }
        if (propertyType.equals("Residential Income") || sub.matches(".*(duplex|triplex|quadruplex|multi).*")) {
            return "Accommodation";
        }
        if (sub.matches(".*(condo|apartment|stock cooperative|co-?op|loft|own your own).*")) {
            return "Apartment";
        }
        if (sub.matches(".*single family.*")) {
            return "SingleFamilyResidence";
        }
        return sub.isBlank() ? "Accommodation" : "House";
    }

    private static boolean isLease(Listing listing) {
        return listing.text("PropertyType").endsWith("Lease");
    }

    private static String availability(StandardStatus status) {
        return switch (status) {
            case CLOSED -> "SoldOut";
            case COMING_SOON -> "PreOrder";
            case ACTIVE_UNDER_CONTRACT, PENDING -> "LimitedAvailability";
            case ACTIVE -> "InStock";
            case CANCELED, DELETE, EXPIRED, HOLD, INCOMPLETE, WITHDRAWN -> "OutOfStock";
        };
    }
}
