package org.leadnest.listings;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.leadnest.copydesk.Brief;
import org.leadnest.copydesk.Copydesk;
import org.leadnest.copydesk.Description;
import org.leadnest.copydesk.Finding;
import org.leadnest.copydesk.Sentence;
import org.leadnest.copydesk.Severity;

/**
 * The writer beside the listing: what is wanted, and what was written.
 *
 * @param uses what else can be done with a text than to publish it
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
        List<TextUse.Use> uses,
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
     * @param answer who answered for it against findings, and why; null when nobody had to
     * @param changes what changed since the version before it; empty for the first
     */
    public record Version(
            String href,
            String title,
            String when,
            String tone,
            @Nullable String answer,
            List<WordDiff.Part> changes) {}

    /**
     * A text, editable, with what is known about it.
     *
     * @param count its length and the most allowed
     * @param withheld whether saving it was refused, as nobody answers for it
     * @param name of who would answer for it, as typed
     * @param reason why it may stay, as typed
     */
    public record Written(
            String text,
            List<Said> sentences,
            List<Found> findings,
            String engine,
            String count,
            boolean withheld,
            String name,
            String reason) {
        /** Whether it becomes public remarks only when somebody answers for it. */
        public boolean needsAnswer() {
            return withheld || findings.stream().anyMatch(found -> found.tone().equals("bad"));
        }

        /** Whether an answer was begun, so that it is not hidden from whoever types it. */
        public boolean answering() {
            return withheld || !name.isBlank() || !reason.isBlank();
        }

        /** What is missing of an answer that was begun and sent, or null. */
        public @Nullable String missing(String typed, String other) {
            return withheld && typed.isBlank() && !other.isBlank() ? "expected both your name and a reason" : null;
        }

        Written answered(String by, String why) {
            return new Written(text, sentences, findings, engine, count, withheld, by, why);
        }
    }

    /**
     * @param facts those that it rests on in words, each with the field of the form that it stands in, or an empty text
     * @param finding what is to be said against it, or null
     * @param engine who wrote it, in words; null when all are of the own writer
     */
    public record Said(
            String text,
            Map<String, String> facts,
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
                List.of(),
                written);
    }

    WriterPanel with(List<Version> kept, List<TextUse.Use> offered) {
        return new WriterPanel(url, outlets, tones, languages, typed, errors, kept, offered, written);
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
                .map(finding -> new Said(sentence.text(), facts(sentence), finding.reason(), tone(finding), engine))
                .orElseGet(() -> new Said(sentence.text(), facts(sentence), null, "warn", engine));
    }

    /** {@code BedroomsTotal=4} as "Bedrooms: 4", with where the form has it. */
    private static Map<String, String> facts(Sentence sentence) {
        Map<String, String> facts = new LinkedHashMap<>();
        for (String fact : sentence.facts()) {
            int cut = fact.indexOf('=');
            String name = cut < 0 ? fact : fact.substring(0, cut);
            String value = cut < 0 ? "" : fact.substring(cut + 1);
            String label = ListingForm.label(name);
            boolean typed = ListingForm.has(name);
            String words = value.equals("true") || value.isEmpty() ? label : label + ": " + value;
            facts.put(words, typed ? "#f-" + name : "");
        }
        return facts;
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
        if (Copydesk.isUnresolved(finding)) {
            return "bad";
        }
        return finding.severity() == Severity.INFO ? "info" : "warn";
    }
}
