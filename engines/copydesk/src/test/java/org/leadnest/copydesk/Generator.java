package org.leadnest.copydesk;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;

/** Makes varied, consistent listings: every kind of property, rich and poor in facts, in many places. */
final class Generator {
    private static final String[][] PLACES = {
        {"Round Rock", "TX"},
        {"Asheville", "NC"},
        {"El Paso", "TX"},
        {"Duluth", "MN"},
        {"Savannah", "GA"},
        {"Bend", "OR"},
        {"Santa Fe", "NM"},
        {"Portland", "ME"},
        {"Boise", "ID"},
        {"Tacoma", "WA"},
        {"Ann Arbor", "MI"},
        {"St. Louis", "MO"},
        {"Winston-Salem", "NC"},
        {"Coeur d'Alene", "ID"},
        {"Hilo", "HI"},
        {"Chico", "CA"},
        {"Lowell", "MA"},
        {"Ocala", "FL"}
    };
    private static final String[] HOODS = {
        "", "", "Travis Heights", "Old Fourth Ward", "Willow Glen", "Cedar Park Estates", "Highland"
    };
    private static final String[] INTERIOR = {
        "Granite Counters",
        "Quartz Counters",
        "Kitchen Island",
        "Walk-In Closet(s)",
        "Crown Molding",
        "Pantry",
        "Breakfast Bar",
        "Vaulted Ceiling(s)",
        "High Ceilings",
        "Open Floorplan",
        "Ceiling Fan(s)",
        "Recessed Lighting",
        "Built-in Features",
        "Double Vanity",
        "Soaking Tub",
        "Eat-in Kitchen",
        "Wet Bar",
        "French Doors",
        "Bay Window",
        "Primary Downstairs",
        "Beamed Ceilings"
    };
    private static final String[] APPLIANCES = {
        "Dishwasher",
        "Gas Range",
        "Electric Range",
        "Refrigerator",
        "Microwave",
        "Disposal",
        "Washer",
        "Dryer",
        "Double Oven",
        "Stainless Steel Appliance(s)",
        "Wine Refrigerator",
        "Tankless Water Heater",
        "Range Hood"
    };
    private static final String[] FLOORS = {
        "Hardwood", "Tile", "Carpet", "Vinyl", "Laminate", "Bamboo", "Concrete", "Slate"
    };
    private static final String[] PATIO = {
        "Patio", "Deck", "Front Porch", "Screened", "Balcony", "Covered", "Rear Porch", "Wrap Around"
    };
    private static final String[] EXTERIOR = {
        "Fire Pit", "Garden", "Private Yard", "Outdoor Kitchen", "Rain Gutters", "Lighting", "Dog Run"
    };
    private static final String[] VIEWS = {
        "Mountain(s)", "Lake", "City", "Trees/Woods", "Golf Course", "Neighborhood", "Hills", "Creek/Stream"
    };
    private static final String[] PARKING = {
        "Attached", "Garage", "Driveway", "Garage Door Opener", "RV Access/Parking", "Off Street"
    };
    private static final String[] STYLES = {
        "Craftsman", "Ranch", "Colonial", "Contemporary", "Victorian", "Mid-Century Modern", "Tudor", "Bungalow"
    };
    private static final String[] HEAT = {"Central", "Forced Air", "Natural Gas", "Heat Pump", "Radiant", "Baseboard"};
    private static final String[] COOL = {
        "Central Air", "Ceiling Fan(s)", "Ductless", "Window Unit(s)", "Evaporative Cooling"
    };
    private static final String[] AMENITIES = {
        "Pool", "Fitness Center", "Clubhouse", "Tennis Court(s)", "Dog Park", "Trail(s)", "Playground"
    };
    private static final String[] STRUCTURES = {"Shed(s)", "Barn(s)", "Workshop", "Guest House", "Greenhouse", "Gazebo"
    };
    private static final String[] NOTES = {
        "roof replaced 2021",
        "new HVAC 2020",
        "kitchen remodeled in 2019",
        "workshop with workbench",
        "water heater replaced 2022",
        "cedar fence",
        "garden shed with power",
        "exterior painted 2023"
    };

    private final Random random;

    Generator(long seed) {
        this.random = new Random(seed);
    }

    Map<String, Object> listing() {
        int kind = random.nextInt(20);
        if (kind < 12) {
            return home("Single Family Residence");
        }
        return switch (kind) {
            case 12, 13, 14 -> unit("Condominium");
            case 15, 16 -> home("Townhouse");
            case 17 -> land();
            case 18 -> business();
            default -> home(chance(2) ? "Farm" : "Duplex");
        };
    }

