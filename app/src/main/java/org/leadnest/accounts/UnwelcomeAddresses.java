package org.leadnest.accounts;

import org.leadnest.kernel.EmailAddress;

/**
 * Addresses with which no account is opened, by password or by Google; privacy knows them, by hashes alone. Whoever is invited
 * with one becomes a member all the same: no account is opened by that.
 */
public interface UnwelcomeAddresses {
    boolean refuses(EmailAddress address);
}
