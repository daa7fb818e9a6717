package org.leadnest.listings;

import java.math.BigDecimal;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** What a listing has several of: rooms and open houses, by the names of RESO's resources PropertyRooms and OpenHouse. */
final class ListingThings {
    private static final int WORDS = 100;
    private static final int SENTENCES = 1000;
    private static final BigDecimal LONGEST = BigDecimal.valueOf(1000);

    static final FieldKind.Things ROOMS = new FieldKind.Things(
            parts(
                    Map.entry("RoomType", new FieldKind.Text(WORDS)),
                    Map.entry("RoomLevel", new FieldKind.Text(WORDS)),
                    Map.entry("RoomDimensions", new FieldKind.Text(WORDS)),
                    Map.entry("RoomLength", new FieldKind.Number(BigDecimal.ZERO, LONGEST, 2)),
                    Map.entry("RoomWidth", new FieldKind.Number(BigDecimal.ZERO, LONGEST, 2)),
                    Map.entry("RoomLengthWidthUnits", new FieldKind.Lookup(List.of("Feet", "Meters"))),
                    Map.entry("RoomArea", new FieldKind.Number(BigDecimal.ZERO, LONGEST.multiply(LONGEST), 2)),
                    Map.entry("RoomAreaUnits", new FieldKind.Lookup(List.of("Square Feet", "Square Meters"))),
                    Map.entry("RoomFeatures", new FieldKind.Many()),
                    Map.entry("RoomDescription", new FieldKind.Text(SENTENCES))),
            "RoomType",
            "{\"RoomType\":\"Kitchen\",\"RoomDimensions\":\"12 x 14\",\"RoomLevel\":\"Main\"}");

    static final FieldKind.Things OPEN_HOUSES = new FieldKind.Things(
            parts(
                    Map.entry("OpenHouseDate", new FieldKind.Day()),
                    Map.entry("OpenHouseStartTime", new FieldKind.Time()),
                    Map.entry("OpenHouseEndTime", new FieldKind.Time()),
                    Map.entry(
                            "OpenHouseType",
                            new FieldKind.Lookup(
                                    List.of("Public", "Broker", "Office", "Livestream Public", "Livestream Broker"))),
                    Map.entry("OpenHouseStatus", new FieldKind.Lookup(List.of("Active", "Canceled", "Ended"))),
                    Map.entry("OpenHouseRemarks", new FieldKind.Text(SENTENCES)),
                    Map.entry("Refreshments", new FieldKind.Text(WORDS)),
                    Map.entry("LivestreamOpenHouseURL", new FieldKind.Text(SENTENCES))),
            "OpenHouseDate",
            "{\"OpenHouseDate\":\"2026-12-05\",\"OpenHouseStartTime\":\"13:00\",\"OpenHouseEndTime\":\"15:00\"}");

    private ListingThings() {}

    @SafeVarargs
    private static Map<String, FieldKind> parts(Map.Entry<String, FieldKind>... parts) {
        Map<String, FieldKind> ordered = new LinkedHashMap<>();
        for (Map.Entry<String, FieldKind> part : parts) {
            ordered.put(part.getKey(), part.getValue());
        }
        return ordered;
    }
}
