package org.leadnest.analytics.usage;

import com.maxmind.db.CHMCache;
import com.maxmind.db.Reader;
import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.DisposableBean;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.stereotype.Component;

/**
 * Country and city of an address, from a file in MaxMind's format ({@code leadnest.usage.places}); nothing without one. The
 * address is asked for shortened (IPv4 to 24 bits, IPv6 to 48), which no such file tells apart below a city.
 */
@Component
class Places implements DisposableBean {
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

    record Place(@Nullable String country, @Nullable String city) {
        static final Place UNKNOWN = new Place(null, null);
    }

    Place of(String address) {
        if (reader == null || !address.matches("[0-9a-fA-F.:]+")) {
            return Place.UNKNOWN;
        }
        try {
            Map<?, ?> found = reader.get(shortened(InetAddress.getByName(address)), Map.class);
            return found == null ? Place.UNKNOWN : new Place(name(found, "country"), name(found, "city"));
        } catch (UnknownHostException noAddress) {
            return Place.UNKNOWN;
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }

    static InetAddress shortened(InetAddress address) throws UnknownHostException {
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
