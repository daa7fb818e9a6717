package org.leadnest.platform.secrets;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.SecureRandom;
import java.util.Base64;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.leadnest.platform.web.DeploymentProperties;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.stereotype.Component;

/**
 * Keys for signing and keyed hashing, one for each purpose, derived from the service's one secret: {@code
 * leadnest.secrets.key} or {@code .key-file} (32 bytes in base64), the same on every node. Where neither is set, which only
 * development mode allows, the secret is made at the first start and kept in the data folder.
 */
@Component
public class DerivedKeys {
    private static final String ALGORITHM = "HmacSHA256";
    private static final int BYTES = 32;

    private final byte[] secret;

    DerivedKeys(
            @Value("${leadnest.secrets.key:}") String key,
            @Value("${leadnest.secrets.key-file:}") String keyFile,
            DeploymentProperties deployment) {
        if (!key.isBlank()) {
            secret = decode(key, "leadnest.secrets.key");
        } else if (!keyFile.isBlank()) {
            secret = decode(read(Path.of(keyFile)), keyFile);
        } else {
            secret = own(file(deployment.dataDir()));
        }
    }

    /** For commands beside the service. */
    public static DerivedKeys of(String key, String keyFile, Path dataDir) {
        return new DerivedKeys(
                key, keyFile, new DeploymentProperties(DeploymentProperties.Mode.PRODUCTION, dataDir, null, false));
    }

    /** Whether the data folder has a secret of its own. */
    public static boolean kept(Path dataDir) {
        return Files.exists(file(dataDir));
    }

    private static Path file(Path dataDir) {
        return dataDir.resolve("keys").resolve("secret.key");
    }

    /** 32 bytes that are always the same for a purpose and tell nothing about the keys of others (RFC 5869, expand). */
    public byte[] forPurpose(String purpose) {
        try {
            var mac = Mac.getInstance(ALGORITHM);
            mac.init(new SecretKeySpec(secret, ALGORITHM));
            mac.update(purpose.getBytes(StandardCharsets.UTF_8));
            return mac.doFinal(new byte[] {1});
        } catch (GeneralSecurityException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    private static byte[] decode(String text, String where) {
        var bytes = Base64.getDecoder().decode(text.strip());
        if (bytes.length < BYTES) {
            throw new IllegalStateException(where + " should hold 32 random bytes in base64");
        }
        return bytes;
    }

    private static byte[] own(Path file) {
        if (!Files.exists(file)) {
            var bytes = new byte[BYTES];
            new SecureRandom().nextBytes(bytes);
            write(file, Base64.getEncoder().encodeToString(bytes));
        }
        return decode(read(file), file.toString());
    }

    private static void write(Path file, String text) {
        try {
            Files.createDirectories(file.getParent());
            var made = Files.createTempFile(file.getParent(), "secret", ".part");
            Files.writeString(made, text);
            Files.move(made, file);
        } catch (FileAlreadyExistsException madeByAnother) {
            return;
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
    }

    private static String read(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
    }
}
