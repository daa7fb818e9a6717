package org.leadnest.leads;

import org.jspecify.annotations.Nullable;
import org.leadnest.kernel.FieldErrors;

/**
 * Text that is kept exactly as it came. The database holds any text but NUL and unpaired surrogates, which are no
 * characters: those are refused, never removed silently.
 */
public final class KeptText {
    private KeptText() {}

    public static boolean keepable(String text) {
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (c == 0 || (Character.isSurrogate(c) && !startsPair(text, i) && !endsPair(text, i))) {
                return false;
            }
        }
        return true;
    }

    /** Files what is wrong with {@code text}, if anything. */
    public static void check(FieldErrors errors, String field, @Nullable String text, int maxLength) {
        if (text == null) {
            return;
        }
        errors.expect(
                text.codePointCount(0, text.length()) <= maxLength,
                field,
                "expected at most " + maxLength + " characters");
        errors.expect(keepable(text), field, "expected text without NUL and unpaired surrogate characters");
    }

    private static boolean startsPair(String text, int i) {
        return Character.isHighSurrogate(text.charAt(i))
                && i + 1 < text.length()
                && Character.isLowSurrogate(text.charAt(i + 1));
    }

    private static boolean endsPair(String text, int i) {
        return i > 0 && Character.isLowSurrogate(text.charAt(i)) && Character.isHighSurrogate(text.charAt(i - 1));
    }
}
