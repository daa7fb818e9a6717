package org.leadnest.site;

import java.util.List;
import org.leadnest.privacy.CookieCatalogue;

/**
 * {@code /cookies} beside its text.
 *
 * @param measures whether outside analytics is configured here
 */
public record CookiesPage(
        List<CookieCatalogue.Cookie> cookies, List<CookieCatalogue.Stored> storage, boolean measures) {}
