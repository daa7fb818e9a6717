package org.leadnest.demo;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Twelve homes on offer at Harbor Realty, by RESO names. The streets are invented. */
final class DemoListings {
    private DemoListings() {}

    static List<Map<String, Object>> all() {
        return List.of(
                home("18 Harbor Lane", "Active", 489_000, 4, 2, 1, 2180, 1998)
                        .with("LotSizeAcres", 0.31)
                        .with("GarageSpaces", 2)
                        .with("InteriorFeatures", List.of("Vaulted Ceiling(s)", "Walk-In Closet(s)", "Kitchen Island"))
                        .with("Flooring", List.of("Hardwood", "Tile"))
                        .with("View", List.of("Bay"))
                        .map(),
                home("7 Cooper Street", "Active", 325_000, 2, 1, 0, 1040, 1924)
                        .with("InteriorFeatures", List.of("Built-in Features", "Crown Molding"))
                        .with("PatioAndPorchFeatures", List.of("Front Porch"))
                        .with("Flooring", List.of("Wood"))
                        .map(),
                home("240 Gull Point Road", "Active", 1_150_000, 5, 4, 1, 3960, 2016)
                        .with("LotSizeAcres", 0.82)
                        .with("GarageSpaces", 3)
                        .with("PoolFeatures", List.of("In Ground", "Heated"))
                        .with("View", List.of("Ocean"))
                        .with("InteriorFeatures", List.of("Wet Bar", "Soaking Tub", "Kitchen Island"))
                        .map(),
                home("55 Mill Pond Way, Unit 3B", "Active Under Contract", 274_500, 2, 2, 0, 1125, 2007)
                        .with("PropertySubType", "Condominium")
                        .with("AssociationFee", 310)
                        .with("Cooling", List.of("Central Air"))
                        .with("Appliances", List.of("Dishwasher", "Washer", "Dryer"))
                        .map(),
                home("12 Orchard Hill", "Active", 612_000, 4, 3, 0, 2740, 2004)
                        .with("LotSizeAcres", 1.2)
                        .with("GarageSpaces", 2)
                        .with("PatioAndPorchFeatures", List.of("Deck", "Covered"))
                        .with("View", List.of("Trees/Woods"))
                        .map(),
                home("903 Lantern Court", "Pending", 415_000, 3, 2, 0, 1680, 1987)
                        .with("GarageSpaces", 1)
                        .with("InteriorFeatures", List.of("Eat-in Kitchen"))
                        .with("Heating", List.of("Forced Air"))
                        .map(),
                home("31 Tidewater Drive", "Coming Soon", 538_000, 3, 2, 1, 2015, 2019)
                        .with("GarageSpaces", 2)
                        .with("InteriorFeatures", List.of("High Ceilings", "Pantry"))
                        .with("Appliances", List.of("Gas Range", "Dishwasher"))
                        .map(),
                home("4 Beacon Terrace", "Active", 699_900, 3, 2, 1, 1890, 1902)
                        .with("PropertySubType", "Townhouse")
                        .with("FireplacesTotal", 2)
                        .with("InteriorFeatures", List.of("Crown Molding", "Built-in Features"))
                        .map(),
                home("77 Heron Marsh Road", "Active", 359_000, 3, 1, 1, 1410, 1974)
                        .with("LotSizeAcres", 0.45)
                        .with("PatioAndPorchFeatures", List.of("Screened"))
                        .with("View", List.of("Water"))
                        .map(),
                home("160 Quarry Ridge", "Active", 845_000, 4, 3, 1, 3120, 2011)
                        .with("LotSizeAcres", 2.4)
                        .with("GarageSpaces", 3)
                        .with("View", List.of("Hills"))
                        .with("Heating", List.of("Radiant"))
                        .map(),
                home("21 Saltbox Alley", "Closed", 298_000, 2, 1, 0, 980, 1956)
                        .with("Flooring", List.of("Vinyl", "Carpet"))
                        .map(),
                home("88 Cranberry Bend", "Incomplete", 449_000, 3, 2, 0, 1720, 1995)
                        .map());
    }

    private static Home home(
            String address, String status, int price, int beds, int fullBaths, int halfBaths, int area, int built) {
        return new Home()
                .with("PropertyType", "Residential")
                .with("PropertySubType", "Single Family Residence")
                .with("StandardStatus", status)
                .with("ListPrice", price)
                .with("UnparsedAddress", address)
                .with("City", "Salem")
                .with("StateOrProvince", "MA")
                .with("PostalCode", "01970")
                .with("BedroomsTotal", beds)
                .with("BathroomsFull", fullBaths)
                .with("BathroomsHalf", halfBaths)
                .with("LivingArea", area)
                .with("LivingAreaUnits", "Square Feet")
                .with("YearBuilt", built);
    }

    private static final class Home {
        private final Map<String, Object> fields = new LinkedHashMap<>();

        Home with(String name, Object value) {
            fields.put(name, value);
            return this;
        }

        Map<String, Object> map() {
            return fields;
        }
    }
}
