package org.leadnest.platform.secrets;

import com.google.crypto.tink.Aead;
import com.google.crypto.tink.aead.AeadConfig;
import com.google.crypto.tink.subtle.AesGcmJce;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.leadnest.platform.outbound.OutboundHttp;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.stereotype.Component;

/**
 * The keys that encrypt the keys of {@link Secrets} (KEKs): one in use, and older ones that still open. In use is {@code
 * leadnest.secrets.kek} or {@code .kek-file} (32 bytes in base64; as an environment variable {@code LEADNEST_SECRETS_KEK});
 * without it the one derived from the service's secret, which opens in any case, as does that of the secret before. While keys are being rotated, the key before
 * stands in {@code leadnest.secrets.kek-previous} or {@code .kek-previous-file}. In place of a key each of them may hold {@code
 * kms:<region>:<base64>}: the key as AWS KMS encrypted it, which is decrypted there when the service starts.
 */
@Component
public class KeyRing {
    static final int ID_BYTES = 4;
    private static final int KEY_BYTES = 32;

    private static final Pattern IN_KMS = Pattern.compile("kms:([a-z0-9-]{5,30}):([A-Za-z0-9+/=]{1,8192})");

    private final List<Kek> keks;

    @Autowired
    KeyRing(
            DerivedKeys keys,
            KeyManagement kms,
            @Value("${leadnest.secrets.kek:}") String kek,
            @Value("${leadnest.secrets.kek-file:}") String kekFile,
            @Value("${leadnest.secrets.kek-previous:}") String previous,
            @Value("${leadnest.secrets.kek-previous-file:}") String previousFile) {
        List<Kek> all = new ArrayList<>();
        read("leadnest.secrets.kek", kek, kekFile, kms).map(KeyRing::kek).ifPresent(all::add);
        read("leadnest.secrets.kek-previous", previous, previousFile, kms)
                .map(KeyRing::kek)
                .ifPresent(all::add);
        keys.forPurpose("secrets").all().stream().map(KeyRing::kek).forEach(all::add);
        this.keks = List.copyOf(all);
    }

    /** The ring of a command beside the service; the texts are empty where nothing was named. */
    public static KeyRing of(DerivedKeys derived, String kek, String kekFile, String previous, String previousFile) {
        KeyManagement kms = new KeyManagement(
                OutboundHttp.beside(Boolean.getBoolean("leadnest.outbound.allow-private")),
                System.getProperty("leadnest.secrets.kms.endpoint", ""));
        return new KeyRing(derived, kms, kek, kekFile, previous, previousFile);
    }

    /** @param id by which an envelope names it; tells nothing about the key */
    record Kek(byte[] id, Aead aead) {}

    Kek current() {
        return keks.getFirst();
    }

    List<Kek> all() {
        return keks;
    }

    Optional<Kek> withId(byte[] id) {
        return keks.stream().filter(one -> Arrays.equals(one.id(), id)).findFirst();
    }

    private static Optional<byte[]> read(String name, String text, String file, KeyManagement kms) {
        if (text.isBlank() && file.isBlank()) {
            return Optional.empty();
        }
        try {
            String written = text.isBlank() ? Files.readString(Path.of(file)) : text;
            Matcher sealed = IN_KMS.matcher(written.strip());
            byte[] key = sealed.matches()
                    ? kms.decrypt(sealed.group(1), Base64.getDecoder().decode(sealed.group(2)))
                    : Base64.getDecoder().decode(written.strip());
            if (key.length == KEY_BYTES) {
                return Optional.of(key);
            }
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        } catch (IllegalArgumentException noBase64) {
            throw new IllegalStateException(
                    name + " should hold 32 random bytes in base64, or such a key sealed by AWS KMS", noBase64);
        }
        throw new IllegalStateException(name + " should hold 32 random bytes in base64");
    }

    private static Kek kek(byte[] key) {
        try {
            AeadConfig.register();
            MessageDigest digest = MessageDigest.getInstance("SHA-256");
            digest.update("leadnest kek id".getBytes(java.nio.charset.StandardCharsets.US_ASCII));
            return new Kek(Arrays.copyOf(digest.digest(key), ID_BYTES), new AesGcmJce(key));
        } catch (GeneralSecurityException impossible) {
            throw new IllegalStateException(impossible);
        }
    }
}
