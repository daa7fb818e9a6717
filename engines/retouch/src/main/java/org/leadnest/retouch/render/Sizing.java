package org.leadnest.retouch.render;

import org.leadnest.retouch.Delivery;

/** A rendition's size in pixels. */
public record Sizing(int widthPx, int heightPx) {
    /** The largest size of the same shape inside the delivery's frame; never larger than the photo. A cut fills it. */
    public static Sizing of(int widthPx, int heightPx, Delivery delivery) {
        if (delivery.cut()) {
            return cut(widthPx, heightPx, delivery);
        }
        double scale = Math.min(
                1, Math.min((double) delivery.maxWidthPx() / widthPx, (double) delivery.maxHeightPx() / heightPx));
        return new Sizing(
                Math.max(1, (int) Math.round(widthPx * scale)), Math.max(1, (int) Math.round(heightPx * scale)));
    }

    /** The delivery's frame, or the largest of its shape that the photo fills. */
    private static Sizing cut(int widthPx, int heightPx, Delivery delivery) {
        double scale = Math.min(
                1, Math.min((double) widthPx / delivery.maxWidthPx(), (double) heightPx / delivery.maxHeightPx()));
        return new Sizing(Math.max(1, (int) Math.floor(delivery.maxWidthPx() * scale)), Math.max(1, (int)
                Math.floor(delivery.maxHeightPx() * scale)));
    }
}
