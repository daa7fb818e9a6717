package org.leadnest.accounts.factors;

import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.leadnest.platform.web.QrCode;

/**
 * @param on whether the password alone opens nothing
 * @param since when an app was turned on; empty without one
 * @param setup what to scan or type, while a secret waits for its first code
 * @param fresh recovery codes that were made just now; shown this once
 * @param required whether the account wants a second factor of everybody
 * @param mayRule whether the reader decides on that
 */
public record FactorPage(
        boolean on,
        String since,
        int codesLeft,
        @Nullable Setup setup,
        List<String> fresh,
        boolean required,
        boolean mayRule,
        Map<String, String> errors) {
    /** Whether an app makes codes; without one it is on by a passkey. */
    public boolean app() {
        return !since.isEmpty();
    }

    /** @param key in groups of four, for typing */
    public record Setup(String key, QrCode code) {}
}
