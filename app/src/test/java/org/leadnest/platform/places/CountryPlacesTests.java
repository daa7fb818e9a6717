package org.leadnest.platform.places;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.leadnest.accounts.CountriesCommand;
import org.leadnest.platform.web.DeploymentProperties;
import org.leadnest.testkit.PlaceFile;
import org.leadnest.testkit.RegistryPeer;
import picocli.CommandLine;

/** Without a file of places, the registries' own lists tell the country of a sign-in, and nothing else. */
class CountryPlacesTests {
    private final RegistryPeer registries = new RegistryPeer();
    private final StringWriter err = new StringWriter();

    @TempDir
    private Path data;

    @AfterEach
    void close() {
        registries.close();
    }

    @Test
    void theCountryIsWhereTheNetworkIsRegistered() throws IOException {
        assertThat(build()).isZero();
        try (var places = new Closing(places(""))) {
            assertThat(places.of("192.0.2.77")).isEqualTo(new Place("United States", null, null));
            assertThat(places.of("198.51.100.1").country()).isEqualTo("Germany");
            assertThat(places.of("198.51.103.255").country())
                    .as("the last of four networks")
                    .isEqualTo("Germany");
            assertThat(places.of("198.51.104.1")).as("of nobody").isEqualTo(Place.UNKNOWN);
            assertThat(places.of("203.0.113.9").country()).isEqualTo("Japan");
            assertThat(places.of("223.255.255.1").country())
                    .as("beyond half of all numbers")
                    .isEqualTo("Brazil");
            assertThat(places.of("2001:db8:1:2::3").country()).isEqualTo("South Africa");
            assertThat(places.of("2001:db9::1")).isEqualTo(Place.UNKNOWN);
            assertThat(places.of("192.0.3.1"))
                    .as("the European Union is no country")
                    .isEqualTo(Place.UNKNOWN);
            assertThat(places.of("192.0.4.1")).as("kept back by the registry").isEqualTo(Place.UNKNOWN);
        }
    }

    @Test
    void aFileOfPlacesThatIsNamedIsTakenInItsStead() throws IOException {
        assertThat(build()).isZero();
        Path named = PlaceFile.write(new int[] {192, 0, 2}, "Canada", "Toronto");
        try (var places = new Closing(places(named.toString()))) {
            assertThat(places.of("192.0.2.77").words()).isEqualTo("Toronto, Canada");
            assertThat(places.of("198.51.100.1")).isEqualTo(Place.UNKNOWN);
        }
    }

    @Test
    void withoutEitherNothingIsKnownAndABrokenFileStopsTheStart() throws IOException {
        try (var places = new Closing(places(""))) {
            assertThat(places.of("192.0.2.77")).isEqualTo(Place.UNKNOWN);
        }
        Files.writeString(data.resolve(CountryRanges.FILE), "something else");
        assertThatThrownBy(() -> places("")).hasMessageContaining("admin countries build");
    }

    @Test
    void aListThatIsBrokenOffChangesNothing() throws IOException {
        assertThat(build()).isZero();
        byte[] before = Files.readAllBytes(data.resolve(CountryRanges.FILE));
        registries.breakOff("apnic");
        assertThat(build()).isEqualTo(1);
        assertThat(err.toString()).contains("/apnic could not be had whole");
        assertThat(data.resolve(CountryRanges.FILE)).hasBinaryContent(before);
        try (var left = Files.list(data)) {
            assertThat(left).hasSize(1);
        }
    }

    @Test
    void neighboursAreJoinedAndWhatOverlapsIsCut() throws IOException {
        CountryRanges ranges = CountryRanges.of(
                List.of(
                        new CountryRanges.Range(256, 511, "DE"),
                        new CountryRanges.Range(0, 255, "DE"),
                        new CountryRanges.Range(400, 767, "FR"),
                        new CountryRanges.Range(500, 520, "IT")),
                List.of());
        assertThat(ranges.size()).isEqualTo(2);
        assertThat(country(ranges, "0.0.1.255")).contains("DE");
        assertThat(country(ranges, "0.0.2.0")).contains("FR");
    }

    private static java.util.Optional<String> country(CountryRanges ranges, String address) {
        return ranges.country(java.net.InetAddress.ofLiteral(address));
    }

    private int build() {
        List<String> arguments =
                new ArrayList<>(List.of("build", data.toString(), "--leadnest.outbound.allow-private=true"));
        for (String registry : List.of("arin", "ripe", "apnic", "lacnic", "afrinic")) {
            arguments.add("--leadnest.countries." + registry + "=" + registries.baseUrl() + "/" + registry);
        }
        return new CommandLine(new CountriesCommand())
                .setOut(new PrintWriter(new StringWriter()))
                .setErr(new PrintWriter(err, true))
                .execute(arguments.toArray(String[]::new));
    }

    private Places places(String file) {
        return new Places(file, new DeploymentProperties(DeploymentProperties.Mode.PRODUCTION, data, null, false));
    }

    private record Closing(Places places) implements AutoCloseable {
        Place of(String address) {
            return places.of(address);
        }

        @Override
        public void close() throws IOException {
            places.destroy();
        }
    }
}
