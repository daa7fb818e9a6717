package org.leadnest.listings;

import java.math.BigDecimal;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * The fields that a listing may have: names and meanings of the RESO Data Dictionary 2.0, resource Property, in the order
 * in which the API answers them, and two of our own ({@code Features}, {@code Notes}) for what no lookup says.
 */
final class ListingFields {
    /** Given by the service; refused as input. */
    static final Set<String> GIVEN = Set.of(
            "ListingKey",
            "Media",
            "PhotosCount",
            "PreviousListPrice",
            "OriginalListPrice",
            "OriginalEntryTimestamp",
            "ModificationTimestamp",
            "StatusChangeTimestamp",
            "PriceChangeTimestamp",
            "Version",
            "PriceHistory",
            "StatusHistory");

    static final List<String> PROPERTY_TYPES = List.of(
            "Residential",
            "Residential Income",
            "Residential Lease",
            "Land",
            "Farm",
            "Manufactured In Park",
            "Commercial Sale",
            "Commercial Lease",
            "Business Opportunity");

    private static final List<String> AREA_UNITS = List.of("Square Feet", "Square Meters");
    private static final List<String> LOT_UNITS = List.of("Acres", "Hectares", "Square Feet", "Square Meters");
    private static final List<String> FEE_FREQUENCIES = List.of(
            "Annually",
            "Bi-Monthly",
            "Bi-Weekly",
            "Daily",
            "Monthly",
            "One Time",
            "Quarterly",
            "Seasonal",
            "Semi-Annually",
            "Semi-Monthly",
            "Weekly");

    private static final int WORDS = 255;
    private static final int CONTACT = 50;
    private static final int REMARKS = 20_000;
    private static final Map<String, FieldKind> KINDS = new LinkedHashMap<>();

