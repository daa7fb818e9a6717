package org.leadnest.listings;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.leadnest.copydesk.RemarksCaps;

/** The form of a listing in sections: which fields it shows, how each is typed, and what stands in it. */
final class ListingForm {
    /** Each entry is a RESO name and its label. Fields that are not here keep what the API gave them. */
    private static final Map<String, List<String[]>> SECTIONS = new LinkedHashMap<>();

    static {
        section(
                "Address and price",
                "UnparsedAddress|Street address",
                "City|City",
                "StateOrProvince|State",
                "PostalCode|ZIP code",
                "SubdivisionName|Subdivision",
                "ListPrice|List price",
                "OriginatingSystemName|MLS",
                "ListingId|MLS number",
                "ListingContractDate|Listed on",
                "ExpirationDate|Listed until");
        section(
                "The home",
                "PropertyType|Property type",
                "PropertySubType|Kind of home",
                "BedroomsTotal|Bedrooms",
                "BathroomsFull|Full baths",
                "BathroomsHalf|Half baths",
                "LivingArea|Living area",
                "LivingAreaUnits|Area in",
                "LotSizeAcres|Lot in acres",
                "YearBuilt|Year built",
                "Stories|Stories",
                "GarageSpaces|Garage spaces",
                "ArchitecturalStyle|Style");
        section(
                "Inside",
                "InteriorFeatures|Interior",
                "Appliances|Appliances",
                "Flooring|Floors",
                "Heating|Heating",
                "Cooling|Cooling",
                "FireplaceFeatures|Fireplace");
        section(
                "Outside",
                "ExteriorFeatures|Exterior",
                "PatioAndPorchFeatures|Patio and porch",
                "PoolFeatures|Pool",
                "View|View",
                "LotFeatures|Lot",
                "ParkingFeatures|Parking",
                "WaterfrontYN|On the water");
        section(
                "Community and more",
                "AssociationFee|Association fee",
                "AssociationFeeFrequency|Paid",
                "AssociationAmenities|Amenities",
                "Features|Anything else worth telling");
        section(
                "Who lists it",
                "ListAgentFullName|Agent",
                "ListAgentEmail|Agent's e-mail",
                "ListAgentPreferredPhone|Agent's phone",
                "ListAgentStateLicense|Agent's license",
                "CoListAgentFullName|Second agent",
                "CoListAgentEmail|Second agent's e-mail",
                "CoListAgentPreferredPhone|Second agent's phone",
                "CoListAgentStateLicense|Second agent's license",
                "ListOfficeName|Office",
                "ListOfficePhone|Office phone");
        section(
                "On the internet",
                "InternetEntireListingDisplayYN|Show the listing",
                "InternetAddressDisplayYN|Show the address");
        section("Remarks", "PublicRemarks|Public remarks", "PrivateRemarks|Private remarks");
        section(
                "Showings",
                "ShowingDays|Days",
                "ShowingStartTime|From",
                "ShowingEndTime|To",
                "ShowingInstructions|Showing instructions");
    }

    private static final Map<String, String> HINTS = Map.ofEntries(
            Map.entry(
                    "OriginatingSystemName",
                    "Such as Bright MLS: it sets how long the remarks may be, else " + RemarksCaps.UNKNOWN
                            + " characters."),
            Map.entry("PropertySubType", "Such as Single Family Residence, Condominium or Townhouse."),
            Map.entry("InteriorFeatures", "One a line, or with commas between."),
            Map.entry("ExteriorFeatures", "One a line, or with commas between."),
            Map.entry("Features", "One a line: screened porch with ceiling fan, roof replaced 2021."),
            Map.entry("StateOrProvince", "Two letters."),
            Map.entry("ShowingDays", "Such as Monday, Saturday."),
            Map.entry("ListAgentFullName", "Shown on the property page and the flyer."),
            Map.entry("ListOfficeName", "Empty: your company."),
            Map.entry("InternetEntireListingDisplayYN", "No: the property page is not found by anybody."),
            Map.entry("InternetAddressDisplayYN", "No: page, map, flyer and search engines know the town only."),
            Map.entry("PrivateRemarks", "Never in a text or on a public page."));

    private ListingForm() {}

    private static void section(String title, String... fields) {
        List<String[]> split = new ArrayList<>();
        for (String field : fields) {
            split.add(field.split("\\|"));
        }
        SECTIONS.put(title, split);
    }

