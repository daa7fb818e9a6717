package org.leadnest.retouch;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class EnhanceFilesTests {
    private static final byte[] PHOTO = TestPhotos.jpeg(TestPhotos.room(120, 90));

    @TempDir
    Path folder;

    private final ByteArrayOutputStream progress = new ByteArrayOutputStream();
    private final ByteArrayOutputStream errors = new ByteArrayOutputStream();

    private int run(Path in, Path out, Optional<Path> recipe) {
        return EnhanceFiles.run(
                in,
                out,
                EnhanceOptions.defaults(),
                recipe,
                new PrintStream(progress, true, StandardCharsets.UTF_8),
                new PrintStream(errors, true, StandardCharsets.UTF_8),
                EnhanceFiles.Trial.NONE);
    }

    @Test
    void theExtensionChoosesTheFormat() throws IOException {
        Path in = Files.write(folder.resolve("in.jpg"), PHOTO);
        assertThat(run(in, folder.resolve("out.png"), Optional.of(folder.resolve("recipe.json"))))
                .isZero();
        assertThat(Files.readAllBytes(folder.resolve("out.png"))).startsWith(0x89, 'P', 'N', 'G');
        Recipe recipe = Recipe.parse(Files.readString(folder.resolve("recipe.json")));
        assertThat(recipe.output().format()).isEqualTo(OutputFormat.PNG);
        assertThat(run(in, folder.resolve("out.bmp"), Optional.empty())).isEqualTo(2);
        assertThat(errors.toString(StandardCharsets.UTF_8)).contains(".jpg, .png or .webp");
    }

    @Test
    void theFolderToWriteIntoIsMade() throws IOException {
        Path in = Files.write(folder.resolve("in.jpg"), PHOTO);
        assertThat(run(in, folder.resolve("new/deep/out.jpg"), Optional.empty()))
                .isZero();
        assertThat(folder.resolve("new/deep/out.jpg")).exists();
        assertThat(run(in, in.resolve("out.jpg"), Optional.empty())).isEqualTo(2);
        assertThat(errors.toString(StandardCharsets.UTF_8)).contains("cannot be made");
    }

    @Test
    void anMlsGetsJpegAndNothingElse() throws IOException {
        Path in = Files.write(folder.resolve("in.jpg"), PHOTO);
        EnhanceOptions mls = EnhanceOptions.defaults().withDelivery(Delivery.MLS);
        PrintStream said = new PrintStream(errors, true, StandardCharsets.UTF_8);
        assertThat(EnhanceFiles.run(
                        in, folder.resolve("out.png"), mls, Optional.empty(), said, said, EnhanceFiles.Trial.NONE))
                .isEqualTo(2);
        assertThat(EnhanceFiles.run(
                        folder,
                        folder.resolve("out"),
                        mls.withFormat(OutputFormat.WEBP),
                        Optional.empty(),
                        said,
                        said,
                        EnhanceFiles.Trial.NONE))
                .isEqualTo(2);
        assertThat(errors.toString(StandardCharsets.UTF_8)).contains("should end in .jpg", "should be jpeg");
        assertThat(EnhanceFiles.run(
                        in, folder.resolve("out.jpg"), mls, Optional.empty(), said, said, EnhanceFiles.Trial.NONE))
                .isZero();
    }

    @Test
    void aFolderGoesOnPastRefusedFiles() throws IOException {
        Path in = Files.createDirectory(folder.resolve("in"));
        Files.write(in.resolve("kitchen.jpg"), PHOTO);
        Files.writeString(in.resolve("notes.txt"), "not a photo");
        Files.write(in.resolve("bath.JPEG"), PHOTO);
        assertThat(run(in, folder.resolve("out"), Optional.of(folder.resolve("recipes"))))
                .isEqualTo(1);
        assertThat(folder.resolve("out/kitchen.jpg")).exists();
        assertThat(folder.resolve("out/bath.jpg")).exists();
        assertThat(folder.resolve("recipes/bath.jpg.json")).exists();
        assertThat(errors.toString(StandardCharsets.UTF_8)).contains("notes.txt", "NOT_AN_IMAGE");
        assertThat(progress.toString(StandardCharsets.UTF_8)).contains("[3/3]", "2 enhanced, 1 refused");
    }

    @Test
    void oddFileNamesAndEqualStemsKeepApart() throws IOException {
        Path in = Files.createDirectory(folder.resolve("in"));
        List<String> names = List.of(
                "-rf.jpg", "a b'c\"d.jpg", "日本 кухня 🏠.jpg", "%s%n.jpg", "a..jpg", "noextension", "x.jpg", "x.png");
        for (String name : names) {
            Files.write(in.resolve(name), PHOTO);
        }
        assertThat(run(in, folder.resolve("out"), Optional.empty())).isZero();
        try (var files = Files.list(folder.resolve("out"))) {
            assertThat(files.map(f -> f.getFileName().toString()).toList())
                    .hasSameSizeAs(names)
                    .contains("日本 кухня 🏠.jpg", "a..jpg", "x.png.jpg");
        }
    }

    @Test
    void neverReplacesTheOriginal() throws IOException {
        Path in = Files.write(folder.resolve("in.jpg"), PHOTO);
        assertThat(run(in, in, Optional.empty())).isEqualTo(1);
        assertThat(run(folder, folder, Optional.empty())).isEqualTo(2);
        assertThat(Files.readAllBytes(in)).isEqualTo(PHOTO);
    }

    @Test
    void refusesOneFileWithItsReason() throws IOException {
        Path in = Files.writeString(folder.resolve("in.jpg"), "text");
        assertThat(run(in, folder.resolve("out.jpg"), Optional.empty())).isEqualTo(1);
        assertThat(folder.resolve("out.jpg")).doesNotExist();
        assertThat(run(folder.resolve("missing.jpg"), folder.resolve("out.jpg"), Optional.empty()))
                .isEqualTo(2);
    }
}
