package org.leadnest.retouch;

/** The outcome of one piece of work on a photo. */
public sealed interface Retouched permits Retouched.Image, Retouched.Refused {
    /**
     * A finished rendition.
     *
     * @param bytes the encoded file, sRGB, without metadata; not copied, so not to be changed
     * @param recipe how it was made from its original
     */
    record Image(byte[] bytes, OutputFormat format, int widthPx, int heightPx, Recipe recipe) implements Retouched {}

    /**
     * Nothing was made.
     *
     * @param message one sentence for people that says what was found and what was expected
     */
    record Refused(RefusalReason reason, String message) implements Retouched {}
}
