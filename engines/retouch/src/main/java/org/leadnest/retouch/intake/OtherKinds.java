package org.leadnest.retouch.intake;

import org.leadnest.retouch.RefusalReason;

/** Files that are no photo of a decoded kind, named as well as their first bytes allow. */
final class OtherKinds {
    private OtherKinds() {}

    static Header.Bad refuse(Bytes bytes) {
        if (bytes.startsWith(4, "ftyp")) {
            String brand = bytes.ascii(8, 4);
            if (brand.startsWith("avi")) {
                return Header.unsupported("AVIF");
            }
            if (brand.startsWith("he") || brand.startsWith("mif") || brand.startsWith("msf")) {
                return Header.unsupported("HEIC (on an iPhone: Settings, Camera, Formats, Most Compatible makes JPEG)");
            }
            return new Header.Bad(
                    RefusalReason.UNSUPPORTED, "This is a video; a JPEG, PNG, WebP or TIFF photo was expected.");
        }
        if (bytes.startsWith(0, "GIF8")) {
            return Header.unsupported("GIF");
        }
        if (bytes.startsWith(0, "BM")) {
            return Header.unsupported("BMP");
        }
        if (bytes.startsWith(0, 'I', 'I', 43, 0) || bytes.startsWith(0, 'M', 'M', 0, 43)) {
            return Header.unsupported("BigTIFF");
        }
        if (bytes.startsWith(0, 0xFF, 0x0A) || bytes.startsWith(4, "JXL ")) {
            return Header.unsupported("JPEG XL");
        }
        if (bytes.startsWith(0, "%PDF")) {
            return Header.unsupported("PDF");
        }
        return new Header.Bad(
                RefusalReason.NOT_AN_IMAGE, "The file is not a photo; a JPEG, PNG, WebP or TIFF was expected.");
    }
}
