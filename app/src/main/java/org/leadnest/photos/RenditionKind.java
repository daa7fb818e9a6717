package org.leadnest.photos;

import java.util.EnumSet;
import org.leadnest.retouch.Delivery;
import org.leadnest.retouch.EnhanceOptions;
import org.leadnest.retouch.OutputFormat;
import org.leadnest.retouch.Stage;

/** The files that are made from each photo. The two originals are unaltered: upright, in sRGB, without metadata. */
public enum RenditionKind {
    /** The unaltered photo at full size. */
    ORIGINAL(Delivery.FULL, false),
    /** The unaltered photo at the size of {@link #WEB}, for comparing. */
    ORIGINAL_WEB(Delivery.WEB, false),
    /** Enhanced, within the rules of an MLS. */
    MLS(Delivery.MLS, true),
    /** Enhanced, for pages. */
    WEB(Delivery.WEB, true),
    /** Enhanced, for lists. */
    THUMBNAIL(Delivery.THUMBNAIL, true);

    private final Delivery delivery;
    private final boolean enhanced;

    RenditionKind(Delivery delivery, boolean enhanced) {
        this.delivery = delivery;
        this.enhanced = enhanced;
    }

    public boolean enhanced() {
        return enhanced;
    }

    EnhanceOptions options() {
        EnhanceOptions options =
                EnhanceOptions.defaults().withDelivery(delivery).withFormat(OutputFormat.JPEG);
        return enhanced ? options : options.withOff(EnumSet.allOf(Stage.class));
    }
}
