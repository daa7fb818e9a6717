package org.leadnest.platform.web;

import com.google.zxing.BarcodeFormat;
import com.google.zxing.EncodeHintType;
import com.google.zxing.WriterException;
import com.google.zxing.common.BitMatrix;
import com.google.zxing.qrcode.QRCodeWriter;
import java.util.Map;

/**
 * A QR code as one SVG path, a unit a cell, that a page draws itself: no picture that could be kept or linked.
 *
 * @param cells width and height, the quiet zone of four cells included
 */
public record QrCode(int cells, String path) {
    private static final int QUIET = 4; // ISO/IEC 18004, section 6.3.8

    /** The code of a text that fits one. */
    public static QrCode of(String text) {
        BitMatrix code;
        try {
            code = new QRCodeWriter().encode(text, BarcodeFormat.QR_CODE, 0, 0, Map.of(EncodeHintType.MARGIN, QUIET));
        } catch (WriterException tooLong) {
            throw new IllegalArgumentException("expected a text that fits a QR code", tooLong);
        }
        StringBuilder path = new StringBuilder();
        for (int row = 0; row < code.getHeight(); row++) {
            for (int column = 0; column < code.getWidth(); column++) {
                if (code.get(column, row)) {
                    path.append('M').append(column).append(' ').append(row).append("h1v1h-1z");
                }
            }
        }
        return new QrCode(code.getWidth(), path.toString());
    }
}
