package org.leadnest.retouch;

import java.time.Duration;
import java.time.LocalDateTime;

/**
 * When and how a camera says that it took a photo (EXIF, CIPA DC-008).
 *
 * @param at the camera's clock when the shutter opened, which knows no zone
 * @param open how long it stayed open
 * @param stops the exposure in stops: one more is twice the light that the picture got
 * @param camera its model, empty when it does not say
 * @param orientation 1 to 8
 */
public record Taken(
        LocalDateTime at, Duration open, double stops, String camera, int widthPx, int heightPx, int orientation) {}
