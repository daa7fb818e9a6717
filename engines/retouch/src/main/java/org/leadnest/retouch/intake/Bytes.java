package org.leadnest.retouch.intake;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/** Bounds-checked reading of an untrusted file. Reading past its end throws {@link EndOfFile}, nothing else. */
final class Bytes {
    private final byte[] file;

    Bytes(byte[] file) {
        this.file = file;
    }

    /** Thrown when a structure goes on past the end of the file; caught where headers are read. */
    static final class EndOfFile extends RuntimeException {
        private static final long serialVersionUID = 1L;

        EndOfFile() {
            super("the file ends early", null, false, false);
        }
    }

    int length() {
        return file.length;
    }

    byte[] file() {
        return file;
    }

    int u8(long at) {
        check(at, 1);
        return file[(int) at] & 0xFF;
    }

    int u16(long at) {
        return u8(at) << 8 | u8(at + 1);
    }

    int u16le(long at) {
        return u8(at) | u8(at + 1) << 8;
    }

    int u24le(long at) {
        return u16le(at) | u8(at + 2) << 16;
    }

    long u32(long at) {
        return (long) u16(at) << 16 | u16(at + 2);
    }

    long u32le(long at) {
        return u16le(at) | (long) u16le(at + 2) << 16;
    }

    boolean startsWith(long at, int... expected) {
        if (at + expected.length > file.length) {
            return false;
        }
        for (int i = 0; i < expected.length; i++) {
            if ((file[(int) at + i] & 0xFF) != expected[i]) {
                return false;
            }
        }
        return true;
    }

    boolean startsWith(long at, String ascii) {
        return startsWith(at, ascii.chars().toArray());
    }

    String ascii(long at, int length) {
        return new String(slice(at, length), StandardCharsets.ISO_8859_1);
    }

    byte[] slice(long at, long length) {
        check(at, length);
        return Arrays.copyOfRange(file, (int) at, (int) (at + length));
    }

    void check(long at, long length) {
        if (at < 0 || length < 0 || at + length > file.length) {
            throw new EndOfFile();
        }
    }
}
