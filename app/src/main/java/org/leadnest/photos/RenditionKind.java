package org.leadnest.photos;

import java.util.Arrays;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.leadnest.retouch.Delivery;
import org.leadnest.retouch.EnhanceOptions;
import org.leadnest.retouch.OutputFormat;
import org.leadnest.retouch.Stage;

/**
 * The files that are made from each photo. The two originals are unaltered: upright, in sRGB, without metadata. Print and
 * the cuts for posts are made when they are first asked for, the others at once.
 */
public enum RenditionKind {
    /** The unaltered photo at full size. */
    ORIGINAL(Delivery.FULL, OutputFormat.JPEG, false, true),
    /**
     * The unaltered photo at the size of {@link #WEB}, for comparing. Visitors see it, so what is blurred for privacy is
     * blurred in it as well.
     */
    ORIGINAL_WEB(Delivery.WEB, OutputFormat.JPEG, false, true),
    /** Enhanced, within the rules of an MLS. */
    MLS(Delivery.MLS, OutputFormat.JPEG, true, true),
    /** Enhanced, for pages. */
    WEB(Delivery.WEB, OutputFormat.JPEG, true, true),
    /** Enhanced, for lists. */
    THUMBNAIL(Delivery.THUMBNAIL, OutputFormat.JPEG, true, true),
    /** Enhanced, for pages that take it: smaller than {@link #WEB} at the same size. */
    WEBP(Delivery.WEB, OutputFormat.WEBP, true, true),
    /** The same for phones. */
    WEBP_SMALL(Delivery.WEB_SMALL, OutputFormat.WEBP, true, true),
    /** Enhanced, every pixel, for paper. */
    PRINT(Delivery.PRINT, OutputFormat.JPEG, true, false),
    /** 1080×1080, cut where most is to be seen. */
    SQUARE(Delivery.SQUARE, OutputFormat.JPEG, true, false),
    /** 1080×1350. */
    PORTRAIT(Delivery.PORTRAIT, OutputFormat.JPEG, true, false),
    /** 1200×630. */
    WIDE(Delivery.WIDE, OutputFormat.JPEG, true, false);

    private final Delivery delivery;
    private final OutputFormat format;
    private final boolean enhanced;
    private final boolean atOnce;

    RenditionKind(Delivery delivery, OutputFormat format, boolean enhanced, boolean atOnce) {
        this.delivery = delivery;
        this.format = format;
        this.enhanced = enhanced;
        this.atOnce = atOnce;
    }

    public boolean enhanced() {
        return enhanced;
    }

    static List<RenditionKind> atOnce() {
        return Arrays.stream(values()).filter(kind -> kind.atOnce).toList();
    }

    /** The word in file names and addresses: {@code mls}, {@code webp-small}. */
    public String word() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    public static Optional<RenditionKind> of(String word) {
        return Arrays.stream(values())
                .filter(kind -> kind.word().equalsIgnoreCase(word.replace('_', '-')))
                .findFirst();
    }

    String extension() {
        return format.extension();
    }

    EnhanceOptions options(Adjustments adjustments) {
        EnhanceOptions options =
                EnhanceOptions.defaults().withDelivery(delivery).withFormat(format);
        if (enhanced) {
            return adjustments.applied(options);
        }
        EnhanceOptions plain = options.withOff(EnumSet.allOf(Stage.class));
        return this == ORIGINAL_WEB ? plain.withAlterations(adjustments.privacy()) : plain;
    }
}
