package org.leadnest.copydesk.writing;

import java.util.List;
import org.leadnest.copydesk.Fact;

/** Words for a slot of a pattern, with what verbs and adjectives agree with and the facts behind them. */
record Piece(String text, boolean plural, boolean feminine, List<Fact> facts) {
    static Piece of(String text, Fact fact) {
        return new Piece(text, false, false, List.of(fact));
    }

    static Piece plain(String text) {
        return new Piece(text, false, false, List.of());
    }
}
