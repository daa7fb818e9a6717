package org.leadnest.accounts.signin;

import org.jspecify.annotations.Nullable;

/** @param sent whether a link was asked for, and goes out if the address is known */
public record ForgottenPage(String email, @Nullable String error, boolean sent) {}
