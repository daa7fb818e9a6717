package org.leadnest.platform.places;

import com.maxmind.db.CHMCache;
import com.maxmind.db.Reader;
import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.DisposableBean;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.stereotype.Component;

/**
 * Country, city and rough position of an address, from a file in MaxMind's format ({@code leadnest.usage.places}); nothing
 * without one. The address is asked for shortened (IPv4 to 24 bits, IPv6 to 48), which no such file tells apart below a city.
 * Thread-safe.
 */
@Component
public class Places implements DisposableBean {
    private static final int KEPT_4 = 3;
    private static final int KEPT_6 = 6;
    private static final int IPV4_BYTES = 4;

    private final @Nullable Reader reader;

    Places(@Value("${leadnest.usage.places:}") String file) {
        try {
            reader = file.isBlank() ? null : new Reader(new File(file), new CHMCache());
        } catch (IOException unreadable) {
            throw new UncheckedIOException(
                    "leadnest.usage.places: expected a readable file in MaxMind's format (.mmdb)", unreadable);
        }
    }

    /** Where that is; {@link Place#UNKNOWN} for an address of no known place. */
    public Place of(String address) {
        if (reader == null || !address.matches("[0-9a-fA-F.:]+")) {
            return Place.UNKNOWN;
        }
        try {
            Map<?, ?> found = reader.get(shortened(InetAddress.getByName(address)), Map.class);
            return found == null
                    ? Place.UNKNOWN
                    : new Place(
                            name(found, "country"),
                            name(found, "city"),
                            position(found).orElse(null));
        } catch (UnknownHostException noAddress) {
            return Place.UNKNOWN;
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }

    private static Optional<Place.Position> position(Map<?, ?> found) {
        return found.get("location") instanceof Map<?, ?> location
                        && location.get("latitude") instanceof Double latitude
                        && location.get("longitude") instanceof Double longitude
                ? Optional.of(new Place.Position(latitude, longitude))
                : Optional.empty();
    }

    /** The network that is asked for in place of the address. */
    public static InetAddress shortened(InetAddress address) throws UnknownHostException {
        byte[] bytes = address.getAddress();
        int kept = bytes.length == IPV4_BYTES ? KEPT_4 : KEPT_6;
        java.util.Arrays.fill(bytes, kept, bytes.length, (byte) 0);
        return InetAddress.getByAddress(bytes);
    }

    private static @Nullable String name(Map<?, ?> found, String part) {
        return found.get(part) instanceof Map<?, ?> one
                        && one.get("names") instanceof Map<?, ?> names
                        && names.get("en") instanceof String name
                        && name.length() <= 100
                ? name
                : null;
    }

    @Override
    public void destroy() throws IOException {
        if (reader != null) {
            reader.close();
        }
    }
}