    private Map<String, Object> place(String type, String subtype) {
        Map<String, Object> listing = new LinkedHashMap<>();
        listing.put("StandardStatus", "Active");
        listing.put("PropertyType", type);
        listing.put("PropertySubType", subtype);
        String[] place = PLACES[random.nextInt(PLACES.length)];
        listing.put("City", place[0]);
        listing.put("StateOrProvince", place[1]);
        listing.put("UnparsedAddress", (100 + random.nextInt(8900)) + " Church Street, " + place[0] + ", " + place[1]);
        putUnlessEmpty(listing, "SubdivisionName", HOODS[random.nextInt(HOODS.length)]);
        listing.put("ListPrice", 90_000 + 1000 * random.nextInt(1500));
        return listing;
    }

    private Map<String, Object> home(String subtype) {
        Map<String, Object> listing = place("Residential", subtype);
        counts(listing, 2 + random.nextInt(4));
        listing.put("Stories", 1 + random.nextInt(3));
        listing.put("LotSizeAcres", (5 + random.nextInt(300)) / 100.0);
        listing.put("YearBuilt", 1890 + random.nextInt(134));
        inside(listing);
        outside(listing);
        if (chance(3)) {
            listing.put("notes", some(NOTES, 2));
        }
        return listing;
    }

    private Map<String, Object> unit(String subtype) {
        Map<String, Object> listing = place("Residential", subtype);
        counts(listing, 1 + random.nextInt(3));
        listing.put("YearBuilt", 1950 + random.nextInt(74));
        listing.put("AssociationFee", 100 + random.nextInt(900));
        listing.put("AssociationFeeFrequency", "Monthly");
        listing.put("AssociationAmenities", some(AMENITIES, 4));
        inside(listing);
        return listing;
    }

    private Map<String, Object> land() {
        Map<String, Object> listing = place("Land", "Unimproved Land");
        listing.put("LotSizeAcres", 1 + random.nextInt(80));
        listing.put("View", some(VIEWS, 2));
        listing.put("LotFeatures", List.of("Level", "Wooded", "Corner Lot").subList(0, 1 + random.nextInt(3)));
        listing.put("Utilities", "Electricity Available,Water Available");
        return listing;
    }

    private Map<String, Object> business() {
        Map<String, Object> listing = place("Commercial Sale", chance(2) ? "Office" : "Warehouse");
        listing.put("LivingArea", 2000 + 10 * random.nextInt(3000));
        listing.put("YearBuilt", 1920 + random.nextInt(100));
        listing.put("BuildingFeatures", "Loading Dock,Reception Area,Conference Room");
        listing.put("LotSizeAcres", (30 + random.nextInt(500)) / 100.0);
        return listing;
    }

    private void counts(Map<String, Object> listing, int beds) {
        int full = 1 + random.nextInt(3);
        listing.put("BedroomsTotal", beds);
        listing.put("BathroomsFull", full);
        boolean half = chance(2);
        if (half) {
            listing.put("BathroomsHalf", 1);
        }
        listing.put("BathroomsTotalInteger", full + (half ? 1 : 0));
        listing.put("LivingArea", 700 + 450 * beds + random.nextInt(400));
        listing.put("LivingAreaUnits", "Square Feet");
    }

    private void inside(Map<String, Object> listing) {
        listing.put("InteriorFeatures", some(INTERIOR, 6));
        listing.put("Appliances", some(APPLIANCES, 5));
        listing.put("Flooring", String.join(",", some(FLOORS, 3)));
        listing.put("Heating", some(HEAT, 2));
        listing.put("Cooling", some(COOL, 2));
        if (chance(2)) {
            listing.put("FireplacesTotal", 1 + random.nextInt(2));
            listing.put("FireplaceFeatures", chance(2) ? "Gas" : "Wood Burning");
        }
        if (chance(3)) {
            listing.put("View", some(VIEWS, 2));
        }
    }

    private void outside(Map<String, Object> listing) {
        listing.put("PatioAndPorchFeatures", some(PATIO, 2));
        listing.put("ExteriorFeatures", some(EXTERIOR, 3));
        if (chance(2)) {
            listing.put("GarageSpaces", 1 + random.nextInt(3));
            listing.put("ParkingFeatures", some(PARKING, 3));
        }
        if (chance(4)) {
            listing.put("PoolPrivateYN", true);
            listing.put("PoolFeatures", List.of("In Ground", "Heated"));
        }
        if (chance(3)) {
            listing.put("ArchitecturalStyle", STYLES[random.nextInt(STYLES.length)]);
        }
        if (chance(3)) {
            listing.put("OtherStructures", some(STRUCTURES, 2));
        }
        listing.put("Roof", chance(2) ? "Composition" : "Metal");
    }

    private boolean chance(int oneIn) {
        return random.nextInt(oneIn) == 0;
    }

    private List<String> some(String[] all, int most) {
        List<String> pool = new ArrayList<>(List.of(all));
        java.util.Collections.shuffle(pool, random);
        return new ArrayList<>(pool.subList(0, 1 + random.nextInt(most)));
    }

    private static void putUnlessEmpty(Map<String, Object> listing, String name, String value) {
        if (!value.isEmpty()) {
            listing.put(name, value);
        }
    }
}
