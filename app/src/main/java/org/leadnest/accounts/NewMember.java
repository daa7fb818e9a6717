package org.leadnest.accounts;

import org.leadnest.kernel.AccountId;
import org.leadnest.kernel.EmailAddress;
import org.leadnest.kernel.UserId;

/**
 * A user who is about to become a member of an account that stands already.
 *
 * @param passwordHash as {@code passwords.Passwords} made it
 */
public record NewMember(
        AccountId account, UserId user, String name, EmailAddress email, String passwordHash, Role role) {}
