package org.leadnest.accounts.keys;

import java.math.BigInteger;
import java.util.Optional;

/** Bytes as letters and digits that no double click cuts; fixed width, most significant first. */
final class Base62 {
    private static final String DIGITS = "0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz";
    private static final BigInteger BASE = BigInteger.valueOf(DIGITS.length());
    private static final double BITS_PER_DIGIT = Math.log(62) / Math.log(2);

    private Base62() {}

    static String encode(byte[] bytes) {
        char[] text = new char[width(bytes.length)];
        BigInteger rest = new BigInteger(1, bytes);
        for (int at = text.length - 1; at >= 0; at--) {
            BigInteger[] parts = rest.divideAndRemainder(BASE);
            text[at] = DIGITS.charAt(parts[1].intValue());
            rest = parts[0];
        }
        return new String(text);
    }

    /** The {@code length} bytes that {@link #encode} wrote, or nothing when the text is no such writing. */
    static Optional<byte[]> decode(String text, int length) {
        if (text.length() != width(length)) {
            return Optional.empty();
        }
        BigInteger value = BigInteger.ZERO;
        for (int at = 0; at < text.length(); at++) {
            int digit = DIGITS.indexOf(text.charAt(at));
            if (digit < 0) {
                return Optional.empty();
            }
            value = value.multiply(BASE).add(BigInteger.valueOf(digit));
        }
        if (value.bitLength() > length * Byte.SIZE) {
            return Optional.empty();
        }
        byte[] bytes = new byte[length];
        byte[] magnitude = value.toByteArray();
        int kept = Math.min(length, magnitude.length);
        System.arraycopy(magnitude, magnitude.length - kept, bytes, length - kept, kept);
        return Optional.of(bytes);
    }

    private static int width(int bytes) {
        return (int) Math.ceil(bytes * Byte.SIZE / BITS_PER_DIGIT);
    }
}
