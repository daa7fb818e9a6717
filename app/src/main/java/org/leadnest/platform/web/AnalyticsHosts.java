package org.leadnest.platform.web;

/**
 * The hosts that outside analytics need, as their vendors list them for a content security policy (Google: "Use Tag
 * Manager with a Content Security Policy"; Microsoft: "Clarity and Content Security Policy"). A page without consent has
 * none of them in its policy, so that a browser refuses what a mistake of ours would load.
 */
final class AnalyticsHosts {
    private static final String GOOGLE =
            " https://www.googletagmanager.com https://*.google-analytics.com https://*.analytics.google.com";
    private static final String CLARITY = " https://*.clarity.ms https://c.bing.com";

    private AnalyticsHosts() {}

    static String of(CookieNotice notice) {
        if (!notice.analytics()) {
            return "";
        }
        return (notice.ga4() == null ? "" : GOOGLE) + (notice.clarity() == null ? "" : CLARITY);
    }
}
