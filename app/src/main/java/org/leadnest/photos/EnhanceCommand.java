package org.leadnest.photos;

import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import org.leadnest.photos.guarding.DecodeGuard;
import org.leadnest.retouch.Alterations;
import org.leadnest.retouch.Delivery;
import org.leadnest.retouch.EnhanceFiles;
import org.leadnest.retouch.EnhanceOptions;
import org.leadnest.retouch.OutputFormat;
import org.leadnest.retouch.Stage;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/**
 * {@code enhance IN OUT}: a photo to a file, or a folder of photos to a folder. No Spring, no database. A folder's files are
 * decoded for trial in child processes first, so that one that brings the decoder down costs itself alone.
 */
@Command(
        name = "enhance",
        mixinStandardHelpOptions = true,
        description = "Enhances a photo, or every photo of a folder. The ending of OUT chooses JPEG, PNG or WebP.")
public final class EnhanceCommand implements Callable<Integer> {
    @Spec
    private CommandSpec spec = CommandSpec.create();

    @Parameters(index = "0", paramLabel = "IN", description = "A photo or a folder of photos.")
    private Path in = Path.of("");

    @Parameters(index = "1", paramLabel = "OUT", description = "The file or the folder to write.")
    private Path out = Path.of("");

    @Option(
            names = "--deliver",
            paramLabel = "FOR",
            description = "mls, web, web_small, print, thumbnail, square, portrait or wide; full size when absent.")
    private @Nullable String deliver;

    @Option(names = "--format", description = "jpeg (default), png or webp, for a folder.")
    private @Nullable String format;

    @Option(
            names = "--recipe",
            paramLabel = "FILE",
            description = "Writes the recipe; for a folder, a folder of recipes.")
    private @Nullable Path recipe;

    @Option(names = "--strength", description = "How much of the correction: 0 to 1.5, 1 when absent.")
    private double strength = 1;

    @Option(names = "--warmth", description = "Warmer light up to 1, cooler down to -1; 0 when absent.")
    private double warmth;

    @Option(names = "--sky", description = "Another sky, where the sky is told with certainty. To be disclosed.")
    private boolean sky;

    @Option(names = "--grass", description = "A faded lawn made green. To be disclosed.")
    private boolean grass;

    @Option(names = "--enlarge", description = "Twice as many pixels each way, of photos up to 12 megapixels.")
    private boolean enlarge;

    @Option(names = "--no-lens", description = "Leaves lines as the lens bent them.")
    private boolean noLens;

    @Option(names = "--no-verticals", description = "Leaves leaning walls as they are.")
    private boolean noVerticals;

    @Option(names = "--no-white-balance", description = "Leaves the colours of the light as they are.")
    private boolean noWhiteBalance;

    @Option(names = "--no-tone", description = "Leaves exposure and contrast as they are.")
    private boolean noTone;

    @Option(names = "--no-denoise", description = "Leaves noise as it is.")
    private boolean noDenoise;

    @Option(names = "--no-sharpen", description = "Does not sharpen.")
    private boolean noSharpen;

    @Override
    public Integer call() {
        EnhanceOptions options = options();
        try (DecodeGuard guard = DecodeGuard.ofThisProgram()) {
            return EnhanceFiles.run(
                    in,
                    out,
                    options,
                    Optional.ofNullable(recipe),
                    new PrintStream(System.out, true, StandardCharsets.UTF_8),
                    new PrintStream(System.err, true, StandardCharsets.UTF_8),
                    file -> guard.judge(file).refusal());
        }
    }

    private EnhanceOptions options() {
        if (!(strength >= 0 && strength <= EnhanceOptions.MAX_STRENGTH)) {
            throw new ParameterException(
                    spec.commandLine(), "--strength: expected 0 to " + EnhanceOptions.MAX_STRENGTH);
        }
        if (!(warmth >= -1 && warmth <= 1)) {
            throw new ParameterException(spec.commandLine(), "--warmth: expected -1 to 1");
        }
        return new EnhanceOptions(
                deliver == null ? Delivery.FULL : named(Delivery.class, "--deliver", deliver),
                format == null ? OutputFormat.JPEG : named(OutputFormat.class, "--format", format),
                off(),
                strength,
                warmth,
                new Alterations(sky, grass, enlarge, List.of()));
    }

    private Set<Stage> off() {
        Set<Stage> off = EnumSet.noneOf(Stage.class);
        for (Stage stage : Stage.values()) {
            boolean without = switch (stage) {
                case LENS -> noLens;
                case VERTICALS -> noVerticals;
                case WHITE_BALANCE -> noWhiteBalance;
                case TONE -> noTone;
                case DENOISE -> noDenoise;
                case SHARPEN -> noSharpen;
            };
            if (without) {
                off.add(stage);
            }
        }
        return off;
    }

    private <E extends Enum<E>> E named(Class<E> type, String flag, String word) {
        for (E one : type.getEnumConstants()) {
            if (one.name().equalsIgnoreCase(word)) {
                return one;
            }
        }
        throw new ParameterException(
                spec.commandLine(),
                flag + ": expected one of "
                        + java.util.Arrays.toString(type.getEnumConstants()).toLowerCase(Locale.ROOT));
    }
}
