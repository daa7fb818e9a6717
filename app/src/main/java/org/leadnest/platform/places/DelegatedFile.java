package org.leadnest.platform.places;

import java.net.Inet4Address;
import java.net.InetAddress;
import java.nio.ByteBuffer;
import java.util.Arrays;
import java.util.List;
import java.util.Set;

/**
 * A file of an internet registry in the "extended" exchange format of the NRO, version 2: one line for each network that was given
 * out, {@code registry|country|type|start|value|date|status|…}, where the value is how many IPv4 addresses there are, or how long the
 * prefix of IPv6 is.
 */
public final class DelegatedFile {
    /** No countries: the European Union, Asia and the Pacific, and what nobody has. */
    private static final Set<String> NO_COUNTRY = Set.of("EU", "AP", "ZZ");

    private static final int FIELDS = 7;
    private static final int WIDEST_PREFIX = 64;
    /** One line in so many may be missing. */
    private static final long WHOLE = 20;

    private DelegatedFile() {}

    /**
     * Adds what a file says; false when it is none, or broken off: its own summary says how many lines there are, give or take, since
     * registries do not count all alike.
     */
    public static boolean read(String text, List<CountryRanges.Range> four, List<CountryRanges.Range> six) {
        int expected = 0;
        int found = 0;
        for (String line : text.lines().toList()) {
            String[] field = line.split("\\|", -1);
            if (line.startsWith("#") || field.length < 6) {
                continue;
            }
            boolean network = field[2].equals("ipv4") || field[2].equals("ipv6");
            if (network && field[5].equals("summary")) {
                expected += Integer.parseInt(field[4]);
            } else if (network && field.length >= FIELDS) {
                found++;
                add(field, field[2].equals("ipv4") ? four : six);
            }
        }
        return expected > 0 && found * WHOLE >= expected * (WHOLE - 1L);
    }

    private static void add(String[] field, List<CountryRanges.Range> ranges) {
        boolean given = field[6].equals("allocated") || field[6].equals("assigned");
        if (!given || !field[1].matches("[A-Z]{2}") || NO_COUNTRY.contains(field[1])) {
            return;
        }
        InetAddress start = InetAddress.ofLiteral(field[3]);
        long value = Long.parseLong(field[4]);
        if (start instanceof Inet4Address) {
            long first = ByteBuffer.wrap(start.getAddress()).getInt() & 0xFFFF_FFFFL;
            ranges.add(new CountryRanges.Range(first, first + value - 1, field[1]));
        } else if (value <= WIDEST_PREFIX) {
            long first = ByteBuffer.wrap(Arrays.copyOf(start.getAddress(), Long.BYTES))
                    .getLong();
            long span = value == 0 ? -1L : (1L << WIDEST_PREFIX - value) - 1;
            ranges.add(new CountryRanges.Range(first, first + span, field[1]));
        }
    }
}
