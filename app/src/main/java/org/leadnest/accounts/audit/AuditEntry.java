package org.leadnest.accounts.audit;

import java.time.Instant;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * One line of an account's log.
 *
 * @param number counts up by one within the account
 * @param act by its name: older lines may name acts that are done no more
 * @param who name of the user as it is now; null when nobody was signed in
 * @param key the API key that was used, if any
 * @param address network that it came from, the last part cut off; null for the service's own work
 * @param about whom or what it was done to
 * @param hash over this line and the one before, in hexadecimal
 */
public record AuditEntry(
        long number,
        Instant at,
        String act,
        @Nullable String who,
        @Nullable UUID key,
        @Nullable String address,
        String about,
        Map<String, String> before,
        Map<String, String> after,
        String hash) {}
