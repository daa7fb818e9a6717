package org.leadnest.platform.secrets;

import com.google.crypto.tink.Aead;
import com.google.crypto.tink.aead.KmsEnvelopeAead;
import com.google.crypto.tink.aead.PredefinedAeadParameters;
import java.nio.BufferUnderflowException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.springframework.stereotype.Component;

/**
 * Seals what must be kept but not read by whoever gets hold of the database: customers' own keys for providers. Envelope
 * encryption by Tink: each secret has an AES-256-GCM key of its own, which is encrypted by the key in use of the {@link
 * KeyRing}. A sealed secret is one byte of version, four that name the key, and the envelope; version 1 had no name and was
 * sealed by the derived key. Thread-safe.
 */
@Component
public class Secrets {
    private static final byte NAMELESS = 1;
    private static final byte VERSION = 2;
    private static final int HEADER = 1 + KeyRing.ID_BYTES;

    private final KeyRing ring;

    public Secrets(KeyRing ring) {
        this.ring = ring;
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
            KeyRing.Kek kek = ring.current();
            return sealed(kek, envelope(kek).encrypt(bytes(secret), bytes(place)));
        } catch (GeneralSecurityException failed) {
            throw new IllegalStateException(failed);
        }
    }

    private static byte[] sealed(KeyRing.Kek kek, byte[] envelope) {
        return ByteBuffer.allocate(HEADER + envelope.length)
                .put(VERSION)
                .put(kek.id())
                .put(envelope)
                .array();
    }

    /** What {@link #seal} was given for the same place. */
    public String open(byte[] sealed, String place) {
        byte[] envelope = envelope(sealed);
        for (KeyRing.Kek kek : keks(sealed)) {
            try {
                return new String(envelope(kek).decrypt(envelope, bytes(place)), StandardCharsets.UTF_8);
            } catch (GeneralSecurityException refused) {
                continue; // the next key may be the one
            }
        }
        throw new Unreadable("the secret does not open: it was changed, moved, or sealed under another key");
    }

    /**
     * The same secret with its key encrypted by the key in use: what was sealed is not read. Nothing when that is so already.
     */
    public Optional<byte[]> rewrap(byte[] sealed) {
        byte[] envelope = envelope(sealed);
        List<KeyRing.Kek> keks = keks(sealed);
        if (sealed[0] == VERSION && keks.contains(ring.current())) {
            return Optional.empty();
        }
        ByteBuffer from = ByteBuffer.wrap(envelope);
        try {
            byte[] wrapped = new byte[from.getInt()];
            from.get(wrapped);
            byte[] rest = new byte[from.remaining()];
            from.get(rest);
            for (KeyRing.Kek kek : keks) {
                Optional<byte[]> fresh = unwrap(kek, wrapped).map(this::wrap);
                if (fresh.isPresent()) {
                    byte[] whole = ByteBuffer.allocate(Integer.BYTES + fresh.get().length + rest.length)
                            .putInt(fresh.get().length)
                            .put(fresh.get())
                            .put(rest)
                            .array();
                    return Optional.of(sealed(ring.current(), whole));
                }
            }
        } catch (BufferUnderflowException | NegativeArraySizeException broken) {
            throw new Unreadable("the secret is cut off or was changed");
        }
        throw new Unreadable("the secret was sealed under a key that is not here");
    }

    private static Optional<byte[]> unwrap(KeyRing.Kek kek, byte[] wrapped) {
        try {
            return Optional.of(kek.aead().decrypt(wrapped, new byte[0]));
        } catch (GeneralSecurityException another) {
            return Optional.empty();
        }
    }

    private byte[] wrap(byte[] key) {
        try {
            return ring.current().aead().encrypt(key, new byte[0]);
        } catch (GeneralSecurityException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    /** The keys that may open it. */
    private List<KeyRing.Kek> keks(byte[] sealed) {
        return sealed[0] == NAMELESS
                ? ring.all()
                : ring.withId(Arrays.copyOfRange(sealed, 1, HEADER)).stream().toList();
    }

    private static byte[] envelope(byte[] sealed) {
        int header = sealed.length == 0 ? 0 : sealed[0] == NAMELESS ? 1 : sealed[0] == VERSION ? HEADER : 0;
        if (header == 0 || sealed.length <= header) {
            throw new Unreadable("expected a secret that was sealed here");
        }
        return Arrays.copyOfRange(sealed, header, sealed.length);
    }

    private static Aead envelope(KeyRing.Kek kek) {
        try {
            return KmsEnvelopeAead.create(PredefinedAeadParameters.AES256_GCM, kek.aead());
        } catch (GeneralSecurityException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }
}
