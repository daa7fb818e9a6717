package org.leadnest.accounts;

import org.leadnest.kernel.EmailAddress;

/** Addresses with which no account is opened; privacy knows them, by hashes alone. */
public interface UnwelcomeAddresses {
    boolean refuses(EmailAddress address);
}
