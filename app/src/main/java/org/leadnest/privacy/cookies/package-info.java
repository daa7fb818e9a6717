/**
 * What a visitor decides about cookies: read from each request ({@link org.leadnest.privacy.cookies.CookieReading}), kept as
 * proof, changed at any time on the cookies page. Invariants: nothing beyond the necessary is set or loaded without a yes;
 * Global Privacy Control is a no; a no deletes what an earlier yes had set. {@link
 * org.leadnest.privacy.cookies.InsidePages} lets outside analytics in under {@code /app} where an account's owner says so. Tables:
 * {@code privacy.cookie_choices}, {@code privacy.outside_analytics}.
 */
@NullMarked
package org.leadnest.privacy.cookies;

import org.jspecify.annotations.NullMarked;
