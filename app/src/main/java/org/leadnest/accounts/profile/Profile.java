package org.leadnest.accounts.profile;

import java.time.ZoneId;
import java.util.Optional;
import org.leadnest.kernel.PhoneNumber;

/**
 * A person beside their name.
 *
 * @param zone in which times are shown to them; none for the account's
 * @param language in which texts begin that they have written, and in which the product writes to them: {@code en} or
 *     {@code es}; none for English
 * @param theme {@code light} or {@code dark}, where the browser has no choice of its own; none for what the device says
 * @param signature plain text of up to 1,000 characters, which templates write as {@code agent.signature}
 * @param phone confirmed by a code; templates write it as {@code agent.phone}
 * @param picture a version of their picture that changes with it; none for no picture
 */
public record Profile(
        Optional<ZoneId> zone,
        Optional<String> language,
        Optional<String> theme,
        String signature,
        Optional<PhoneNumber> phone,
        Optional<String> picture) {
    public static final int SIGNATURE_LENGTH = 1_000;
    static final Profile BLANK =
            new Profile(Optional.empty(), Optional.empty(), Optional.empty(), "", Optional.empty(), Optional.empty());

    /** What a person chooses by one form. */
    public record Choice(Optional<ZoneId> zone, Optional<String> language, Optional<String> theme, String signature) {}
}
