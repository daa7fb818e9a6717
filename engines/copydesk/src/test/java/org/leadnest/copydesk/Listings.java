package org.leadnest.copydesk;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Stream;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.json.JsonMapper;

/** What the quality of texts is measured on: generated listings, and real-shaped ones kept as files. */
final class Listings {
    private static final JsonMapper JSON = JsonMapper.builder().build();

    /** A listing by name, as it was given and as it was read. */
    record Listing(String name, Map<String, Object> given, Facts facts) {}

    private Listings() {}

    static List<Listing> generated(int count) {
        Generator generator = new Generator(7);
        List<Listing> listings = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            Map<String, Object> given = generator.listing();
            listings.add(new Listing("generated " + i, given, Facts.of(given)));
        }
        return listings;
    }

    static List<Listing> fixtures() {
        try (Stream<Path> files = Files.list(Path.of(
                Objects.requireNonNull(Listings.class.getResource("fixtures")).toURI()))) {
            return files.sorted().map(Listings::read).toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (URISyntaxException e) {
            throw new IllegalStateException(e);
        }
    }

    private static Listing read(Path file) {
        Map<String, Object> given = JSON.readValue(file.toFile(), new TypeReference<>() {});
        return new Listing(file.getFileName().toString(), given, Facts.of(given));
    }

    static List<Listing> all() {
        List<Listing> all = new ArrayList<>(generated(200));
        all.addAll(fixtures());
        return all;
    }
}
