package org.leadnest.copydesk;

import java.util.List;

/**
 * One sentence, heading, line or bullet of a text.
 *
 * @param facts the evidence, each as {@code Name=value}, for instance {@code BedroomsTotal=4}; empty for a heading or
 *     a phrase that claims nothing
 * @param engine who wrote it: {@link Description#LOCAL} for this engine
 */
public record Sentence(String text, List<String> facts, String engine) {
    public Sentence {
        facts = List.copyOf(facts);
    }

    /** A sentence of this engine's. */
    public Sentence(String text, List<String> facts) {
        this(text, facts, Description.LOCAL);
    }
}
