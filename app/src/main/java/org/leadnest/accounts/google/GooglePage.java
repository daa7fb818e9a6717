package org.leadnest.accounts.google;

import java.util.Map;

/**
 * @param email as Google calls it
 * @param code whether a code is asked for beside the password
 * @param app whether an app makes such codes; without one a recovery code does
 */
public record GooglePage(
        String email,
        boolean code,
        boolean app,
        String name,
        String company,
        boolean age,
        boolean terms,
        Map<String, String> errors) {

    /** @param address that opens the account; empty for none */
    public record Settings(String address, String error) {}
}
