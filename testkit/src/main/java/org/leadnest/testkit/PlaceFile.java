package org.leadnest.testkit;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Writes a file of places in MaxMind's format (version 2.0, records of 24 bits) with one IPv4 network of 24 bits in it, so
 * that tests need nobody's file.
 */
public final class PlaceFile {
    private static final int BITS = 24;
    private static final byte[] MARKER = {
        (byte) 0xAB, (byte) 0xCD, (byte) 0xEF, 'M', 'a', 'x', 'M', 'i', 'n', 'd', '.', 'c', 'o', 'm'
    };

    private PlaceFile() {}

    /** @param network the first three numbers of its addresses */
    public static Path write(int[] network, String country, String city) {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        for (int bit = 0; bit < BITS; bit++) {
            boolean one = (network[bit / 8] >> (7 - bit % 8) & 1) == 1;
            int next = bit == BITS - 1 ? BITS + 16 : bit + 1;
            record(out, one ? BITS : next);
            record(out, one ? next : BITS);
        }
        out.writeBytes(new byte[16]);
        value(
                out,
                Map.of("city", Map.of("names", Map.of("en", city)), "country", Map.of("names", Map.of("en", country))));
        out.writeBytes(MARKER);
        Map<String, Object> about = new LinkedHashMap<>();
        about.put("node_count", BITS);
        about.put("record_size", (short) 24);
        about.put("ip_version", (short) 4);
        about.put("binary_format_major_version", (short) 2);
        about.put("binary_format_minor_version", (short) 0);
        about.put("build_epoch", 1_790_000_000L);
        about.put("languages", List.of("en"));
        about.put("database_type", "Places of tests");
        about.put("description", Map.of("en", "One network"));
        value(out, about);
        try {
            return Files.write(Files.createTempFile("places", ".mmdb"), out.toByteArray());
        } catch (IOException failed) {
            throw new java.io.UncheckedIOException(failed);
        }
    }

    private static void record(ByteArrayOutputStream out, int value) {
        out.write(value >> 16);
        out.write(value >> 8);
        out.write(value);
    }

    /** Texts (type 2), numbers of 16, 32 and 64 bits (5, 6, 9), maps (7) and lists (11), each shorter than 29. */
    private static void value(ByteArrayOutputStream out, Object value) {
        if (value instanceof Map<?, ?> map) {
            out.write(7 << 5 | map.size());
            map.forEach((key, each) -> {
                value(out, key);
                value(out, each);
            });
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
