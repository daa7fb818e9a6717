package org.leadnest.platform.places;

import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Roughly where a network is, as far as it is known.
 *
 * @param country its English name
 * @param city its English name
 */
public record Place(
        @Nullable String country,
        @Nullable String city,
        @Nullable Position position) {
    public static final Place UNKNOWN = new Place(null, null, null);

    /** Such as "Tampa, United States"; empty when nothing is known. */
    public String words() {
        return Stream.of(city, country)
                .filter(part -> part != null && !part.isBlank())
                .collect(Collectors.joining(", "));
    }

    /**
     * A point on the globe.
     *
     * @param latitude degrees, -90 to 90
     * @param longitude degrees, -180 to 180
     */
    public record Position(double latitude, double longitude) {
        /** Mean radius of the Earth, IUGG 1980. */
        private static final double EARTH_KM = 6371.0088;

        /** Length of the great circle between the two, by the haversine formula. */
        public double kilometresTo(Position other) {
            double up = Math.toRadians(other.latitude - latitude);
            double round = Math.toRadians(other.longitude - longitude);
            double a = Math.pow(Math.sin(up / 2), 2)
                    + Math.cos(Math.toRadians(latitude))
                            * Math.cos(Math.toRadians(other.latitude))
                            * Math.pow(Math.sin(round / 2), 2);
            return 2 * EARTH_KM * Math.asin(Math.min(1, Math.sqrt(a)));
        }
    }
}
