package org.leadnest.accounts.address;

import org.jspecify.annotations.Nullable;

/**
 * The page on which one asks for another address.
 *
 * @param present the address that one signs in with now
 */
public record AddressPage(
        String present, String typed, @Nullable String error) {}
