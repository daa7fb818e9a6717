package org.leadnest.accounts.keys;

import java.nio.ByteBuffer;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.security.SecureRandom;
import java.util.Optional;
import java.util.UUID;
import org.leadnest.kernel.AccountId;

/**
 * The text of an API key: {@code ln_<account>_<secret>}, both in base 62. The account stands in it so that the tenancy is
 * known before the key's row is read; the secret is 256 random bits.
 */
public record KeyText(AccountId account, String secret) {
    private static final String PREFIX = "ln";
    private static final int SECRET_BYTES = 32;
    private static final int ACCOUNT_BYTES = 16;
    private static final int HINT_LENGTH = 4;
    private static final SecureRandom RANDOM = new SecureRandom();

    static KeyText random(AccountId account) {
        byte[] secret = new byte[SECRET_BYTES];
        RANDOM.nextBytes(secret);
        return new KeyText(account, Base62.encode(secret));
    }

    public static Optional<KeyText> parse(String text) {
        String[] parts = text.split("_", -1);
        if (parts.length != 3 || !parts[0].equals(PREFIX)) {
            return Optional.empty();
        }
        return Base62.decode(parts[2], SECRET_BYTES)
                .flatMap(secret -> Base62.decode(parts[1], ACCOUNT_BYTES))
                .map(ByteBuffer::wrap)
                .map(account -> new UUID(account.getLong(), account.getLong()))
                .map(account -> new KeyText(new AccountId(account), parts[2]));
    }

    /** What is shown once, and sent as the bearer. */
    public String whole() {
        ByteBuffer bytes = ByteBuffer.allocate(ACCOUNT_BYTES)
                .putLong(account.value().getMostSignificantBits())
                .putLong(account.value().getLeastSignificantBits());
        return PREFIX + "_" + Base62.encode(bytes.array()) + "_" + secret;
    }

    /** The last characters, by which people tell their keys apart. */
    String hint() {
        return secret.substring(secret.length() - HINT_LENGTH);
    }

    byte[] hash() {
        try {
            return MessageDigest.getInstance("SHA-256")
                    .digest(secret.getBytes(java.nio.charset.StandardCharsets.US_ASCII));
        } catch (NoSuchAlgorithmException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    @Override
    public String toString() {
        return "KeyText[account=" + account + "]";
    }
}
