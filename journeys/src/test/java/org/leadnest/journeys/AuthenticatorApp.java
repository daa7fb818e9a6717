package org.leadnest.journeys;

import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.security.GeneralSecurityException;
import java.time.Instant;
import java.util.Locale;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/** The app on a person's phone: six digits for each half minute, from a key typed in base 32 (RFC 6238, RFC 4648). */
final class AuthenticatorApp {
    private static final String ALPHABET = "ABCDEFGHIJKLMNOPQRSTUVWXYZ234567";
    private static final int STEP_SECONDS = 30;

    private AuthenticatorApp() {}

    static byte[] secret(String typed) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        int bits = 0;
        int kept = 0;
        for (char letter :
                typed.toUpperCase(Locale.ROOT).replaceAll("[^A-Z2-7]", "").toCharArray()) {
            bits = (bits << 5) | ALPHABET.indexOf(letter);
            kept += 5;
            if (kept >= 8) {
                kept -= 8;
                bytes.write(bits >> kept);
                bits &= (1 << kept) - 1;
            }
        }
        return bytes.toByteArray();
    }

    static String code(byte[] secret, Instant now) {
        try {
            Mac mac = Mac.getInstance("HmacSHA1");
            mac.init(new SecretKeySpec(secret, "HmacSHA1"));
            long step = Math.floorDiv(now.getEpochSecond(), (long) STEP_SECONDS);
            byte[] hash =
                    mac.doFinal(ByteBuffer.allocate(Long.BYTES).putLong(step).array());
            int bits = ByteBuffer.wrap(hash).getInt(hash[hash.length - 1] & 0xF) & Integer.MAX_VALUE;
            return String.format(Locale.ROOT, "%06d", bits % 1_000_000);
        } catch (GeneralSecurityException impossible) {
            throw new IllegalStateException(impossible);
        }
    }
}
