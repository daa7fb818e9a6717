package org.leadnest.platform.secrets;

import com.google.crypto.tink.Aead;
import com.google.crypto.tink.aead.AeadConfig;
import com.google.crypto.tink.aead.KmsEnvelopeAead;
import com.google.crypto.tink.aead.PredefinedAeadParameters;
import com.google.crypto.tink.subtle.AesGcmJce;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import org.springframework.stereotype.Component;

/**
 * Seals what must be kept but not read by whoever gets hold of the database: customers' own keys for providers. Envelope
 * encryption by Tink: each secret has an AES-256-GCM key of its own, which is encrypted by a key derived from the
 * service's secret (see {@link DerivedKeys}). Thread-safe.
 */
@Component
public class Secrets {
    private static final byte VERSION = 1;

    private final Aead envelope;

    Secrets(DerivedKeys keys) {
        try {
            AeadConfig.register();
            Aead outer = new AesGcmJce(keys.forPurpose("secrets"));
            this.envelope = KmsEnvelopeAead.create(PredefinedAeadParameters.AES256_GCM, outer);
        } catch (GeneralSecurityException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    /** A sealed secret cannot be opened: it was changed, belongs elsewhere, or was sealed under another key. */
    public static final class Unreadable extends RuntimeException {
        Unreadable(String message) {
            super(message);
        }
    }

    /**
     * @param place where the secret belongs, such as {@code messaging.senders/<account>/<id>}: elsewhere it does not open
     */
    public byte[] seal(String secret, String place) {
        try {
            byte[] sealed = envelope.encrypt(bytes(secret), bytes(place));
            return ByteBuffer.allocate(sealed.length + 1)
                    .put(VERSION)
                    .put(sealed)
                    .array();
        } catch (GeneralSecurityException failed) {
            throw new IllegalStateException(failed);
        }
    }

    /** What {@link #seal} was given for the same place. */
    public String open(byte[] sealed, String place) {
        if (sealed.length == 0 || sealed[0] != VERSION) {
            throw new Unreadable("expected a secret that was sealed here");
        }
        byte[] envelopeBytes = new byte[sealed.length - 1];
        System.arraycopy(sealed, 1, envelopeBytes, 0, envelopeBytes.length);
        try {
            return new String(envelope.decrypt(envelopeBytes, bytes(place)), StandardCharsets.UTF_8);
        } catch (GeneralSecurityException refused) {
            throw new Unreadable("the secret does not open: it was changed, moved, or sealed under another key");
        }
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }
}
