package org.leadnest.retouch;

import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Stream;

/**
 * The command line's {@code enhance}: one file to one file, or every file of a folder into another folder under its own
 * name. A refused file is reported and the folder goes on. A file appears at its place only when it is complete.
 *
 * <p>A file that brings the decoder down would end the whole folder's run: whoever has other processes to decode in hands
 * {@link Trial} in, which each file of a folder has to pass first.
 */
public final class EnhanceFiles {
    private static final int DONE = 0;
    private static final int SOMETHING_REFUSED = 1;
    private static final int CANNOT_START = 2;

    private final EnhanceOptions options;
    private final PrintStream progress;
    private final PrintStream errors;
    private final Trial trial;

    private EnhanceFiles(EnhanceOptions options, PrintStream progress, PrintStream errors, Trial trial) {
        this.options = options;
        this.progress = progress;
        this.errors = errors;
        this.trial = trial;
    }

    /** A first decoding somewhere else. Several threads ask it at once. */
    @FunctionalInterface
    public interface Trial {
        /** Lets every file pass. */
        Trial NONE = file -> Optional.empty();

        /** Why the file must not be decoded here, as a sentence; nothing when it may. */
        Optional<String> refusal(byte[] file);
    }

    /**
     * @param in a photo, or a folder of photos (not its subfolders; hidden files are left alone)
     * @param out the file to write, whose extension chooses the format; or for a folder the folder to write into, made
     *     when it is missing, where the options choose the format
     * @param recipe where to write the recipe: a file, or for a folder a folder of one {@code NAME.json} for each photo
     * @param trial what each file of a folder passes before it is decoded here
     * @return 0 when everything was written, 1 when something was refused, 2 when nothing could be started
     */
    public static int run(
            Path in,
            Path out,
            EnhanceOptions options,
            Optional<Path> recipe,
            PrintStream progress,
            PrintStream errors,
            Trial trial) {
        if (Files.isDirectory(in)) {
            return new EnhanceFiles(options, progress, errors, trial).folder(in, out, recipe);
        }
        EnhanceFiles run = new EnhanceFiles(options, progress, errors, Trial.NONE);
        if (!Files.isRegularFile(in)) {
            errors.println(in + ": no such file or folder");
            return CANNOT_START;
        }
        return run.single(in, out, recipe);
    }

    private int single(Path in, Path out, Optional<Path> recipe) {
        Path target = Files.isDirectory(out) ? out.resolve(outputName(in, options.format())) : out;
        Optional<OutputFormat> format = OutputFormat.ofFileName(name(target));
        if (format.isEmpty()) {
            errors.println(out + ": the name should end in .jpg, .png or .webp");
            return CANNOT_START;
        }
        if (!fits(format.get())) {
            errors.println(out + ": an MLS takes JPEG, so the name should end in .jpg");
            return CANNOT_START;
        }
        if (!folderOf(target)) {
            errors.println(out + ": its folder does not exist and cannot be made");
            return CANNOT_START;
        }
        return enhance(in, target, format.get(), recipe) ? DONE : SOMETHING_REFUSED;
    }

    private boolean fits(OutputFormat format) {
        return options.delivery() != Delivery.MLS || format == OutputFormat.JPEG;
    }

    private static boolean folderOf(Path target) {
        try {
            Files.createDirectories(target.toAbsolutePath().getParent());
            return true;
        } catch (IOException impossible) {
            return false;
        }
    }

