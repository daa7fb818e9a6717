package org.leadnest.accounts.factors;

import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.leadnest.platform.web.QrCode;

/**
 * @param since when it was turned on; empty while it is off
 * @param setup what to scan or type, while a secret waits for its first code
 * @param fresh recovery codes that were made just now; shown this once
 * @param required whether the account wants a second factor of everybody
 * @param mayRule whether the reader decides on that
 */
public record FactorPage(
        String since,
        int codesLeft,
        @Nullable Setup setup,
        List<String> fresh,
        boolean required,
        boolean mayRule,
        Map<String, String> errors) {
    public boolean on() {
        return !since.isEmpty();
    }

    /** @param key in groups of four, for typing */
    public record Setup(String key, QrCode code) {}
}
