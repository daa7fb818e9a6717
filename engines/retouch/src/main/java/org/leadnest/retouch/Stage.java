package org.leadnest.retouch;

import java.util.Locale;

/** A switchable stage of the enhancement, in the order in which stages run. */
public enum Stage {
    /** Straight lines that the lens bent a little. */
    LENS,
    /** Leaning walls made upright. */
    VERTICALS,
    /** Colour casts of lamps and daylight. */
    WHITE_BALANCE,
    /** Exposure, shadows, highlights and contrast. */
    TONE,
    /** Noise that lifted shadows would show. */
    DENOISE,
    /** Crispness at the delivered size. */
    SHARPEN;

    /** The word of the command line's {@code --no-…} flag: {@code white-balance}, {@code verticals}. */
    public String flag() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
}
