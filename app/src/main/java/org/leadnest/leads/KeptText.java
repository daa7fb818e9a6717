package org.leadnest.leads;

import org.jspecify.annotations.Nullable;
import org.leadnest.kernel.FieldErrors;
import org.leadnest.platform.api.StorableText;

/** Text that is kept exactly as it came: too long a one, or one that cannot be stored, is refused and never repaired. */
public final class KeptText {
    private KeptText() {}

    /** Files what is wrong with {@code text}, if anything. */
    public static void check(FieldErrors errors, String field, @Nullable String text, int maxLength) {
        if (text == null) {
            return;
        }
        errors.expect(
                text.codePointCount(0, text.length()) <= maxLength,
                field,
                "expected at most " + maxLength + " characters");
        errors.expect(
                StorableText.storable(text), field, "expected text without NUL and unpaired surrogate characters");
    }
}
