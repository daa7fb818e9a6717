package org.leadnest.copydesk.checking;

import java.util.List;
import org.leadnest.copydesk.CheckOptions;
import org.leadnest.copydesk.Facts;
import org.leadnest.copydesk.Finding;
import org.leadnest.copydesk.Severity;
import org.leadnest.copydesk.words.Token;
import org.leadnest.copydesk.words.Tokens;

/** A text under check with its tokens, the facts that it is held against and the options. */
record Text(String text, List<Token> tokens, Facts facts, CheckOptions options) {
    static Text of(String text, Facts facts, CheckOptions options) {
        return new Text(text, Tokens.of(text), facts, options);
    }

    /** The folded word at an index; empty beyond the ends. */
    String word(int index) {
        return index < 0 || index >= tokens.size() ? "" : tokens.get(index).text();
    }

    boolean anyOf(int index, java.util.Set<String> words) {
        return words.contains(word(index));
    }

    /** A finding over the tokens from {@code from} to before {@code to}. */
    Finding finding(
            String rule, Severity severity, int from, int to, String reason, String suggestion, String citation) {
        int start = tokens.get(from).start();
        int end = tokens.get(to - 1).end();
        return new Finding(rule, severity, start, end, text.substring(start, end), reason, suggestion, citation);
    }
}
