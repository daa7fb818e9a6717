package org.leadnest.retouch;

/**
 * What a rendition is for, and so how large it may be. No delivery enlarges a photo.
 *
 * <p>MLS follows the portals' common rule: JPEG in sRGB, 2048×1536 preferred, at least 1024×768 where the original has
 * that, at most 10 MB.
 */
public enum Delivery {
    /** Every pixel of the original. */
    FULL(Integer.MAX_VALUE, Integer.MAX_VALUE, 95),
    /** Inside 2048×1536, at most {@link #MLS_MAX_BYTES}. */
    MLS(2048, 1536, 92),
    /** Long edge at most 1600 pixels. */
    WEB(1600, 1600, 84),
    /** Every pixel, the least loss that the format allows at a sensible size. */
    PRINT(Integer.MAX_VALUE, Integer.MAX_VALUE, 97),
    /** Long edge at most 480 pixels. */
    THUMBNAIL(480, 480, 80),
    /** Long edge at most 800 pixels, for phones. */
    WEB_SMALL(800, 800, 80),
    /** For a post: 1080×1080, cut where most is to be seen. */
    SQUARE(1080, 1080, 88, true),
    /** For a post on a phone held upright: 1080×1350, cut where most is to be seen. */
    PORTRAIT(1080, 1350, 88, true),
    /** For the preview of a link: 1200×630, cut where most is to be seen. */
    WIDE(1200, 630, 88, true);

    /** The usual upload limit of an MLS, in bytes. */
    public static final int MLS_MAX_BYTES = 10_000_000;

    private final int maxWidthPx;
    private final int maxHeightPx;
    private final int quality;
    private final boolean cut;

    Delivery(int maxWidthPx, int maxHeightPx, int quality) {
        this(maxWidthPx, maxHeightPx, quality, false);
    }

    Delivery(int maxWidthPx, int maxHeightPx, int quality, boolean cut) {
        this.maxWidthPx = maxWidthPx;
        this.maxHeightPx = maxHeightPx;
        this.quality = quality;
        this.cut = cut;
    }

    /** Whether the rendition has the shape of its frame, and so shows a part of the photo only. */
    public boolean cut() {
        return cut;
    }

    public int maxWidthPx() {
        return maxWidthPx;
    }

    public int maxHeightPx() {
        return maxHeightPx;
    }

    /** Starting quality for JPEG and WebP, 1 to 100; a size limit may lower it. */
    public int quality() {
        return quality;
    }

    /** The most bytes that the rendition may have. */
    public int maxBytes() {
        return this == MLS ? MLS_MAX_BYTES : Integer.MAX_VALUE;
    }
}
