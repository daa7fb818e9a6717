package org.leadnest.accounts.signin;

import org.jspecify.annotations.Nullable;

/**
 * @param next page to open afterwards, a path of ours; empty for the dashboard
 * @param google whether Google may vouch, too
 * @param error why the last try did not work
 */
public record SignInPage(
        String email, String next, @Nullable String error, boolean google) {}
