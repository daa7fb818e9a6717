package org.leadnest.accounts.signup;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.SecureRandom;
import java.util.Locale;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/** Codes that somebody reads and types; only a keyed hash is kept, bound to whose they are. */
public final class SixDigits {
    private static final int CODES = 1_000_000;
    private static final String ALGORITHM = "HmacSHA256";
    private static final SecureRandom RANDOM = new SecureRandom();

    private SixDigits() {}

    public static String random() {
        return String.format(Locale.ROOT, "%06d", RANDOM.nextInt(CODES));
    }

    /** The digits without the blanks that somebody typed between them. */
    public static String typed(String text) {
        return text.replaceAll("\\s", "");
    }

    public static byte[] hash(byte[] key, String whose, String code) {
        try {
            Mac mac = Mac.getInstance(ALGORITHM);
            mac.init(new SecretKeySpec(key, ALGORITHM));
            mac.update(whose.getBytes(StandardCharsets.UTF_8));
            return mac.doFinal(code.getBytes(StandardCharsets.UTF_8));
        } catch (GeneralSecurityException impossible) {
            throw new IllegalStateException(impossible);
        }
    }
}
