package org.leadnest.accounts.profile;

import java.time.ZoneId;
import java.util.Optional;

/**
 * A person beside their name.
 *
 * @param zone in which times are shown to them; none for the account's
 * @param signature plain text of up to 1,000 characters, which templates write as {@code agent.signature}
 * @param picture a version of their picture that changes with it; none for no picture
 */
public record Profile(Optional<ZoneId> zone, String signature, Optional<String> picture) {
    public static final int SIGNATURE_LENGTH = 1_000;
    static final Profile BLANK = new Profile(Optional.empty(), "", Optional.empty());
}
