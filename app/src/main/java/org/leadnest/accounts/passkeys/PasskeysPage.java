package org.leadnest.accounts.passkeys;

import java.util.List;
import java.util.Map;

/**
 * @param fresh recovery codes that were made just now, with the first passkey; shown this once
 * @param most whether no further one fits
 */
public record PasskeysPage(List<Line> passkeys, List<String> fresh, boolean most, Map<String, String> errors) {
    /** @param used when it was used last; empty for never */
    public record Line(String id, String name, String kept, String made, String used) {}

    /** @param options what the browser is asked for, as JSON */
    public record New(String options, String name, Map<String, String> errors) {}
}
