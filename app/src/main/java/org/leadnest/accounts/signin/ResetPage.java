package org.leadnest.accounts.signin;

import org.jspecify.annotations.Nullable;

/** @param error what is wrong with the password that was typed */
public record ResetPage(String token, @Nullable String error) {}
