package org.leadnest.testkit;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Writes a file of places in MaxMind's format (version 2.0, records of 24 bits) with a few IPv4 networks of 24 bits in it, so
 * that tests need nobody's file.
 */
public final class PlaceFile {
    private static final int BITS = 24;
    private static final byte[] MARKER = {
        (byte) 0xAB, (byte) 0xCD, (byte) 0xEF, 'M', 'a', 'x', 'M', 'i', 'n', 'd', '.', 'c', 'o', 'm'
    };

    private PlaceFile() {}

    /**
     * A network and where it is.
     *
     * @param network the first three numbers of its addresses
     */
    public record Entry(int[] network, String country, String city, double latitude, double longitude) {}

    /** @param network the first three numbers of its addresses */
    public static Path write(int[] network, String country, String city) {
        return write(List.of(new Entry(network, country, city, 0, 0)));
    }

    public static Path write(List<Entry> entries) {
        List<int[]> nodes = new ArrayList<>();
        nodes.add(new int[2]);
        ByteArrayOutputStream data = new ByteArrayOutputStream();
        List<Integer> offsets = new ArrayList<>();
        for (int index = 0; index < entries.size(); index++) {
            Entry entry = entries.get(index);
            int node = 0;
            for (int bit = 0; bit < BITS; bit++) {
                int side = entry.network()[bit / 8] >> (7 - bit % 8) & 1;
                if (bit == BITS - 1) {
                    nodes.get(node)[side] = -1 - index;
                } else {
                    if (nodes.get(node)[side] == 0) {
                        nodes.add(new int[2]);
                        nodes.get(node)[side] = nodes.size() - 1;
                    }
                    node = nodes.get(node)[side];
                }
            }
            offsets.add(data.size());
            value(data, place(entry));
        }
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        for (int[] node : nodes) {
            for (int next : node) {
                int found = next < 0 ? nodes.size() + 16 + offsets.get(-1 - next) : next;
                record(out, next == 0 ? nodes.size() : found);
            }
        }
        out.writeBytes(new byte[16]);
        out.writeBytes(data.toByteArray());
        out.writeBytes(MARKER);
        value(out, about(nodes.size()));
        try {
            return Files.write(Files.createTempFile("places", ".mmdb"), out.toByteArray());
        } catch (IOException failed) {
            throw new java.io.UncheckedIOException(failed);
        }
    }

    private static Map<String, Object> place(Entry entry) {
        return Map.of(
                "city", Map.of("names", Map.of("en", entry.city())),
                "country", Map.of("names", Map.of("en", entry.country())),
                "location", Map.of("latitude", entry.latitude(), "longitude", entry.longitude()));
    }

    private static Map<String, Object> about(int nodes) {
        Map<String, Object> about = new LinkedHashMap<>();
        about.put("node_count", nodes);
        about.put("record_size", (short) 24);
        about.put("ip_version", (short) 4);
        about.put("binary_format_major_version", (short) 2);
        about.put("binary_format_minor_version", (short) 0);
        about.put("build_epoch", 1_790_000_000L);
        about.put("languages", List.of("en"));
        about.put("database_type", "Places of tests");
        about.put("description", Map.of("en", "A few networks"));
        return about;
    }

    private static void record(ByteArrayOutputStream out, int value) {
        out.write(value >> 16);
        out.write(value >> 8);
        out.write(value);
    }

    /** Texts (type 2), fractions (3), numbers of 16, 32 and 64 bits (5, 6, 9), maps (7) and lists (11), each shorter than 29. */
    private static void value(ByteArrayOutputStream out, Object value) {
        if (value instanceof Map<?, ?> map) {
            out.write(7 << 5 | map.size());
            map.forEach((key, each) -> {
                value(out, key);
                value(out, each);
            });
        } else if (value instanceof Double number) {
            out.write(3 << 5 | 8);
            out.writeBytes(ByteBuffer.allocate(Double.BYTES).putDouble(number).array());
        } else if (value instanceof Integer number) {
            out.write(6 << 5 | 4);
            out.write(number >> 24);
            record(out, number);
        } else if (value instanceof Short number) {
            out.write(5 << 5 | 2);
            out.write(number >> 8);
            out.write(number);
        } else if (value instanceof Long number) {
            out.write(8);
            out.write(2);
            out.writeBytes(ByteBuffer.allocate(Long.BYTES).putLong(number).array());
        } else if (value instanceof List<?> list) {
            out.write(list.size());
            out.write(4);
            list.forEach(each -> value(out, each));
        } else {
            byte[] text = value.toString().getBytes(StandardCharsets.UTF_8);
            out.write(2 << 5 | text.length);
            out.writeBytes(text);
        }
    }
}
