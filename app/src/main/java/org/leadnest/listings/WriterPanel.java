package org.leadnest.listings;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.leadnest.copydesk.Brief;
import org.leadnest.copydesk.Description;
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
        List<Version> versions,
        @Nullable Written written) {

    /** Where another outlet's texts are. */
    public String tab(String outlet) {
        return url.replace("/descriptions", "/text?outlet=" + outlet);
    }

    /** Where a text is checked while it is edited. */
    public String checkUrl() {
        return url.replace("/descriptions", "/check");
    }

    /**
     * An earlier text for the same outlet.
     *
     * @param changes what changed since the version before it; empty for the first
     */
    public record Version(String href, String title, String when, String tone, List<WordDiff.Part> changes) {}

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

    /**
     * @param finding what is to be said against it, or null
     * @param engine who wrote it, in words; null when all are of the own writer
     */
    public record Said(
            String text,
            List<String> facts,
            @Nullable String finding,
            String tone,
            @Nullable String engine) {}

    /**
     * @param fix by which a click applies the suggestion; null when it is about no words of the text
     */
    public record Found(
            String text,
            String excerpt,
            String suggestion,
            String tone,
            @Nullable String fix) {}

    static WriterPanel of(
            ListingKey key, Map<String, String> typed, Map<String, String> errors, @Nullable Written written) {
        return new WriterPanel(
                "/app/listings/" + key + "/descriptions",
                WriterChoices.outlets(),
                WriterChoices.tones(),
                WriterChoices.languages(),
                typed,
                errors,
                List.of(),
                written);
    }

    WriterPanel with(List<Version> kept) {
        return new WriterPanel(url, outlets, tones, languages, typed, errors, kept, written);
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
        boolean mixed =
                sentences.stream().anyMatch(sentence -> !sentence.engine().equals(Description.LOCAL));
        return new Written(
                text,
                sentences.stream()
                        .map(sentence -> said(sentence, findings, mixed))
                        .toList(),
                found(findings),
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

    private static Said said(Sentence sentence, List<Finding> findings, boolean mixed) {
        String own = sentence.engine().equals(Description.LOCAL) ? "LeadNest's writer" : "AI model";
        String engine = mixed ? own : null;
        return findings.stream()
                .filter(finding ->
                        finding.end() > finding.start() && sentence.text().contains(finding.excerpt()))
                .findFirst()
                .map(finding -> new Said(sentence.text(), sentence.facts(), finding.reason(), tone(finding), engine))
                .orElseGet(() -> new Said(sentence.text(), sentence.facts(), null, "warn", engine));
    }

    private static List<Found> found(List<Finding> findings) {
        List<Found> found = new ArrayList<>();
        for (Finding finding : findings) {
            String fix = finding.end() > finding.start() ? fix(finding) : null;
            found.add(new Found(finding.reason(), finding.excerpt(), finding.suggestion(), tone(finding), fix));
        }
        return found;
    }

    /** By which a click names the finding whose fix it wants. */
    static String fix(Finding finding) {
        return finding.rule() + "@" + finding.start() + "-" + finding.end();
    }

    private static String tone(Finding finding) {
        return switch (finding.severity()) {
            case BLOCK -> "bad";
            case WARN -> "warn";
            case INFO -> "info";
        };
    }
}
