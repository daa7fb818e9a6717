package org.leadnest.accounts.signin;

import org.jspecify.annotations.Nullable;

/**
 * @param error why the last code was not accepted
 * @param app whether an app makes codes for the user
 * @param passkey whether the user has a passkey, which does as well
 */
public record CodePage(@Nullable String error, boolean app, boolean passkey) {}
