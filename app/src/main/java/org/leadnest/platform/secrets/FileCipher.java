package org.leadnest.platform.secrets;

import com.google.crypto.tink.subtle.AesGcmHkdfStreaming;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;

/**
 * Encrypts and decrypts files of one account as they flow (Tink, AES-256-GCM-HKDF, segments of 64 KiB: a thumbnail does not
 * pay for a large buffer). Thread-safe.
 */
public final class FileCipher {
    private static final int KEY_BYTES = 32;
    private static final int SEGMENT_BYTES = 1 << 16;

    private final AesGcmHkdfStreaming cipher;

    FileCipher(byte[] key) {
        try {
            cipher = new AesGcmHkdfStreaming(key, "HmacSha256", KEY_BYTES, SEGMENT_BYTES, 0);
        } catch (GeneralSecurityException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    /** How many bytes {@code plainBytes} become. */
    public long encryptedBytes(long plainBytes) {
        return cipher.expectedCiphertextSize(plainBytes);
    }

    /** @param place where the file belongs: elsewhere it does not open */
    public InputStream encrypting(InputStream plain, String place) throws IOException {
        return new Encrypting(plain, place);
    }

    /** Reads what {@link #encrypting} made for the same place; a changed byte is an {@link IOException}. */
    public InputStream decrypting(InputStream encrypted, String place) throws IOException {
        try {
            return cipher.newDecryptingStream(encrypted, place.getBytes(StandardCharsets.UTF_8));
        } catch (GeneralSecurityException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    /** Encrypts a segment whenever its reader has read the one before. */
    private final class Encrypting extends InputStream {
        private final InputStream plain;
        private final ByteArrayOutputStream made = new ByteArrayOutputStream(2 * SEGMENT_BYTES);
        private final OutputStream sink;
        private byte[] ready = new byte[0];
        private int at;
        private boolean ended;

        Encrypting(InputStream plain, String place) throws IOException {
            this.plain = plain;
            try {
                sink = cipher.newEncryptingStream(made, place.getBytes(StandardCharsets.UTF_8));
            } catch (GeneralSecurityException impossible) {
                throw new IllegalStateException(impossible);
            }
        }

        @Override
        public int read() throws IOException {
            byte[] one = new byte[1];
            return read(one, 0, 1) < 0 ? -1 : one[0] & 0xff;
        }

        @Override
        public int read(byte[] into, int from, int length) throws IOException {
            if (length == 0) {
                return 0;
            }
            while (at == ready.length) {
                if (ended) {
                    return -1;
                }
                more();
            }
            int given = Math.min(length, ready.length - at);
            System.arraycopy(ready, at, into, from, given);
            at += given;
            return given;
        }

        private void more() throws IOException {
            byte[] next = plain.readNBytes(SEGMENT_BYTES);
            sink.write(next);
            if (next.length < SEGMENT_BYTES) {
                sink.close();
                ended = true;
            }
            ready = made.toByteArray();
            made.reset();
            at = 0;
        }

        @Override
        public void close() throws IOException {
            plain.close();
        }
    }
}
