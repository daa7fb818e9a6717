package org.leadnest.retouch.intake;

/** Walks a WebP's RIFF chunks (RFC 9649). */
final class WebpHeader {
    private final Bytes bytes;
    private int widthPx;
    private int heightPx;
    private boolean picture;
    private byte[] icc = new byte[0];
    private byte[] exif = new byte[0];

    private WebpHeader(Bytes bytes) {
        this.bytes = bytes;
    }

    static Header read(Bytes bytes) {
        return new WebpHeader(bytes).read();
    }

    private Header read() {
        long end = bytes.u32le(4) + 8;
        if (end > bytes.length()) {
            return Header.truncated();
        }
        for (long at = 12; at + 8 <= end; ) {
            long length = bytes.u32le(at + 4);
            bytes.check(at + 8, length);
            chunk(bytes.ascii(at, 4), at + 8, length);
            at += 8 + length + (length & 1);
        }
        if (!picture || widthPx == 0 || heightPx == 0) {
            return Header.damaged("the WebP has no picture data");
        }
        return new Header.Known(Header.Kind.WEBP, widthPx, heightPx, 8, 3, -1, true, icc, exif);
    }

    private void chunk(String type, long at, long length) {
        switch (type) {
            case "VP8X" -> size(bytes.u24le(at + 4) + 1, bytes.u24le(at + 7) + 1);
            case "VP8 " -> {
                picture = true;
                size(bytes.u16le(at + 6) & 0x3FFF, bytes.u16le(at + 8) & 0x3FFF);
            }
            case "VP8L" -> {
                picture = true;
                long packed = bytes.u32le(at + 1);
                size((int) (packed & 0x3FFF) + 1, (int) (packed >> 14 & 0x3FFF) + 1);
            }
            case "ANMF" -> picture = true;
            case "ICCP" -> icc = bytes.slice(at, length);
            case "EXIF" -> exif = exifBlock(at, length);
            default -> {
                // other chunks describe nothing that the pixels need
            }
        }
    }

    /** The canvas of VP8X comes first and wins over a frame's own size. */
    private void size(int width, int height) {
        if (widthPx == 0) {
            widthPx = width;
            heightPx = height;
        }
    }

    private byte[] exifBlock(long at, long length) {
        long skip = bytes.startsWith(at, "Exif\0\0") ? 6 : 0;
        return bytes.slice(at + skip, length - skip);
    }
}
