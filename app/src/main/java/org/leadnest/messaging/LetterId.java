package org.leadnest.messaging;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;

/**
 * The id by which a second delivery of a message is known. PostgreSQL takes no entry of an index that is longer than a third
 * of a page (2,704 bytes), and writers of letters take what length they like (RFC 5322 sets none): a long id is kept as its
 * digest.
 */
public final class LetterId {
    private static final int MOST_CHARS = 500;

    private LetterId() {}

    /** As it may be kept. */
    public static String of(String own) {
        String bare = own.replace("\0", "").strip();
        return bare.length() <= MOST_CHARS ? bare : digest(bare.getBytes(StandardCharsets.UTF_8));
    }

    /** Of a letter that has none of its own. */
    public static String digest(byte[] letter) {
        try {
            return "sha256:"
                    + HexFormat.of()
                            .formatHex(MessageDigest.getInstance("SHA-256").digest(letter));
        } catch (NoSuchAlgorithmException impossible) {
            throw new IllegalStateException(impossible);
        }
    }
}
