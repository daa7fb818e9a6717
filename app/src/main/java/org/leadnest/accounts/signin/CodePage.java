package org.leadnest.accounts.signin;

import org.jspecify.annotations.Nullable;

/** @param error why the last code was not accepted */
public record CodePage(@Nullable String error) {}
