package org.leadnest.platform.web;

import org.jspecify.annotations.Nullable;

/**
 * Something that everybody who is signed in has to see above each page until it is dealt with.
 *
 * @param href a page that says more
 * @param link the label of that page
 * @param action where the button posts to; null when only time or somebody else ends the banner
 * @param button the label of the button
 */
public record Banner(
        String tone,
        String title,
        String text,
        @Nullable String href,
        @Nullable String link,
        @Nullable String action,
        @Nullable String button) {}
