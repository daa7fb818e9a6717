package org.leadnest.retouch.intake;

/** The first directory of a TIFF (TIFF 6.0). Camera raw files that borrow the TIFF structure are told apart. */
final class TiffHeader {
    private static final int SUB_IFDS = 330;
    private static final int DNG_VERSION = 50706;
    private final Bytes bytes;
    private final boolean little;

    private TiffHeader(Bytes bytes) {
        this.bytes = bytes;
        this.little = bytes.u8(0) == 'I';
    }

    static Header read(Bytes bytes) {
        return new TiffHeader(bytes).read();
    }

    private Header read() {
        long directory = u32(4);
        int entries = u16(directory);
        long widthPx = 0;
        long heightPx = 0;
        int bits = 1;
        int components = 1;
        boolean data = false;
        byte[] icc = new byte[0];
        for (int i = 0; i < entries; i++) {
            long entry = directory + 2 + 12L * i;
            int tag = u16(entry);
            switch (tag) {
                case 256 -> widthPx = value(entry);
                case 257 -> heightPx = value(entry);
                case 258 -> bits = bits(entry);
                case 277 -> components = (int) value(entry);
                case 273, 324 -> data = true;
                case 279, 325 -> checkLengths(entry);
                case 34675 -> icc = bytes.slice(u32(entry + 8), u32(entry + 4));
                default -> {
                    if (tag == DNG_VERSION || tag == SUB_IFDS && bytes.startsWith(8, "CR")) {
                        return Header.unsupported("A camera raw file");
                    }
                }
            }
        }
        if (bytes.startsWith(8, "CR")) {
            return Header.unsupported("A camera raw file");
        }
        if (!data || widthPx < 1 || heightPx < 1 || widthPx > Integer.MAX_VALUE || heightPx > Integer.MAX_VALUE) {
            return Header.damaged("the TIFF gives no valid size or no picture data");
        }
        if (bits > 16) {
            return Header.unsupported("A TIFF of " + bits + " bits a sample");
        }
        // A TIFF is itself the structure that other kinds carry as their EXIF block.
        return new Header.Known(
                Header.Kind.TIFF, (int) widthPx, (int) heightPx, bits, components, -1, true, icc, bytes.file());
    }

    /** A strip or tile longer than the file would make the decoder reserve memory for it. */
    private void checkLengths(long entry) {
        boolean isShort = u16(entry + 2) == 3;
        long count = u32(entry + 4);
        int size = isShort ? 2 : 4;
        long at = count * size <= 4 ? entry + 8 : u32(entry + 8);
        bytes.check(at, count * size);
        for (long i = 0; i < count; i++) {
            bytes.check(0, isShort ? u16(at + 2 * i) : u32(at + 4 * i));
        }
    }

    private int bits(long entry) {
        return u32(entry + 4) > 2 ? u16(u32(entry + 8)) : u16(entry + 8);
    }

    /** A single SHORT (type 3) or LONG. */
    private long value(long entry) {
        return u16(entry + 2) == 3 ? u16(entry + 8) : u32(entry + 8);
    }

    private int u16(long at) {
        return little ? bytes.u16le(at) : bytes.u16(at);
    }

    private long u32(long at) {
        return little ? bytes.u32le(at) : bytes.u32(at);
    }
}
