package org.leadnest.messaging.gate;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.ZoneId;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Which state and zones a postal code, a state or an area code stands for; read from our own tables, immutable. */
final class Atlas {
    static final Atlas INSTANCE = new Atlas();

    private static final Set<String> TERRITORIES = Set.of("AS", "GU", "MP", "PR", "VI");

    /** Of a plus and three digits. */
    private static final int LONGEST_COUNTRY = 4;

    /** A part of the world; {@code state} is absent outside of the United States. */
    record Region(@Nullable String state, Set<ZoneId> zones) {}

    private record Prefixes(int to, Region region) {}

    private final Map<String, Region> states = new HashMap<>();
    private final Map<String, Region> areaCodes = new HashMap<>();
    private final Map<String, Region> countries = new HashMap<>();
    private final NavigableMap<Integer, Prefixes> postalCodes = new TreeMap<>();

    private Atlas() {
        for (var row : rows("states.tsv")) {
            var region = new Region(row[0], zones(row[2]));
            states.put(row[0], region);
            states.put(row[1].toUpperCase(Locale.ROOT), region);
        }
        for (var row : rows("area-codes.tsv")) {
            areaCodes.put(row[0], new Region(row[1].equals("-") ? null : row[1], zones(row[2])));
        }
        for (var row : rows("countries.tsv")) {
            countries.put("+" + row[0], new Region(null, zones(row[1])));
        }
        for (var row : rows("postal-codes.tsv")) {
            var region = new Region(row[2], zones(row[3]));
            postalCodes.put(Integer.parseInt(row[0]), new Prefixes(Integer.parseInt(row[1]), region));
        }
    }

    /** By two-letter code or English name, in any case. */
    Optional<Region> ofState(String state) {
        return Optional.ofNullable(states.get(state.strip().toUpperCase(Locale.ROOT)));
    }

    /** By a ZIP or ZIP+4 code. */
    Optional<Region> ofPostalCode(String postalCode) {
        var code = postalCode.strip();
        if (!code.matches("[0-9]{5}(-?[0-9]{4})?")) {
            return Optional.empty();
        }
        var prefix = Integer.parseInt(code.substring(0, 3));
        return Optional.ofNullable(postalCodes.floorEntry(prefix))
                .map(Map.Entry::getValue)
                .filter(found -> prefix <= found.to())
                .map(Prefixes::region);
    }

    /** By the area code of an E.164 number of country code 1, or by the country's code; no code begins with another's. */
    Optional<Region> ofPhone(String phone) {
        if (phone.startsWith("+1")) {
            return phone.length() == 12 ? Optional.ofNullable(areaCodes.get(phone.substring(2, 5))) : Optional.empty();
        }
        return IntStream.rangeClosed(2, Math.min(LONGEST_COUNTRY, phone.length()))
                .mapToObj(length -> phone.substring(0, length))
                .flatMap(code -> Optional.ofNullable(countries.get(code)).stream())
                .findFirst();
    }

    /** A number of country code 1 whose area code is in no table of ours: one that is newer, or of no place. */
    boolean ofNewAreaCode(String phone) {
        return phone.startsWith("+1") && ofPhone(phone).isEmpty();
    }

    /** The states and the District, without the territories, which have had one code each from the start. */
    Set<Region> ofEveryState() {
        return states.values().stream()
                .filter(region -> !TERRITORIES.contains(region.state()))
                .collect(Collectors.toUnmodifiableSet());
    }

    /** The two letters of each state and territory, in order. */
    SortedSet<String> codes() {
        return states.values().stream()
                .flatMap(region -> Stream.ofNullable(region.state()))
                .collect(Collectors.toCollection(TreeSet::new));
    }

    /** Every zone of the states and territories. */
    Set<ZoneId> allZones() {
        return states.values().stream()
                .flatMap(region -> region.zones().stream())
                .collect(Collectors.toUnmodifiableSet());
    }

    private static Set<ZoneId> zones(String names) {
        return Arrays.stream(names.split(" ")).map(ZoneId::of).collect(Collectors.toUnmodifiableSet());
    }

    private static List<String[]> rows(String table) {
        var stream = Objects.requireNonNull(Atlas.class.getResourceAsStream("/messaging/" + table), table);
        try (var reader = new BufferedReader(new InputStreamReader(stream, StandardCharsets.UTF_8))) {
            return reader.lines()
                    .filter(line -> !line.startsWith("#"))
                    .map(line -> line.split("\t", -1))
                    .toList();
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
    }
}
