package org.leadnest.platform.places;

import com.maxmind.db.CHMCache;
import com.maxmind.db.Reader;
import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.leadnest.platform.web.DeploymentProperties;
import org.springframework.beans.factory.DisposableBean;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.stereotype.Component;

/**
 * Country, city and rough position of an address, from a file in MaxMind's format ({@code leadnest.usage.places}). Without one,
 * the country where it is registered, from the file that {@code admin countries build} leaves in the data folder; nothing without
 * either. The address is asked for shortened (IPv4 to 24 bits, IPv6 to 48), which no such file tells apart below a city.
 * Thread-safe.
 */
@Component
public class Places implements DisposableBean {
    private static final int KEPT_4 = 3;
    private static final int KEPT_6 = 6;
    private static final int IPV4_BYTES = 4;

    private final @Nullable Reader reader;
    private final @Nullable CountryRanges countries;

    Places(@Value("${leadnest.usage.places:}") String file, DeploymentProperties deployment) {
        Path ranges = deployment.dataDir().resolve(CountryRanges.FILE);
        try {
            countries = file.isBlank() && Files.isRegularFile(ranges) ? CountryRanges.read(ranges) : null;
        } catch (IOException | IllegalArgumentException unreadable) {
            throw new IllegalStateException(
                    ranges + ": expected what admin countries build writes; build it again or remove it", unreadable);
        }
        try {
            reader = file.isBlank() ? null : new Reader(new File(file), new CHMCache());
        } catch (IOException unreadable) {
            throw new UncheckedIOException(
                    "leadnest.usage.places: expected a readable file in MaxMind's format (.mmdb)", unreadable);
        }
    }

    /** Where that is; {@link Place#UNKNOWN} for an address of no known place. */
    public Place of(String address) {
        if (reader == null && countries == null || !address.matches("[0-9a-fA-F.:]+")) {
            return Place.UNKNOWN;
        }
        try {
            InetAddress network = shortened(InetAddress.getByName(address));
            return reader == null ? registered(network) : found(reader, network);
        } catch (UnknownHostException noAddress) {
            return Place.UNKNOWN;
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }

    /** Of the country alone: whose network it is says nothing of a city. */
    private Place registered(InetAddress network) {
        return Optional.ofNullable(countries)
                .flatMap(known -> known.country(network))
                .map(country -> new Place(CountryRanges.name(country), null, null))
                .orElse(Place.UNKNOWN);
    }

    private static Place found(Reader reader, InetAddress network) throws IOException {
        Map<?, ?> found = reader.get(network, Map.class);
        return found == null
                ? Place.UNKNOWN
                : new Place(
                        name(found, "country"),
                        name(found, "city"),
                        position(found).orElse(null));
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
