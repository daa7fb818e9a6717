package org.leadnest.retouch.intake;

import org.leadnest.retouch.RefusalReason;

/** What a file says about itself before anything is decoded. */
public sealed interface Header permits Header.Known, Header.Bad {

    /** The kinds of file that are decoded. */
    enum Kind {
        JPEG,
        PNG,
        WEBP,
        TIFF
    }

    /**
     * A file that may be decoded.
     *
     * @param widthPx stored width, before orientation
     * @param bits per sample
     * @param components 1 grey, 3 colour, 4 CMYK for JPEG; for the other kinds only 1 is told apart
     * @param adobeTransform JPEG's Adobe marker: 0 none, 1 YCbCr, 2 YCCK; -1 without the marker
     * @param plain pixels are plain 8-bit without transparency, palette or animation; only PNG says no
     * @param icc the embedded profile, empty when there is none
     * @param exif the TIFF structure of the EXIF block, empty when there is none
     */
    @SuppressWarnings("ArrayRecordComponent") // never compared, lives for one decode
    record Known(
            Kind kind,
            int widthPx,
            int heightPx,
            int bits,
            int components,
            int adobeTransform,
            boolean plain,
            byte[] icc,
            byte[] exif)
            implements Header {
        long pixels() {
            return (long) widthPx * heightPx;
        }
    }

    /** A file that is refused. */
    record Bad(RefusalReason reason, String message) implements Header {}

    /** Reads the header of a whole file. */
    static Header of(byte[] file) {
        if (file.length == 0) {
            return new Bad(
                    RefusalReason.NOT_AN_IMAGE, "The file is empty; a JPEG, PNG, WebP or TIFF photo was expected.");
        }
        try {
            Bytes bytes = new Bytes(file);
            if (bytes.startsWith(0, 0xFF, 0xD8, 0xFF)) {
                return JpegHeader.read(bytes);
            }
            if (bytes.startsWith(0, 0x89, 'P', 'N', 'G', '\r', '\n', 0x1A, '\n')) {
                return PngHeader.read(bytes);
            }
            if (bytes.startsWith(0, 'R', 'I', 'F', 'F') && bytes.startsWith(8, 'W', 'E', 'B', 'P')) {
                return WebpHeader.read(bytes);
            }
            if (bytes.startsWith(0, 'I', 'I', 42, 0) || bytes.startsWith(0, 'M', 'M', 0, 42)) {
                return TiffHeader.read(bytes);
            }
            return OtherKinds.refuse(bytes);
        } catch (Bytes.EndOfFile e) {
            return truncated();
        }
    }

    static Bad truncated() {
        return new Bad(
                RefusalReason.TRUNCATED,
                "The file ends before its picture does; upload it again from the camera or the phone.");
    }

    static Bad damaged(String what) {
        return new Bad(RefusalReason.DAMAGED, "The file is damaged: " + what + "; upload another copy of the photo.");
    }

    static Bad unsupported(String what) {
        return new Bad(
                RefusalReason.UNSUPPORTED, what + " cannot be read here; save the photo as JPEG, PNG, WebP or TIFF.");
    }
}
