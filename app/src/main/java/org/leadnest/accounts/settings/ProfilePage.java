package org.leadnest.accounts.settings;

import java.util.Map;

/**
 * A person's own page.
 *
 * @param zone id of their own time zone; empty for the account's
 * @param picture address of their picture; empty for none
 * @param errors of whichever of the forms was sent
 */
public record ProfilePage(
        String name,
        String email,
        boolean verified,
        String zone,
        Map<String, String> zones,
        String signature,
        String picture,
        Map<String, String> errors) {}
