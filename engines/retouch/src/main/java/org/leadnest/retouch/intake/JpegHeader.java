package org.leadnest.retouch.intake;

import java.io.ByteArrayOutputStream;
import java.util.TreeMap;

/**
 * Walks a JPEG's segments up to the end-of-image marker (ITU-T T.81). A file without that marker is truncated. A cut
 * inside the compressed data that is closed by a marker again cannot be seen here; the decoder fills such a part in
 * grey.
 */
final class JpegHeader {
    private static final int MAX_ICC_BYTES = 16 << 20;

    /**
     * Each pass of a progressive picture goes over all of its pixels however few bytes it has. Encoders write about 10, those
     * that search for the smallest file about 20.
     */
    private static final int MOST_SCANS = 64;

    private final Bytes bytes;
    private final TreeMap<Integer, byte[]> iccParts = new TreeMap<>();
    private int widthPx;
    private int heightPx;
    private int bits;
    private int components;
    private int frameMarker;
    private int adobeTransform = -1;
    private byte[] exif = new byte[0];

    private JpegHeader(Bytes bytes) {
        this.bytes = bytes;
    }

    static Header read(Bytes bytes) {
        return new JpegHeader(bytes).read();
    }

    private Header read() {
        long at = 2;
        int scans = 0;
        while (true) {
            if (bytes.u8(at) != 0xFF) {
                return Header.damaged("a JPEG marker was expected at byte " + at);
            }
            int marker = bytes.u8(at + 1);
            if (marker == 0xFF) {
                at++;
                continue;
            }
            if (marker == 0xD9) {
                return scans > 0 ? known() : Header.truncated();
            }
            if (marker == 0x01 || marker >= 0xD0 && marker <= 0xD8) {
                at += 2;
                continue;
            }
            int length = bytes.u16(at + 2);
            bytes.check(at + 2, length);
            if (length < 2) {
                return Header.damaged("a JPEG segment has no length");
            }
            segment(marker, at + 4, length - 2);
            at += 2 + length;
            if (marker == 0xDA) {
                scans++;
                if (scans > MOST_SCANS) {
                    return Header.unsupported("A JPEG of more than " + MOST_SCANS + " passes");
                }
                at = afterScan(at);
            }
        }
    }

    private Header known() {
        if (frameMarker == 0 || widthPx == 0 || heightPx == 0) {
            return Header.damaged("no picture size is given before the picture");
        }
        if (frameMarker > 0xC2) {
            return Header.unsupported("A JPEG of a lossless, hierarchical or arithmetic kind");
        }
        if (bits != 8) {
            return Header.unsupported("A JPEG of " + bits + " bits a sample");
        }
        if (components != 1 && components != 3 && components != 4) {
            return Header.unsupported("A JPEG of " + components + " colour components");
        }
        return new Header.Known(
                Header.Kind.JPEG, widthPx, heightPx, bits, components, adobeTransform, true, icc(), exif);
    }

    private void segment(int marker, long at, int length) {
        boolean frame = marker >= 0xC0 && marker <= 0xCF && marker != 0xC4 && marker != 0xC8 && marker != 0xCC;
        if (frame && frameMarker == 0) {
            frameMarker = marker;
            bits = bytes.u8(at);
            heightPx = bytes.u16(at + 1);
            widthPx = bytes.u16(at + 3);
            components = bytes.u8(at + 5);
        } else if (marker == 0xE1 && exif.length == 0 && length > 6 && bytes.startsWith(at, "Exif\0\0")) {
            exif = bytes.slice(at + 6, length - 6L);
        } else if (marker == 0xE2 && length > 14 && bytes.startsWith(at, "ICC_PROFILE\0")) {
            iccParts.putIfAbsent(bytes.u8(at + 12), bytes.slice(at + 14, length - 14L));
        } else if (marker == 0xEE && length >= 12 && bytes.startsWith(at, "Adobe")) {
            adobeTransform = bytes.u8(at + 11);
        }
    }

    /** The position of the first marker that ends the compressed data starting at {@code at}. */
    private long afterScan(long at) {
        byte[] file = bytes.file();
        for (int i = (int) at; i + 1 < file.length; i++) {
            if (file[i] == (byte) 0xFF) {
                int next = file[i + 1] & 0xFF;
                if (next != 0 && next != 0xFF && (next < 0xD0 || next > 0xD7)) {
                    return i;
                }
            }
        }
        throw new Bytes.EndOfFile();
    }

    private byte[] icc() {
        ByteArrayOutputStream whole = new ByteArrayOutputStream();
        iccParts.values().forEach(whole::writeBytes);
        return whole.size() > MAX_ICC_BYTES ? new byte[0] : whole.toByteArray();
    }
}
