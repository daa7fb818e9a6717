package org.leadnest.accounts;

import java.io.IOException;
import java.io.OutputStream;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.leadnest.platform.outbound.OutboundHttp;
import org.leadnest.platform.places.CountryRanges;
import org.leadnest.platform.places.DelegatedFile;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code admin countries}: which country a network is registered in, from the lists that the five internet registries publish. */
@Command(
        name = "countries",
        mixinStandardHelpOptions = true,
        description = "The country of a sign-in, for installations without a file of places.")
public final class CountriesCommand implements Runnable {
    private static final Duration LONGEST = Duration.ofMinutes(5);
    private static final int MOST_BYTES = 200 * 1024 * 1024;

    @Spec
    private @Nullable CommandSpec spec;

    /** Where the registries' lists are. */
    static final class Registries {
        @Option(
                names = "--leadnest.countries.arin",
                defaultValue = "https://ftp.arin.net/pub/stats/arin/delegated-arin-extended-latest")
        private String arin = "";

        @Option(
                names = "--leadnest.countries.ripe",
                defaultValue = "https://ftp.ripe.net/pub/stats/ripencc/delegated-ripencc-extended-latest")
        private String ripe = "";

        @Option(
                names = "--leadnest.countries.apnic",
                defaultValue = "https://ftp.apnic.net/stats/apnic/delegated-apnic-extended-latest")
        private String apnic = "";

        @Option(
                names = "--leadnest.countries.lacnic",
                defaultValue = "https://ftp.lacnic.net/pub/stats/lacnic/delegated-lacnic-extended-latest")
        private String lacnic = "";

        @Option(
                names = "--leadnest.countries.afrinic",
                defaultValue = "https://ftp.afrinic.net/pub/stats/afrinic/delegated-afrinic-extended-latest")
        private String afrinic = "";

        List<String> all() {
            return List.of(arin, ripe, apnic, lacnic, afrinic);
        }
    }

    @Override
    public void run() {
        spec().commandLine().usage(spec().commandLine().getOut());
    }

    @Command(name = "build", description = "Fetches the five lists and writes countries.ranges into the data folder.")
    int build(
            @Parameters(paramLabel = "FOLDER", description = "The data folder, leadnest.data-dir.") Path folder,
            @Mixin Registries registries,
            @Option(names = "--leadnest.outbound.allow-private", description = "An address may be a private one.")
                    boolean allowPrivate)
            throws IOException {
        OutboundHttp http = OutboundHttp.beside(allowPrivate);
        List<CountryRanges.Range> four = new ArrayList<>();
        List<CountryRanges.Range> six = new ArrayList<>();
        for (String address : registries.all()) {
            Optional<byte[]> list = http.read(URI.create(address), LONGEST, MOST_BYTES);
            if (list.isEmpty() || !DelegatedFile.read(new String(list.get(), StandardCharsets.US_ASCII), four, six)) {
                spec().commandLine().getErr().println(address + " could not be had whole; nothing was written");
                return 1;
            }
        }
        CountryRanges countries = CountryRanges.of(four, six);
        Files.createDirectories(folder);
        Path part = Files.createTempFile(folder, "countries", ".part");
        try (OutputStream out = Files.newOutputStream(part)) {
            countries.write(out);
        }
        Path file = folder.resolve(CountryRanges.FILE);
        Files.move(part, file, StandardCopyOption.ATOMIC_MOVE);
        spec().commandLine()
                .getOut()
                .println("wrote " + countries.size() + " ranges to " + file + "; taken at the next start");
        spec().commandLine().getOut().flush();
        return 0;
    }

    private CommandSpec spec() {
        if (spec == null) {
            throw new IllegalStateException("called outside of the command line");
        }
        return spec;
    }
}
