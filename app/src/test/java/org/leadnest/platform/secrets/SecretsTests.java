package org.leadnest.platform.secrets;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SecretsTests {
    @TempDir
    private Path folder;

    @Test
    void opensWhatWasSealedForTheSamePlaceAlsoAfterARestart() {
        byte[] sealed = secrets(folder).seal("SG.key of a customer", "messaging/1");
        assertThat(new String(sealed, StandardCharsets.ISO_8859_1)).doesNotContain("customer");
        assertThat(secrets(folder).open(sealed, "messaging/1")).isEqualTo("SG.key of a customer");
        assertThat(secrets(folder).seal("SG.key of a customer", "messaging/1")).isNotEqualTo(sealed);
    }

    @Test
    void opensNothingThatWasMovedChangedOrSealedUnderAnotherKey() {
        byte[] sealed = secrets(folder).seal("secret", "messaging/1");
        refuses(secrets(folder), sealed, "messaging/2");
        refuses(secrets(folder.resolve("another")), sealed, "messaging/1");
        sealed[sealed.length - 1] ^= 1;
        refuses(secrets(folder), sealed, "messaging/1");
        refuses(secrets(folder), new byte[0], "messaging/1");
    }

    @Test
    void theKeyThatDevelopmentMakesIsReadableByUsAlone() throws Exception {
        secrets(folder);
        Path key = folder.resolve("keys").resolve("secret.key");
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(key)))
                .isEqualTo("rw-------");
    }

    private static void refuses(Secrets secrets, byte[] sealed, String place) {
        assertThatThrownBy(() -> secrets.open(sealed, place)).isInstanceOf(Secrets.Unreadable.class);
    }

    private static Secrets secrets(Path folder) {
        return new Secrets(KeyRing.of(DerivedKeys.of("", "", "", "", folder), "", "", "", ""));
    }
}
