package org.leadnest.accounts.factors;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.SecureRandom;
import java.util.List;
import java.util.Locale;
import java.util.stream.IntStream;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.leadnest.kernel.UserId;
import org.leadnest.platform.secrets.DerivedKeys;
import org.leadnest.platform.secrets.PurposeKey;
import org.springframework.stereotype.Component;

/**
 * Codes for the day the phone is gone: 120 random bits each, in six groups that can be written down: more than the 112 from which
 * a plain hash is enough (ASVS 5.0 6.5.2). Kept as a hash under a key that is not in the database, so that a copy of the database does not give them away.
 */
@Component
class RecoveryCodes {
    static final int COUNT = 10;
    private static final int BYTES = 15;
    private static final int GROUP = 4;
    private static final String ALGORITHM = "HmacSHA256";
    private static final SecureRandom RANDOM = new SecureRandom();

    private final PurposeKey key;

    RecoveryCodes(DerivedKeys keys) {
        this.key = keys.forPurpose("recovery codes");
    }

    List<String> fresh() {
        return IntStream.range(0, COUNT).mapToObj(one -> code()).toList();
    }

    private static String code() {
        byte[] bytes = new byte[BYTES];
        RANDOM.nextBytes(bytes);
        String text = Base32.encode(bytes).toLowerCase(Locale.ROOT);
        return String.join("-", text.split("(?<=\\G.{" + GROUP + "})"));
    }

    /** The same for a code however it was typed: spaces, dashes and capitals do not count. */
    byte[] hash(UserId user, String code) {
        return hash(key.current(), user, code);
    }

    /** What may be kept of a code: the hash under the present key first, then under the one before. */
    List<byte[]> hashes(UserId user, String code) {
        return key.all().stream().map(one -> hash(one, user, code)).toList();
    }

    private static byte[] hash(byte[] key, UserId user, String code) {
        try {
            Mac mac = Mac.getInstance(ALGORITHM);
            mac.init(new SecretKeySpec(key, ALGORITHM));
            mac.update(user.toString().getBytes(StandardCharsets.US_ASCII));
            String plain = code.toLowerCase(Locale.ROOT).replaceAll("[^a-z2-7]", "");
            return mac.doFinal(plain.getBytes(StandardCharsets.US_ASCII));
        } catch (GeneralSecurityException impossible) {
            throw new IllegalStateException(impossible);
        }
    }
}
