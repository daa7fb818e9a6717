package org.leadnest.retouch.intake;

import java.io.ByteArrayOutputStream;
import java.util.zip.CRC32;
import java.util.zip.DataFormatException;
import java.util.zip.Inflater;

/** Walks a PNG's chunks (W3C PNG, third edition), checking the checksum of each that matters, up to IEND. */
final class PngHeader {
    private static final int MAX_ICC_BYTES = 4 << 20;

    private final Bytes bytes;
    private boolean data;
    private boolean special;
    private byte[] icc = new byte[0];
    private byte[] exif = new byte[0];

    private PngHeader(Bytes bytes) {
        this.bytes = bytes;
    }

    static Header read(Bytes bytes) {
        return new PngHeader(bytes).read();
    }

    private Header read() {
        if (!bytes.startsWith(12, "IHDR") || bytes.u32(8) != 13) {
            return Header.damaged("a PNG should start with its size");
        }
        for (long at = 8; ; ) {
            long length = bytes.u32(at);
            String type = bytes.ascii(at + 4, 4);
            bytes.check(at + 8, length + 4);
            if (Character.isUpperCase(type.charAt(0)) && !sound(at, length)) {
                return Header.damaged("the checksum of the PNG's " + type + " part is wrong");
            }
            if (type.equals("IEND")) {
                return data ? known() : Header.damaged("the PNG has no picture data");
            }
            chunk(type, at + 8, length);
            at += length + 12;
        }
    }

    private boolean sound(long at, long length) {
        CRC32 crc = new CRC32();
        crc.update(bytes.file(), (int) at + 4, (int) length + 4);
        return crc.getValue() == bytes.u32(at + 8 + length);
    }

    private void chunk(String type, long at, long length) {
        switch (type) {
            case "IDAT" -> data = true;
            case "acTL", "tRNS" -> special = true;
            case "eXIf" -> exif = bytes.slice(at, length);
            case "iCCP" -> icc = inflated(at, length);
            default -> {
                // other chunks describe nothing that the pixels need
            }
        }
    }

    private byte[] inflated(long at, long length) {
        long start = at;
        while (start < at + length && bytes.u8(start) != 0) {
            start++;
        }
        start += 2; // the name's end and the compression method
        Inflater inflater = new Inflater();
        try {
            inflater.setInput(bytes.slice(start, at + length - start));
            ByteArrayOutputStream out = new ByteArrayOutputStream();
            byte[] buffer = new byte[8192];
            int count = inflater.inflate(buffer);
            while (count > 0 && out.size() <= MAX_ICC_BYTES) {
                out.write(buffer, 0, count);
                count = inflater.inflate(buffer);
            }
            return out.size() > MAX_ICC_BYTES ? new byte[0] : out.toByteArray();
        } catch (DataFormatException e) {
            return new byte[0]; // a broken profile counts as none
        } finally {
            inflater.end();
        }
    }

    private Header known() {
        long widthPx = bytes.u32(16);
        long heightPx = bytes.u32(20);
        int bits = bytes.u8(24);
        int colour = bytes.u8(25);
        if (widthPx == 0 || heightPx == 0 || widthPx > Integer.MAX_VALUE || heightPx > Integer.MAX_VALUE) {
            return Header.damaged("the PNG gives no valid size");
        }
        boolean plain = bits == 8 && (colour == 0 || colour == 2) && !special;
        boolean grey = colour == 0 || colour == 4;
        return new Header.Known(
                Header.Kind.PNG, (int) widthPx, (int) heightPx, bits, grey ? 1 : 3, -1, plain, icc, exif);
    }
}
