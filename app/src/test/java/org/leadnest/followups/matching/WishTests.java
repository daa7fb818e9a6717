package org.leadnest.followups.matching;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import java.util.UUID;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.leadnest.listings.ListPrices;
import org.leadnest.listings.Listing;
import org.leadnest.listings.ListingKey;

/** How well wishes are read that the code was not written to, and which homes are suggested for them. */
class WishTests {
    private static final List<String> NUMBERS =
            List.of("ListPrice", "BedroomsTotal", "BathroomsTotalInteger", "LivingArea", "GarageSpaces", "Stories");

    private record Labelled(String text, Set<String> homes) {}

    private static List<String> lines(String file) {
        try (InputStream in = Objects.requireNonNull(WishTests.class.getResourceAsStream(file))) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8)
                    .lines()
                    .filter(line -> !line.isBlank() && !line.startsWith("//"))
                    .toList();
        } catch (IOException unreadable) {
            throw new IllegalStateException(unreadable);
        }
    }

    private static List<Labelled> labelled(String file) {
        return lines(file).stream()
                .map(line -> line.split("\\|", 2))
                .map(cells -> new Labelled(
                        cells[0].strip(),
                        cells[1].strip().equals("-")
                                ? Set.of()
                                : new TreeSet<>(Arrays.asList(cells[1].strip().split(",")))))
                .toList();
    }

    private static Map<String, Listing> homes() {
        Map<String, Listing> homes = new LinkedHashMap<>();
        for (String line : lines("homes.txt")) {
            String[] cells = line.split("\\|", -1);
            Map<String, Object> reso = new LinkedHashMap<>();
            reso.put("PropertySubType", cells[1]);
            reso.put("City", cells[2]);
            reso.put("SubdivisionName", cells[3]);
            for (int at = 0; at < NUMBERS.size(); at++) {
                if (!cells[4 + at].isBlank()) {
                    reso.put(NUMBERS.get(at), Double.valueOf(cells[4 + at].strip()));
                }
            }
            reso.put("ExteriorFeatures", Arrays.asList(cells[10].strip().split(", ")));
            Instant then = Instant.EPOCH;
            homes.put(
                    cells[0],
                    new Listing(
                            new ListingKey(UUID.randomUUID()),
                            reso,
                            1,
                            then,
                            then,
                            then,
                            null,
                            new ListPrices(null, null)));
        }
        return homes;
    }

    /** Precision and recall over all pairs of a text and a home. */
    private record Measured(double precision, double recall, List<String> wrong) {}

    private static Measured measured(String file) {
        Map<String, Listing> homes = homes();
        Places places = new Places(List.copyOf(homes.values()));
        int right = 0;
        int suggested = 0;
        int expected = 0;
        List<String> wrong = new ArrayList<>();
        for (Labelled one : labelled(file)) {
            Wish wish = WishReader.read(one.text(), places);
            Set<String> found = homes.entrySet().stream()
                    .filter(home ->
                            Fit.of(wish, home.getValue()).filter(Fit::whole).isPresent())
                    .map(Map.Entry::getKey)
                    .collect(Collectors.toCollection(TreeSet::new));
            Set<String> both = new TreeSet<>(found);
            both.retainAll(one.homes());
            right += both.size();
            suggested += found.size();
            expected += one.homes().size();
            if (!found.equals(new TreeSet<>(one.homes()))) {
                wrong.add(one + " was given " + found + " for " + wish);
            }
        }
        return new Measured((double) right / suggested, (double) right / expected, wrong);
    }

    @Test
    void suggestsWhatFitsToWishesThatItWasNotWrittenTo() {
        Measured held = measured("held-out.txt");
        assertThat(held.precision()).as(String.join("\n", held.wrong())).isGreaterThanOrEqualTo(0.9);
        assertThat(held.recall()).as(String.join("\n", held.wrong())).isGreaterThanOrEqualTo(0.85);
    }

    @Test
    void suggestsWhatFitsToWishesThatItIsTunedOn() {
        Measured tuned = measured("tuning.txt");
        assertThat(tuned.wrong()).isEmpty();
    }
}
