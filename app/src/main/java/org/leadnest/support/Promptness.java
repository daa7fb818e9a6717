package org.leadnest.support;

import java.time.Duration;
import org.jspecify.annotations.Nullable;

/**
 * How well requests were answered.
 *
 * @param asked how many came
 * @param answered to how many of them a first answer went
 * @param inTime to how many of them it went by when it was due
 * @param median from the request to the first answer; null without any
 * @param rated how many senders said whether it helped
 * @param helped how many of them said yes
 */
record Promptness(
        int asked, int answered, int inTime, @Nullable Duration median, int rated, int helped) {

    static String share(int part, int whole) {
        return whole == 0 ? "none yet" : Math.round(100.0 * part / whole) + " %";
    }
}
