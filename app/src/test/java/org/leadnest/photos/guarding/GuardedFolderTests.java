package org.leadnest.photos.guarding;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.leadnest.photos.Pictures;
import org.leadnest.retouch.EnhanceFiles;
import org.leadnest.retouch.EnhanceOptions;

/** The command {@code enhance} on a folder, of which one file kills whoever decodes it. */
class GuardedFolderTests {
    private static final Duration LONG = Duration.ofSeconds(60);

    @TempDir
    Path folder;

    private final ByteArrayOutputStream progress = new ByteArrayOutputStream();
    private final ByteArrayOutputStream errors = new ByteArrayOutputStream();

    @Test
    void aDeadlyFileCostsItselfAlone() throws IOException {
        byte[] photo = Pictures.room(320, 240);
        byte[] deadly = Arrays.copyOf(photo, photo.length + 1);
        deadly[photo.length] = 'X';
        Files.write(folder.resolve("bath.jpg"), photo);
        Files.write(folder.resolve("deadly.jpg"), deadly);
        Files.write(folder.resolve("kitchen.jpg"), photo);
        Files.writeString(folder.resolve("notes.txt"), "no photo, X");
        assertThat(enhanced(FragileChild.command("T"))).isEqualTo(1);
        assertThat(folder.resolve("out"))
                .isDirectoryContaining("glob:**/bath.jpg")
                .isDirectoryContaining("glob:**/kitchen.jpg")
                .isDirectoryNotContaining("glob:**/deadly.jpg");
        assertThat(errors.toString(StandardCharsets.UTF_8))
                .contains("deadly.jpg: DAMAGED: The process that decoded it for trial ended by it.")
                .contains("notes.txt: NOT_AN_IMAGE");
        assertThat(progress.toString(StandardCharsets.UTF_8)).contains("[4/4]", "deadly.jpg refused", "2 enhanced, 2");
    }

    @Test
    void nothingIsDecodedUntried() throws IOException {
        Files.write(folder.resolve("bath.jpg"), Pictures.room(320, 240));
        assertThat(enhanced(List.of("/no/such/program"))).isEqualTo(1);
        assertThat(errors.toString(StandardCharsets.UTF_8))
                .contains("No process for a trial decoding could be started.");
    }

    private int enhanced(List<String> child) {
        try (DecodeGuard guard = new DecodeGuard(child, LONG)) {
            return EnhanceFiles.run(
                    folder,
                    folder.resolve("out"),
                    EnhanceOptions.defaults(),
                    Optional.empty(),
                    new PrintStream(progress, true, StandardCharsets.UTF_8),
                    new PrintStream(errors, true, StandardCharsets.UTF_8),
                    file -> guard.judge(file).refusal());
        }
    }
}