    static {
        texts(WORDS, "ListingId", "OriginatingSystemName");
        KINDS.put("StandardStatus", new FieldKind.Lookup(StandardStatus.words()));
        KINDS.put("PropertyType", new FieldKind.Lookup(PROPERTY_TYPES));
        texts(WORDS, "PropertySubType");
        numbers(2, 5_000_000_000L, "ListPrice", "ClosePrice");
        KINDS.put("LeaseAmountFrequency", new FieldKind.Lookup(FEE_FREQUENCIES));
        texts(
                WORDS,
                "UnparsedAddress",
                "StreetNumber",
                "StreetDirPrefix",
                "StreetName",
                "StreetSuffix",
                "UnitNumber",
                "City",
                "StateOrProvince",
                "PostalCode",
                "CountyOrParish",
                "Country",
                "SubdivisionName",
                "MLSAreaMajor",
                "ParcelNumber");
        KINDS.put("Latitude", new FieldKind.Number(BigDecimal.valueOf(-90), BigDecimal.valueOf(90), 10));
        KINDS.put("Longitude", new FieldKind.Number(BigDecimal.valueOf(-180), BigDecimal.valueOf(180), 10));
        numbers(
                0,
                1000,
                "BedroomsTotal",
                "BathroomsFull",
                "BathroomsHalf",
                "BathroomsThreeQuarter",
                "BathroomsOneQuarter",
                "BathroomsPartial",
                "BathroomsTotalInteger",
                "RoomsTotal");
        numbers(2, 1000, "BathroomsTotalDecimal");
        numbers(4, 100_000_000, "LivingArea", "BuildingAreaTotal", "AboveGradeFinishedArea", "BelowGradeFinishedArea");
        lookups(AREA_UNITS, "LivingAreaUnits", "BuildingAreaUnits");
        numbers(6, 100_000_000_000L, "LotSizeAcres", "LotSizeSquareFeet", "LotSizeArea");
        lookups(LOT_UNITS, "LotSizeUnits");
        texts(WORDS, "LotSizeDimensions");
        KINDS.put("YearBuilt", new FieldKind.Number(BigDecimal.valueOf(1600), BigDecimal.valueOf(2100), 0));
        numbers(1, 100_000, "GarageSpaces", "CarportSpaces", "CoveredSpaces", "OpenParkingSpaces", "ParkingTotal");
        numbers(1, 1000, "Stories", "StoriesTotal", "EntryLevel");
        numbers(0, 100_000, "NumberOfUnitsTotal", "NumberOfBuildings", "FireplacesTotal");
        numbers(2, 10_000_000, "AssociationFee", "AssociationFee2", "TaxAnnualAmount", "CapRate");
        lookups(FEE_FREQUENCIES, "AssociationFeeFrequency", "AssociationFee2Frequency");
        numbers(0, 3000, "TaxYear", "YearBuiltEffective");
        texts(
                WORDS,
                "AssociationName",
                "BuilderName",
                "BuilderModel",
                "Zoning",
                "ZoningDescription",
                "WaterBodyName",
                "ElementarySchool",
                "MiddleOrJuniorSchool",
                "HighSchool",
                "Ownership",
                "OccupantType");
        for (String whose : List.of("ListAgent", "CoListAgent")) {
            texts(WORDS, whose + "FullName");
            KINDS.put(whose + "Email", new FieldKind.Email());
            texts(CONTACT, whose + "PreferredPhone", whose + "StateLicense");
        }
        texts(WORDS, "ListOfficeName");
        texts(CONTACT, "ListOfficePhone");
        texts(WORDS, "CoListOfficeName");
        texts(CONTACT, "CoListOfficePhone");
        for (String name : List.of(
                "InteriorFeatures",
                "ExteriorFeatures",
                "Appliances",
                "Flooring",
                "Heating",
                "Cooling",
                "View",
                "ParkingFeatures",
                "PatioAndPorchFeatures",
                "PoolFeatures",
                "SpaFeatures",
                "ArchitecturalStyle",
                "Levels",
                "Roof",
                "ConstructionMaterials",
                "FoundationDetails",
                "Basement",
                "Attic",
                "LotFeatures",
                "WaterfrontFeatures",
                "Fencing",
                "OtherStructures",
                "LaundryFeatures",
                "FireplaceFeatures",
                "WindowFeatures",
                "DoorFeatures",
                "SecurityFeatures",
                "GreenEnergyEfficient",
                "GreenEnergyGeneration",
                "GreenSustainability",
                "AssociationAmenities",
                "AssociationFeeIncludes",
                "CommunityFeatures",
                "AccessibilityFeatures",
                "HorseAmenities",
                "Utilities",
                "Electric",
                "Gas",
                "Sewer",
                "WaterSource",
                "OtherEquipment",
                "CurrentUse",
                "PossibleUse",
                "BusinessType",
                "BuildingFeatures",
                "Vegetation",
                "Topography",
                "RoadSurfaceType",
                "PropertyCondition",
                "SpecialListingConditions",
                "ListingTerms",
                "Disclosures",
                "BodyType",
                "CommonWalls",
                "StructureType",
                "Features")) {
            KINDS.put(name, new FieldKind.Many());
        }
        for (String name : List.of(
                "WaterfrontYN",
                "ViewYN",
                "PoolPrivateYN",
                "SpaYN",
                "FireplaceYN",
                "GarageYN",
                "AttachedGarageYN",
                "CarportYN",
                "HeatingYN",
                "CoolingYN",
                "BasementYN",
                "AssociationYN",
                "HorseYN",
                "NewConstructionYN",
                "PropertyAttachedYN",
                "SeniorCommunityYN",
                "LandLeaseYN",
                "HomeWarrantyYN",
                "InternetAddressDisplayYN",
                "InternetEntireListingDisplayYN",
                "ElectricOnPropertyYN")) {
            KINDS.put(name, new FieldKind.YesNo());
        }
        KINDS.put("Rooms", ListingThings.ROOMS);
        KINDS.put("OpenHouse", ListingThings.OPEN_HOUSES);
        for (String name : List.of(
                "ListingContractDate",
                "OnMarketDate",
                "PurchaseContractDate",
                "CloseDate",
                "WithdrawnDate",
                "CancellationDate",
                "ExpirationDate",
                "AvailabilityDate",
                "OpenHouseDate")) {
            KINDS.put(name, new FieldKind.Day());
        }
        KINDS.put("ShowingDays", new FieldKind.Many());
        KINDS.put("ShowingStartTime", new FieldKind.Time());
        KINDS.put("ShowingEndTime", new FieldKind.Time());
        texts(WORDS, "OpenHouseStartTime", "OpenHouseEndTime", "VirtualTourURLUnbranded", "VirtualTourURLBranded");
        texts(
                REMARKS,
                "PublicRemarks",
                "PrivateRemarks",
                "ShowingInstructions",
                "Directions",
                "Exclusions",
                "Inclusions");
        texts(REMARKS, "Notes");
    }

    private ListingFields() {}

    private static void texts(int most, String... names) {
        for (String name : names) {
            KINDS.put(name, new FieldKind.Text(most));
        }
    }

    private static void lookups(List<String> values, String... names) {
        for (String name : names) {
            KINDS.put(name, new FieldKind.Lookup(values));
        }
    }

    private static void numbers(int decimals, long most, String... names) {
        for (String name : names) {
            KINDS.put(name, new FieldKind.Number(BigDecimal.ZERO, BigDecimal.valueOf(most), decimals));
        }
    }

    static Optional<FieldKind> kind(String name) {
        return Optional.ofNullable(KINDS.get(name));
    }

    /** All names in the order in which they are answered. */
    static List<String> names() {
        return List.copyOf(KINDS.keySet());
    }

    /** {@code reso} in the order of the catalogue; the database keeps none. */
    static Map<String, Object> ordered(Map<String, Object> reso) {
        Map<String, Object> ordered = new LinkedHashMap<>();
        KINDS.keySet().stream().filter(reso::containsKey).forEach(name -> ordered.put(name, reso.get(name)));
        return ordered;
    }

    /** The known name that {@code wrong} was most likely meant to be: the same letters in another writing. */
    static Optional<String> meant(String wrong) {
        String key = wrong.replaceAll("[\\s_-]", "");
        return KINDS.keySet().stream()
                .filter(name -> name.equalsIgnoreCase(key))
                .findFirst();
    }
}
