package org.leadnest.accounts;

import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.leadnest.kernel.AccountId;
import org.leadnest.kernel.EmailAddress;
import org.leadnest.kernel.PhoneNumber;
import org.leadnest.kernel.UserId;

/**
 * An account that is about to be opened, with its owner.
 *
 * @param passwordHash as {@code passwords.Passwords} made it; null for somebody who comes by Google
 * @param verified whether the address is known to be the owner's; only the development door says so
 */
public record NewAccount(
        AccountId account,
        UserId owner,
        String company,
        String name,
        EmailAddress email,
        Optional<PhoneNumber> phone,
        @Nullable String passwordHash,
        boolean verified) {}