    private int folder(Path in, Path out, Optional<Path> recipes) {
        if (!fits(options.format())) {
            errors.println(out + ": an MLS takes JPEG, so the format should be jpeg");
            return CANNOT_START;
        }
        List<Path> photos;
        try {
            if (Files.exists(out) && Files.isSameFile(in, out)) {
                errors.println(out + ": the folder to write into should be another one, originals are never replaced");
                return CANNOT_START;
            }
            Files.createDirectories(out);
            if (recipes.isPresent()) {
                Files.createDirectories(recipes.get());
            }
            photos = photosOf(in);
        } catch (IOException e) {
            errors.println(e);
            return CANNOT_START;
        }
        if (photos.isEmpty()) {
            errors.println(in + ": the folder has no files");
            return CANNOT_START;
        }
        AtomicInteger finished = new AtomicInteger();
        AtomicInteger refused = new AtomicInteger();
        photos.parallelStream().forEach(photo -> {
            Path target = out.resolve(targetName(photo, photos));
            Optional<Path> recipe = recipes.map(folder -> folder.resolve(name(target) + ".json"));
            boolean done = enhance(photo, target, options.format(), recipe);
            if (!done) {
                refused.incrementAndGet();
            }
            progress.printf(
                    "[%d/%d] %s%s%n", finished.incrementAndGet(), photos.size(), name(photo), done ? "" : " refused");
        });
        progress.printf("%d enhanced, %d refused%n", photos.size() - refused.get(), refused.get());
        return refused.get() == 0 ? DONE : SOMETHING_REFUSED;
    }

    private static List<Path> photosOf(Path folder) throws IOException {
        try (Stream<Path> files = Files.list(folder)) {
            return files.filter(f -> Files.isRegularFile(f) && !name(f).startsWith("."))
                    .sorted()
                    .toList();
        }
    }

    /** Two photos that differ only in their extension keep it, so that neither replaces the other. */
    private String targetName(Path photo, List<Path> photos) {
        String own = outputName(photo, options.format());
        boolean shared = photos.stream()
                .anyMatch(other -> !other.equals(photo)
                        && outputName(other, options.format()).equalsIgnoreCase(own));
        return shared ? name(photo) + "." + options.format().extension() : own;
    }

    private static String outputName(Path photo, OutputFormat format) {
        String name = name(photo);
        int dot = name.lastIndexOf('.');
        return (dot > 0 ? name.substring(0, dot) : name) + "." + format.extension();
    }

    private static String name(Path path) {
        Path last = path.getFileName();
        return last == null ? "" : last.toString();
    }

    private boolean enhance(Path in, Path out, OutputFormat format, Optional<Path> recipe) {
        try {
            if (Files.exists(out) && Files.isSameFile(in, out)) {
                errors.println(in + ": the original is never replaced, choose another name");
                return false;
            }
            if (Files.size(in) > Retouch.MAX_BYTES) {
                errors.println(in + ": TOO_LARGE_FILE: at most " + Retouch.MAX_BYTES / 1_000_000 + " MB are read");
                return false;
            }
            return switch (enhanced(Files.readAllBytes(in), format)) {
                case Retouched.Refused refused -> {
                    errors.println(in + ": " + refused.reason() + ": " + refused.message());
                    yield false;
                }
                case Retouched.Image image -> {
                    write(out, image.bytes());
                    if (recipe.isPresent()) {
                        write(
                                recipe.get(),
                                (image.recipe().toJson() + "\n").getBytes(java.nio.charset.StandardCharsets.UTF_8));
                    }
                    yield true;
                }
            };
        } catch (IOException | RuntimeException | OutOfMemoryError e) {
            // one file that cannot be worked on keeps no other from it, and says so
            errors.println(in + ": " + e);
            return false;
        }
    }

    private Retouched enhanced(byte[] photo, OutputFormat format) {
        Optional<Retouched.Refused> refused = Retouch.judge(photo)
                .or(() -> trial.refusal(photo).map(why -> new Retouched.Refused(RefusalReason.DAMAGED, why)));
        return refused.isPresent() ? refused.get() : Retouch.enhance(photo, options.withFormat(format));
    }

    private static void write(Path target, byte[] bytes) throws IOException {
        Path folder = target.toAbsolutePath().getParent();
        Path unfinished = Files.createTempFile(folder, ".enhance", ".part");
        try {
            Files.write(unfinished, bytes);
            Files.move(unfinished, target, StandardCopyOption.REPLACE_EXISTING);
        } finally {
            Files.deleteIfExists(unfinished);
        }
    }
}
