package org.leadnest.accounts;

import org.leadnest.kernel.UserId;

/** A user in an account. */
public record Member(UserId user, String name, Role role) {}
