package org.leadnest.listings;

import java.util.List;
import org.leadnest.copydesk.Description;
import org.leadnest.copydesk.Finding;
import org.leadnest.copydesk.Sentence;

/**
 * A written text as the API and the command line answer it.
 *
 * @param engine who wrote it: {@code local}, {@code openai}, {@code openai, local}, or {@code local (remote unavailable:
 *     <reason>)}
 */
record DescriptionAnswer(String text, List<Said> sentences, List<Found> findings, String engine) {

    /** A sentence, the facts that it rests on, each as {@code BedroomsTotal=3}, and who wrote it: {@code local}, {@code openai}. */
    record Said(String text, List<String> facts, String engine) {}

    /**
     * @param severity {@code block}, {@code warn} or {@code info}
     * @param start first character of the excerpt in the text (UTF-16), equal to {@code end} when it is about a fact
     */
    record Found(
            String rule,
            String severity,
            String excerpt,
            String suggestion,
            String reason,
            String citation,
            int start,
            int end) {
        static Found of(Finding finding) {
            return new Found(
                    finding.rule(),
                    finding.severity().word(),
                    finding.excerpt(),
                    finding.suggestion(),
                    finding.reason(),
                    finding.citation(),
                    finding.start(),
                    finding.end());
        }
    }

    static DescriptionAnswer of(Description description) {
        return new DescriptionAnswer(
                description.text(),
                description.sentences().stream().map(DescriptionAnswer::said).toList(),
                description.findings().stream().map(Found::of).toList(),
                description.engine());
    }

    private static Said said(Sentence sentence) {
        return new Said(sentence.text(), sentence.facts(), sentence.engine());
    }
}