    /** The typed fields that belong to the form; an empty one is cleared. */
    static Map<String, @Nullable Object> input(Map<String, String> typed) {
        return input(typed, Map.of());
    }

    /** The same for a form that was filled from {@code before}. */
    static Map<String, @Nullable Object> input(Map<String, String> typed, Map<String, Object> before) {
        Map<String, @Nullable Object> input = new LinkedHashMap<>();
        names().forEach(name -> {
            String value = typed.get(name);
            if (value != null) {
                input.put(name, value.isBlank() ? null : value.replace("\r\n", "\n"));
            }
        });
        ThingsForm.read(typed, before, input);
        return input;
    }

    private static List<String> names() {
        return SECTIONS.values().stream()
                .flatMap(List::stream)
                .map(field -> field[0])
                .toList();
    }

    static String label(String name) {
        return SECTIONS.values().stream()
                .flatMap(List::stream)
                .filter(field -> field[0].equals(name))
                .map(field -> field[1])
                .findFirst()
                .orElseGet(() -> spaced(name));
    }

    /** Whether it is typed in the form. */
    static boolean has(String name) {
        return names().contains(name);
    }

    /** A name of RESO that the form does not have: {@code PoolPrivateYN} as "Pool private", {@code BathroomsTotalInteger} as "Bathrooms". */
    private static String spaced(String name) {
        String words = name.replaceAll("(YN|TotalInteger)$", "")
                .replaceAll("(?<=[a-z])(?=[A-Z])", " ")
                .strip();
        return words.isEmpty()
                ? name
                : words.substring(0, 1).toUpperCase(Locale.ROOT)
                        + words.substring(1).toLowerCase(Locale.ROOT);
    }

    /** What the listing holds, as it would be typed. */
    static Map<String, String> typed(Listing listing) {
        Map<String, String> typed = new LinkedHashMap<>();
        names().forEach(name -> {
            Object value = listing.reso().get(name);
            if (value != null) {
                typed.put(name, value instanceof List<?> list ? lines(list) : value.toString());
            }
        });
        ThingsForm.typed(listing, typed);
        return typed;
    }

    private static String lines(List<?> values) {
        return values.stream().map(String::valueOf).collect(Collectors.joining("\n"));
    }

    static List<ListingFormPage.Section> sections(Map<String, String> typed, Map<String, String> errors) {
        List<ListingFormPage.Section> sections = new ArrayList<>();
        SECTIONS.forEach((title, fields) -> sections.add(new ListingFormPage.Section(
                title,
                fields.stream()
                        .map(field -> field(field[0], field[1], typed.get(field[0]), errors.get(field[0])))
                        .toList())));
        return sections;
    }

    private static ListingFormPage.Field field(
            String name, String label, @Nullable String value, @Nullable String error) {
        FieldKind kind = ListingFields.kind(name).orElseThrow();
        return field(name, label, kind, value, error, HINTS.get(name));
    }

    static ListingFormPage.Field field(
            String name,
            String label,
            FieldKind kind,
            @Nullable String value,
            @Nullable String error,
            @Nullable String hint) {
        return new ListingFormPage.Field(
                name,
                label,
                shape(name, kind),
                options(kind),
                value,
                error,
                hint,
                name.equals("ListPrice") || name.equals("AssociationFee") ? "$" : null);
    }

    private static String shape(String name, FieldKind kind) {
        return switch (kind) {
            case FieldKind.Text _ -> name.endsWith("Remarks") || name.equals("ShowingInstructions") ? "area" : "text";
            case FieldKind.Email _ -> "text";
            case FieldKind.Number _ -> "number";
            case FieldKind.Lookup _, FieldKind.YesNo _ -> "select";
            case FieldKind.Many _, FieldKind.Things _ -> "lines";
            case FieldKind.Day _ -> "date";
            case FieldKind.Time _ -> "time";
        };
    }

    private static Map<String, String> options(FieldKind kind) {
        Map<String, String> options = new LinkedHashMap<>();
        if (kind instanceof FieldKind.Lookup lookup) {
            lookup.values().forEach(value -> options.put(value, value));
        } else if (kind instanceof FieldKind.YesNo) {
            options.put("true", "Yes");
            options.put("false", "No");
        }
        return options;
    }
}
