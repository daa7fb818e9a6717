package org.leadnest.copydesk;

import java.util.List;

/**
 * A text with its evidence. {@code text} is the sentences in order, joined by a space or, in long forms and lists, by
 * line breaks.
 *
 * @param engine who wrote it: {@value #LOCAL} for this engine
 */
public record Description(String text, List<Sentence> sentences, List<Finding> findings, String engine) {
    public static final String LOCAL = "local";

    public Description {
        sentences = List.copyOf(sentences);
        findings = List.copyOf(findings);
    }
}
