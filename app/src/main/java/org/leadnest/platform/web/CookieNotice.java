package org.leadnest.platform.web;

import java.util.Arrays;
import java.util.stream.Collectors;
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
 * @param route what a page of the application is called towards them: its pattern, without an id; null on a public page
 */
public record CookieNotice(
        boolean ask,
        boolean signal,
        boolean preferences,
        boolean agreed,
        boolean analytics,
        @Nullable String ga4,
        @Nullable String clarity,
        @Nullable String route) {
    public static final CookieNotice SILENT = new CookieNotice(false, false, false, false, false, null, null, null);

    /** Whether the visitor, or the browser for them, said no: nothing is counted then, not even without a trace. */
    public boolean refused() {
        return !agreed && !ask;
    }

    /** For the application's own pages: nobody is asked there, and nothing from outside loads. */
    public CookieNotice inside() {
        return new CookieNotice(false, false, false, agreed, false, null, null, null);
    }

    /** For a page of the application whose account and reader let these tools in. */
    public CookieNotice measuredInside(@Nullable String tool, @Nullable String recorder, String pattern) {
        return new CookieNotice(false, false, false, agreed, true, tool, recorder, pattern);
    }

    /** The title of such a page: the fixed words of its pattern, so that nobody's name stands in it. */
    public String title() {
        return route == null
                ? ""
                : Arrays.stream(route.split("/"))
                        .filter(word -> !word.isEmpty() && !word.contains("{"))
                        .collect(Collectors.joining(", ", "Page: ", ""));
    }
}
