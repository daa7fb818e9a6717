package org.leadnest.platform.places;

import java.io.BufferedInputStream;
import java.io.BufferedOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.net.InetAddress;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/**
 * In which country a network is registered: ranges of addresses, sorted, without overlaps. An address is a number of 64 bits, the
 * whole of IPv4, the first half of IPv6. The file has, after eight letters of its own, for each of the two kinds how many ranges
 * follow, and then for each its first and its last number (4 bytes of IPv4, 8 of IPv6) and two letters of ISO 3166-1.
 * Thread-safe.
 */
public final class CountryRanges {
    /** In the data folder; {@code admin countries build} writes it. */
    public static final String FILE = "countries.ranges";

    private static final byte[] MARK = "LNRANGE1".getBytes(java.nio.charset.StandardCharsets.US_ASCII);
    private static final int IPV4_BYTES = 4;
    private static final long IPV4 = 0xFFFF_FFFFL;
    private static final int MOST_RANGES = 5_000_000;

    private final Table four;
    private final Table six;

    private CountryRanges(Table four, Table six) {
        this.four = four;
        this.six = six;
    }

    /**
     * Numbers are compared without sign.
     *
     * @param country two capital letters
     */
    public record Range(long first, long last, String country) {
        public Range {
            if (Long.compareUnsigned(first, last) > 0 || !country.matches("[A-Z]{2}")) {
                throw new IllegalArgumentException(
                        "expected a range that does not end before it begins, and two letters");
            }
        }
    }

    /** Ranges as columns, since there are some hundred thousands. */
    private record Table(long[] firsts, long[] lasts, String[] countries) {
        static Table of(List<Range> ranges) {
            return new Table(
                    ranges.stream().mapToLong(Range::first).toArray(),
                    ranges.stream().mapToLong(Range::last).toArray(),
                    ranges.stream().map(range -> range.country().intern()).toArray(String[]::new));
        }

        Optional<String> country(long number) {
            int low = 0;
            int high = firsts.length - 1;
            while (low <= high) {
                int middle = low + high >>> 1;
                if (Long.compareUnsigned(number, firsts[middle]) < 0) {
                    high = middle - 1;
                } else if (Long.compareUnsigned(number, lasts[middle]) > 0) {
                    low = middle + 1;
                } else {
                    return Optional.of(countries[middle]);
                }
            }
            return Optional.empty();
        }

        void write(DataOutputStream out, boolean wide) throws IOException {
            out.writeInt(firsts.length);
            for (int row = 0; row < firsts.length; row++) {
                if (wide) {
                    out.writeLong(firsts[row]);
                    out.writeLong(lasts[row]);
                } else {
                    out.writeInt((int) firsts[row]);
                    out.writeInt((int) lasts[row]);
                }
                out.writeBytes(countries[row]);
            }
        }

        static Table read(DataInputStream in, boolean wide) throws IOException {
            int count = in.readInt();
            if (count < 0 || count > MOST_RANGES) {
                throw new IOException("expected at most " + MOST_RANGES + " ranges");
            }
            List<Range> ranges = new ArrayList<>(count);
            for (int row = 0; row < count; row++) {
                long first = wide ? in.readLong() : in.readInt() & IPV4;
                long last = wide ? in.readLong() : in.readInt() & IPV4;
                byte[] letters = in.readNBytes(2);
                ranges.add(new Range(first, last, new String(letters, java.nio.charset.StandardCharsets.US_ASCII)));
            }
            return of(ranges);
        }
    }

    /** In any order; neighbours of one country become one, and of two that overlap the later begins where the other ends. */
    public static CountryRanges of(List<Range> four, List<Range> six) {
        return new CountryRanges(Table.of(joined(four)), Table.of(joined(six)));
    }

    private static List<Range> joined(List<Range> ranges) {
        List<Range> sorted = ranges.stream()
                .sorted(Comparator.comparing(Range::first, Long::compareUnsigned)
                        .thenComparing(Range::last, Long::compareUnsigned))
                .toList();
        List<Range> joined = new ArrayList<>();
        for (Range range : sorted) {
            add(range, joined);
        }
        return joined;
    }

    private static void add(Range range, List<Range> joined) {
        if (joined.isEmpty()) {
            joined.add(range);
            return;
        }
        Range before = joined.getLast();
        if (Long.compareUnsigned(range.last(), before.last()) <= 0) {
            return;
        }
        long next = before.last() + 1;
        if (Long.compareUnsigned(range.first(), next) > 0) {
            joined.add(range);
        } else if (range.country().equals(before.country())) {
            joined.set(joined.size() - 1, new Range(before.first(), range.last(), before.country()));
        } else {
            joined.add(new Range(next, range.last(), range.country()));
        }
    }

    /** How many ranges there are of both kinds. */
    public int size() {
        return four.firsts().length + six.firsts().length;
    }

    /** Two capital letters of the country where the address is registered. */
    public Optional<String> country(InetAddress address) {
        byte[] bytes = address.getAddress();
        return bytes.length == IPV4_BYTES
                ? four.country(ByteBuffer.wrap(bytes).getInt() & IPV4)
                : six.country(ByteBuffer.wrap(Arrays.copyOf(bytes, Long.BYTES)).getLong());
    }

    /** Its English name. */
    static String name(String country) {
        return new Locale.Builder().setRegion(country).build().getDisplayCountry(Locale.ENGLISH);
    }

    public void write(OutputStream target) throws IOException {
        try (DataOutputStream out = new DataOutputStream(new BufferedOutputStream(target))) {
            out.write(MARK);
            four.write(out, false);
            six.write(out, true);
        }
    }

    public static CountryRanges read(Path file) throws IOException {
        try (DataInputStream in = new DataInputStream(new BufferedInputStream(Files.newInputStream(file)))) {
            if (!Arrays.equals(in.readNBytes(MARK.length), MARK)) {
                throw new IOException("expected a file of admin countries build: " + file);
            }
            Table four = Table.read(in, false);
            return new CountryRanges(four, Table.read(in, true));
        }
    }
}
