package org.leadnest.copydesk;

import java.util.List;

/**
 * One sentence, heading, line or bullet of a text.
 *
 * @param facts the evidence, each as {@code Name=value}, for instance {@code BedroomsTotal=4}; empty for a heading or
 *     a phrase that claims nothing
 */
public record Sentence(String text, List<String> facts) {
    public Sentence {
        facts = List.copyOf(facts);
    }
}
