package org.leadnest.listings;

import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.leadnest.copydesk.Brief;
import org.leadnest.copydesk.Finding;
import org.leadnest.copydesk.Sentence;

/**
 * The writer beside the listing: what is wanted, and what was written.
 *
 * @param written null until something was
 */
public record WriterPanel(
        String url,
        Map<String, String> outlets,
        Map<String, String> tones,
        Map<String, String> languages,
        Map<String, String> typed,
        Map<String, String> errors,
        @Nullable Written written) {

    /**
     * A text, editable, with what is known about it.
     *
     * @param count its length and the most allowed
     * @param withheld whether saving it needs somebody who answers for it
     */
    public record Written(
            String text,
            List<Said> sentences,
            List<Found> findings,
            String engine,
            String count,
            boolean withheld,
            String name,
            String reason) {}

    /** @param finding what is to be said against it, or null */
    public record Said(
            String text, List<String> facts, @Nullable String finding, String tone) {}

    public record Found(String text, String excerpt, String suggestion, String tone) {}

    static WriterPanel of(
            ListingKey key, Map<String, String> typed, Map<String, String> errors, @Nullable Written written) {
        return new WriterPanel(
                "/app/listings/" + key + "/descriptions",
                WriterChoices.outlets(),
                WriterChoices.tones(),
                WriterChoices.languages(),
                typed,
                errors,
                written);
    }

    static Map<String, String> typed(Brief brief) {
        return Map.of(
                "outlet", brief.outlet().name(),
                "tone", brief.tone().word(),
                "language", brief.language().code(),
                "limit", Integer.toString(brief.limit()),
                "seed", Long.toString(brief.seed()));
    }

    static Written written(String text, List<Sentence> sentences, List<Finding> findings, String engine, Brief brief) {
        return new Written(
                text,
                sentences.stream().map(sentence -> said(sentence, findings)).toList(),
                findings.stream().map(WriterPanel::found).toList(),
                engine,
                text.codePointCount(0, text.length()) + " of " + brief.limit() + " characters",
                false,
                "",
                "");
    }

    static Written withheld(String text, List<Finding> findings, Brief brief, String name, String reason) {
        Written written = written(text, List.of(), findings, "", brief);
        return new Written(text, List.of(), written.findings(), "", written.count(), true, name, reason);
    }

    private static Said said(Sentence sentence, List<Finding> findings) {
        return findings.stream()
                .filter(finding ->
                        finding.end() > finding.start() && sentence.text().contains(finding.excerpt()))
                .findFirst()
                .map(finding -> new Said(sentence.text(), sentence.facts(), finding.reason(), tone(finding)))
                .orElseGet(() -> new Said(sentence.text(), sentence.facts(), null, "warn"));
    }

    private static Found found(Finding finding) {
        return new Found(finding.reason(), finding.excerpt(), finding.suggestion(), tone(finding));
    }

    private static String tone(Finding finding) {
        return switch (finding.severity()) {
            case BLOCK -> "bad";
            case WARN -> "warn";
            case INFO -> "info";
        };
    }
}
