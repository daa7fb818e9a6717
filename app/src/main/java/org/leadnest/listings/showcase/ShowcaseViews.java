package org.leadnest.listings.showcase;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.InstantSource;
import java.time.LocalDateTime;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.leadnest.accounts.Account;
import org.leadnest.accounts.Accounts;
import org.leadnest.kernel.PhoneNumber;
import org.leadnest.listings.Disclosure;
import org.leadnest.listings.Listing;
import org.leadnest.listings.ListingCard;
import org.leadnest.listings.Seller;
import org.leadnest.photos.Alteration;
import org.leadnest.photos.Photo;
import org.leadnest.photos.PhotoLinks;
import org.leadnest.photos.Photos;
import org.leadnest.photos.RenditionKind;
import org.leadnest.platform.tenancy.Tenancy;
import org.leadnest.platform.web.Links;
import org.leadnest.platform.web.QrCode;
import org.springframework.stereotype.Component;

/** Formats a property for visitors. */
@Component
class ShowcaseViews {
    private static final int MOST_DESCRIPTION = 155;
    private static final Map<String, String> FACTS = new LinkedHashMap<>();

    static {
        FACTS.put("PropertySubType", "Type");
        FACTS.put("YearBuilt", "Built");
        FACTS.put("LotSizeAcres", "Lot, acres");
        FACTS.put("StoriesTotal", "Stories");
        FACTS.put("GarageSpaces", "Garage spaces");
        FACTS.put("AssociationFee", "Association fee, US dollars");
        FACTS.put("AssociationFeeFrequency", "Fee is paid");
        FACTS.put("Heating", "Heating");
        FACTS.put("Cooling", "Cooling");
        FACTS.put("SubdivisionName", "Neighborhood");
        FACTS.put("ListingId", "Listing number");
    }

    private final Photos photos;
    private final PhotoLinks pictures;
    private final Accounts accounts;
    private final Links links;
    private final StructuredData structured;
    private final InstantSource clock;

    ShowcaseViews(
            Photos photos,
            PhotoLinks pictures,
            Accounts accounts,
            Links links,
            StructuredData structured,
            InstantSource clock) {
        this.clock = clock;
        this.photos = photos;
        this.pictures = pictures;
        this.accounts = accounts;
        this.links = links;
        this.structured = structured;
    }

    /** For a map: the street when visitors may know it, else the town. */
    private static String whereabouts(Listing listing) {
        return listing.street().isEmpty() ? listing.place() : listing.street() + ", " + listing.place();
    }

    static String path(Listing listing) {
        return "/h/" + listing.key();
    }

    String address(Listing listing) {
        return links.to(path(listing));
    }

    List<Photo> ready(Listing listing) {
        return photos.list(listing.key().value()).stream().filter(Photo::shown).toList();
    }

    ShowcasePage page(Listing listing, ShowcasePage.Question question, boolean sent) {
        ListingCard card = ListingCard.of(listing, null, "");
        List<ShowcasePage.Shown> shown = shown(listing);
        Seller seller = seller(listing);
        String description = description(listing, card);
        return new ShowcasePage(
                path(listing),
                listing.title(),
                listing.place(),
                card.price(),
                state(listing),
                listing.status().asked(),
                card.size(),
                shown,
                listing.text("PublicRemarks")
                        .lines()
                        .filter(line -> !line.isBlank())
                        .toList(),
                facts(listing),
                features(listing),
                ShowcaseThings.rooms(listing),
                openHouses(listing),
                "https://www.openstreetmap.org/search?query="
                        + URLEncoder.encode(whereabouts(listing), StandardCharsets.UTF_8),
                seller.office(),
                seller.officePhone(),
                seller.lines(),
                description,
                structured.of(
                        listing,
                        address(listing),
                        shown.stream().map(ShowcasePage.Shown::url).toList(),
                        description,
                        seller),
                question,
                sent);
    }

    /** Who offers it: as the listing names them, else the account. */
    Seller seller(Listing listing) {
        Account account = accounts.account(Tenancy.required());
        return Seller.of(
                listing,
                account.name(),
                account.phone().map(PhoneNumber::display).orElse(null));
    }

