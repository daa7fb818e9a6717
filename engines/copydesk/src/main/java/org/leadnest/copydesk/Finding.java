package org.leadnest.copydesk;

/**
 * Something to look at in a text or in the facts behind it.
 *
 * @param rule stable dotted name, for instance {@code claim.contradiction}, {@code fair-housing.familial-status}
 * @param start first character of the range (UTF-16 index), 0 with {@code end} 0 when the finding is about the whole
 *     text or about a fact that was left out
 * @param end one past the last character
 * @param excerpt the characters in the range, or the fact that was left out
 * @param suggestion replacement for the range; empty means: take it out (see {@link Copydesk#fix})
 * @param citation the law, rule or convention behind it; empty for matters of style
 */
public record Finding(
        String rule,
        Severity severity,
        int start,
        int end,
        String excerpt,
        String reason,
        String suggestion,
        String citation) {

    /** Whether publishing has to wait for this one. */
    public boolean blocks() {
        return severity == Severity.BLOCK;
    }
}
