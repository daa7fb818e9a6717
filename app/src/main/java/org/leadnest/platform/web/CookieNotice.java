package org.leadnest.platform.web;

import org.jspecify.annotations.Nullable;

/**
 * What a visitor decided about cookies, as the frame of a public page needs it.
 *
 * @param ask whether the banner is due
 * @param signal whether the browser sends Global Privacy Control, which is a no to analytics without a click
 * @param preferences whether settings of looks may be kept beyond the visit
 * @param agreed whether the visitor said yes to analytics and no signal says otherwise
 * @param analytics whether outside analytics may load on this very page
 * @param ga4 the measurement id; null where Google Analytics is not configured
 * @param clarity the project id; null where Microsoft Clarity is not configured
 */
public record CookieNotice(
        boolean ask,
        boolean signal,
        boolean preferences,
        boolean agreed,
        boolean analytics,
        @Nullable String ga4,
        @Nullable String clarity) {
    public static final CookieNotice SILENT = new CookieNotice(false, false, false, false, false, null, null);

    /** Whether the visitor, or the browser for them, said no: nothing is counted then, not even without a trace. */
    public boolean refused() {
        return !agreed && !ask;
    }

    /** For the application's own pages: nobody is asked there, and nothing from outside loads. */
    public CookieNotice inside() {
        return new CookieNotice(false, false, false, agreed, false, null, null);
    }
}