    /** None where the property is not shown to anybody any more. */
    List<String> openHouses(Listing listing) {
        LocalDateTime now = LocalDateTime.ofInstant(
                clock.instant(), accounts.account(Tenancy.required()).zone());
        return listing.status().asked() ? ShowcaseThings.openHouses(listing, now) : List.of();
    }

    private List<ShowcasePage.Shown> shown(Listing listing) {
        List<ShowcasePage.Shown> shown = new ArrayList<>();
        for (Photo photo : ready(listing)) {
            photo.rendition(RenditionKind.WEB).ifPresent(web -> {
                String alt = !photo.altText().isBlank() ? photo.altText() : photo.caption();
                List<Alteration> altered = photo.altered();
                int number = shown.size() + 1;
                shown.add(new ShowcasePage.Shown(
                        pictures.url(web),
                        webp(photo),
                        pictures.url(photo, RenditionKind.ORIGINAL_WEB).orElse(null),
                        alt.isBlank() ? "Photo " + (shown.size() + 1) + " of " + listing.title() : alt,
                        photo.caption(),
                        Integer.toString(web.widthPx()),
                        Integer.toString(web.heightPx()),
                        altered.isEmpty() ? null : Disclosure.statement(altered),
                        altered.stream().allMatch(one -> one == Alteration.VEILED)
                                ? null
                                : QrCode.of(address(listing) + Disclosure.anchor(altered, number))));
            });
        }
        return shown;
    }

    private @Nullable String webp(Photo photo) {
        List<String> sources = new ArrayList<>();
        for (RenditionKind kind : List.of(RenditionKind.WEBP_SMALL, RenditionKind.WEBP)) {
            photo.rendition(kind).ifPresent(made -> sources.add(pictures.url(made) + " " + made.widthPx() + "w"));
        }
        return sources.isEmpty() ? null : String.join(", ", sources);
    }

    private static @Nullable String state(Listing listing) {
        return switch (listing.status()) {
            case ACTIVE -> null;
            case COMING_SOON -> "Coming soon: it cannot be shown yet.";
            case ACTIVE_UNDER_CONTRACT -> "Under contract; backup offers are looked at.";
            case PENDING -> "A sale is pending.";
            case CLOSED -> "Sold.";
            default -> listing.status().reso() + ".";
        };
    }

    private static List<ShowcasePage.Fact> facts(Listing listing) {
        List<ShowcasePage.Fact> facts = new ArrayList<>();
        FACTS.forEach((field, label) -> {
            String value = listing.reso().get(field) instanceof List<?> several
                    ? String.join(", ", several.stream().map(String::valueOf).toList())
                    : listing.text(field);
            if (!value.isBlank()) {
                facts.add(new ShowcasePage.Fact(label, value));
            }
        });
        return facts;
    }

    /** Each lookup field that lists something, in words: {@code Patio and porch: screened, covered}. */
    private static List<String> features(Listing listing) {
        List<String> features = new ArrayList<>();
        listing.reso().forEach((field, value) -> {
            boolean listed = field.endsWith("Features") || field.equals("Appliances") || field.equals("Flooring");
            if (listed && value instanceof List<?> several && !several.isEmpty()) {
                String values =
                        String.join(", ", several.stream().map(String::valueOf).toList());
                String label = words(field.replaceFirst("Features$", ""));
                features.add(label.isEmpty() ? values : label + ": " + values);
            }
        });
        return features;
    }

    private static String words(String field) {
        String parted = field.replaceAll("(?<=[a-z])(?=[A-Z])", " ").toLowerCase(Locale.US);
        return parted.isEmpty() ? "" : Character.toUpperCase(parted.charAt(0)) + parted.substring(1);
    }

    private static String description(Listing listing, ListingCard card) {
        String remarks = Pattern.compile("\\s+")
                .matcher(listing.text("PublicRemarks"))
                .replaceAll(" ")
                .strip();
        String text = remarks.isEmpty() ? String.join(", ", card.size()) + ". " + listing.place() : remarks;
        if (text.length() <= MOST_DESCRIPTION) {
            return text;
        }
        int blank = text.lastIndexOf(' ', MOST_DESCRIPTION);
        boolean split = Character.isHighSurrogate(text.charAt(MOST_DESCRIPTION - 1));
        int end = blank > 0 ? blank : split ? MOST_DESCRIPTION - 1 : MOST_DESCRIPTION;
        return text.substring(0, end) + "…";
    }
}
