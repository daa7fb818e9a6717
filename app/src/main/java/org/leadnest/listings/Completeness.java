package org.leadnest.listings;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.leadnest.copydesk.Finding;
import org.leadnest.photos.Photo;
import org.leadnest.photos.PhotoStatus;
import org.leadnest.photos.RenditionKind;

/**
 * What an MLS would refuse about a listing, and how much of what it asks for is there. The fields are those that the RESO
 * Data Dictionary 2.0 expects of a listing of its type; the rules on photos and remarks are those of {@code product.md}'s
 * outside contracts: at least one photo of 1024 by 768, remarks within the cap and free of blocking findings.
 *
 * @param asked how many things were looked at
 */
public record Completeness(int asked, List<Refusal> refusals) {
    private static final int LEAST_WIDTH = 1024;
    private static final int LEAST_HEIGHT = 768;

    /** @param field the RESO name it is about; {@code Media} for photos */
    public record Refusal(String field, String label, String reason) {}

    public Completeness {
        refusals = List.copyOf(refusals);
    }

    /** 0 to 100; 100 only when nothing would be refused. */
    public int percent() {
        return (int) Math.floor(100.0 * (asked - Math.min(asked, refusals.size())) / asked);
    }

    /** @param findings what is to be said against the public remarks */
    static Completeness of(Listing listing, List<Photo> photos, List<Finding> findings) {
        Look look = new Look(listing);
        look.needs("UnparsedAddress", "StreetName");
        look.needs("City");
        look.matches("StateOrProvince", "[A-Z]{2}", "expected the two letters of the state");
        look.matches(
                "PostalCode", "\\d{5}(-\\d{4})?|[A-Z]\\d[A-Z] ?\\d[A-Z]\\d", "expected a postal code such as 34236");
        look.needs("ListPrice");
        look.needs("PropertyType");
        look.needs("PropertySubType");
        String type = listing.text("PropertyType");
        if (type.equals("Land") || type.equals("Farm")) {
            look.needs("LotSizeAcres", "LotSizeSquareFeet", "LotSizeArea");
        } else {
            look.needs("LivingArea", "BuildingAreaTotal");
            look.needs("YearBuilt");
        }
        if (type.startsWith("Residential") && !type.equals("Residential Income")) {
            look.needs("BedroomsTotal");
            look.asked++;
            look.expect(
                    listing.bathrooms().filter(baths -> baths.signum() > 0).isPresent(),
                    "BathroomsFull",
                    "expected the baths");
        }
        look.needs("ListingContractDate");
        look.needs("ExpirationDate");
        if (listing.status() == StandardStatus.CLOSED) {
            look.needs("ClosePrice");
        }
        look.needs("PublicRemarks");
        look.asked++;
        findings.stream()
                .filter(Finding::blocks)
                .forEach(finding -> look.expect(
                        false,
                        "PublicRemarks",
                        finding.excerpt().isEmpty()
                                ? finding.reason()
                                : "“" + finding.excerpt() + "”: " + finding.reason()));
        look.photos(photos);
        look.lookups();
        return new Completeness(Math.max(look.asked, look.refusals.size()), look.refusals);
    }

    private static final class Look {
        private final Listing listing;
        private final List<Refusal> refusals = new ArrayList<>();
        private int asked;

        Look(Listing listing) {
            this.listing = listing;
        }

        void expect(boolean fine, String field, String reason) {
            if (!fine) {
                refusals.add(new Refusal(field, ListingForm.label(field), reason));
            }
        }

        /** One of the fields has to be there, and a number in it above zero. */
        void needs(String field, String... others) {
            asked++;
            boolean there = has(field);
            for (String other : others) {
                there |= has(other);
            }
            expect(there, field, "it is missing");
        }

        private boolean has(String field) {
            return listing.number(field)
                    .map(number -> number.compareTo(BigDecimal.ZERO) > 0)
                    .orElseGet(() -> !listing.text(field).isBlank());
        }

        void matches(String field, String form, String reason) {
            asked++;
            expect(listing.text(field).strip().toUpperCase(Locale.ROOT).matches(form), field, reason);
        }

        void photos(List<Photo> photos) {
            asked++;
            List<Photo> ready = photos.stream()
                    .filter(photo -> photo.status() == PhotoStatus.READY)
                    .toList();
            if (ready.isEmpty()) {
                refusals.add(new Refusal("Media", "Photos", "expected at least one enhanced photo"));
                return;
            }
            long small = ready.stream()
                    .filter(photo -> photo.rendition(RenditionKind.MLS)
                            .filter(made -> Math.max(made.widthPx(), made.heightPx()) >= LEAST_WIDTH
                                    && Math.min(made.widthPx(), made.heightPx()) >= LEAST_HEIGHT)
                            .isEmpty())
                    .count();
            if (small > 0) {
                refusals.add(new Refusal(
                        "Media",
                        "Photos",
                        (small == 1 ? "1 photo is" : small + " photos are") + " smaller than 1024 by 768"));
            }
        }

        void lookups() {
            Map<String, List<String>> unknown = ResoLookups.unknown(listing.reso());
            unknown.forEach((field, values) -> {
                asked++;
                refusals.add(
                        new Refusal(field, ListingForm.label(field), "no RESO value: " + String.join(", ", values)));
            });
        }
    }
}
