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
import java.util.Optional;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.jspecify.annotations.Nullable;
import org.leadnest.platform.web.DeploymentProperties;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.stereotype.Component;

/**
 * Keys for signing and keyed hashing, one for each purpose, derived from the service's one secret: {@code
 * leadnest.secrets.key} or {@code .key-file} (32 bytes in base64), the same on every node. Where neither is set, which only
 * development mode allows, the secret is made at the first start and kept in the data folder.
 *
 * <p>To change the secret, the one before is named in {@code leadnest.secrets.key-previous} or {@code .key-previous-file} for as
 * long as what was made under it should work. Hashes of addresses that were erased (opt-outs, records of fraud) cannot be made
 * anew: they stay under {@code leadnest.secrets.address-key} or {@code .address-key-file}, the first secret that the installation
 * had, without which a changed secret is refused.
 */
@Component
public class DerivedKeys {
    private static final String ALGORITHM = "HmacSHA256";
    private static final int BYTES = 32;
    private static final String UNUSED = Base64.getEncoder().encodeToString(new byte[BYTES]);

    private final byte[] secret;
    private final byte @Nullable [] before;
    private final byte[] lasting;

    @Autowired
    DerivedKeys(
            @Value("${leadnest.secrets.key:}") String key,
            @Value("${leadnest.secrets.key-file:}") String keyFile,
            @Value("${leadnest.secrets.key-previous:}") String previous,
            @Value("${leadnest.secrets.key-previous-file:}") String previousFile,
            @Value("${leadnest.secrets.address-key:}") String addressKey,
            @Value("${leadnest.secrets.address-key-file:}") String addressKeyFile,
            DeploymentProperties deployment) {
        secret = named("leadnest.secrets.key", key, keyFile).orElseGet(() -> own(file(deployment.dataDir())));
        before = named("leadnest.secrets.key-previous", previous, previousFile).orElse(null);
        Optional<byte[]> addresses = named("leadnest.secrets.address-key", addressKey, addressKeyFile);
        if (before != null && addresses.isEmpty()) {
            throw new IllegalStateException("leadnest.secrets.key-previous is set: expected the first secret that this"
                    + " installation had in leadnest.secrets.address-key(-file), for good. Hashes of addresses stand under it,"
                    + " and without it opt-outs of people who were erased would not be known again.");
        }
        lasting = addresses.orElse(secret);
    }

    /** Whether the data folder has a secret of its own. */
    public static boolean kept(Path dataDir) {
        return Files.exists(file(dataDir));
    }

    private static Path file(Path dataDir) {
        return dataDir.resolve("keys").resolve("secret.key");
    }

    /** Of a command beside the service that reads what one secret made; the texts are empty where nothing was named. */
    public static DerivedKeys of(String key, String keyFile, Path dataDir) {
        return of(key, keyFile, "", "", dataDir);
    }

    /** Of a command beside the service; the texts are empty where nothing was named. */
    public static DerivedKeys of(String key, String keyFile, String previous, String previousFile, Path dataDir) {
        String addresses = previous.isBlank() && previousFile.isBlank() ? "" : UNUSED; // no command asks for addresses
        return new DerivedKeys(
                key,
                keyFile,
                previous,
                previousFile,
                addresses,
                "",
                new DeploymentProperties(DeploymentProperties.Mode.PRODUCTION, dataDir, null, false));
    }

    /** Keys that are always the same for a purpose and tell nothing about those of others (RFC 5869, expand). */
    public PurposeKey forPurpose(String purpose) {
        return new PurposeKey(
                derived(secret, purpose), before == null ? null : derived(before, purpose), derived(lasting, purpose));
    }

    private static byte[] derived(byte[] secret, String purpose) {
        try {
            var mac = Mac.getInstance(ALGORITHM);
            mac.init(new SecretKeySpec(secret, ALGORITHM));
            mac.update(purpose.getBytes(StandardCharsets.UTF_8));
            return mac.doFinal(new byte[] {1});
        } catch (GeneralSecurityException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    private static Optional<byte[]> named(String name, String text, String file) {
        if (!text.isBlank()) {
            return Optional.of(decode(text, name));
        }
        return file.isBlank() ? Optional.empty() : Optional.of(decode(read(Path.of(file)), file));
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
