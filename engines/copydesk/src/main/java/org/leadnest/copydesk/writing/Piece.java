package org.leadnest.copydesk.writing;

import java.util.List;
import org.leadnest.copydesk.Fact;

/**
 * Words for a slot of a pattern, with what verbs and adjectives agree with and the facts behind them.
 *
 * @param nearestPlural whether the first of several things is plural, which is what "there is" agrees with
 */
record Piece(String text, boolean plural, boolean feminine, boolean nearestPlural, List<Fact> facts) {
    Piece(String text, boolean plural, boolean feminine, List<Fact> facts) {
        this(text, plural, feminine, plural, facts);
    }

    static Piece of(String text, Fact fact) {
        return new Piece(text, false, false, List.of(fact));
    }

    static Piece plain(String text) {
        return new Piece(text, false, false, List.of());
    }
}
