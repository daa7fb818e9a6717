package org.leadnest.copydesk.checking;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.leadnest.copydesk.Finding;
import org.leadnest.copydesk.Language;
import org.leadnest.copydesk.Severity;
import org.leadnest.copydesk.words.Token;

/** Marks and habits that make a text hard to read: shouting, exclamation, repetition, long sentences, hard words. */
final class PlainWriting {
    private static final Pattern EXCLAMATION = Pattern.compile("[!\u00a1]+");
    private static final Pattern SHOUT = Pattern.compile(
            "\\b\\p{Lu}{4,}\\b(?:[ '\u2019-]+\\p{Lu}{2,}\\b)*|\\b\\p{Lu}{2,}\\b(?:[ '\u2019-]+\\p{Lu}{2,}\\b)+");
    private static final Pattern MARKUP = Pattern.compile("</?[a-zA-Z!][^>\\n]{0,300}>|&(?:[a-z]{2,8}|#\\d{2,6});");
    private static final Set<String> ABBREVIATIONS = Set.of(
            "HVAC",
            "HOA",
            "MLS",
            "USA",
            "LED",
            "ADU",
            "NASA",
            "ADA",
            "BBQ",
            "USDA",
            "NWMLS",
            "ENERGY STAR",
            "LEED",
            "CCTV",
            "HEPA",
            "PVC",
            "LVP",
            "RV",
            "EV");
    private static final Set<String> BE = Set.of("is", "are", "was", "were", "been", "being", "be");
    private static final int LONG_SENTENCE = 38;
    private static final int MOST_USES = 3;

    private PlainWriting() {}

    static List<Finding> in(Text text) {
        List<Finding> findings = new ArrayList<>();
        marks(text, findings);
        repetition(text, findings);
        sentences(text, findings);
        readability(text, findings);
        return findings;
    }

    private static void marks(Text text, List<Finding> findings) {
        Matcher markup = MARKUP.matcher(text.text());
        while (markup.find()) {
            findings.add(at(markup, "text.markup", Severity.BLOCK, "Markup does not belong in a description", ""));
        }
        Matcher exclamation = EXCLAMATION.matcher(text.text());
        while (exclamation.find()) {
            findings.add(
                    at(exclamation, "style.exclamation", Severity.WARN, "State it without an exclamation mark", "."));
        }
        Matcher shout = SHOUT.matcher(text.text());
        while (shout.find()) {
            String word = shout.group();
            boolean code = ABBREVIATIONS.contains(word)
                    || text.facts().all().stream().anyMatch(fact -> fact.said().contains(word));
            if (!code
                    && !List.of(word.split("[ '-]+")).stream()
                            .allMatch(one -> ABBREVIATIONS.contains(one) || one.length() <= 2)) {
                String calm = Character.toUpperCase(word.charAt(0))
                        + word.substring(1).toLowerCase(java.util.Locale.ROOT);
                findings.add(at(shout, "style.capitals", Severity.WARN, "Capital letters shout", calm));
            }
        }
    }

    private static Finding at(Matcher match, String rule, Severity severity, String reason, String suggestion) {
        return new Finding(rule, severity, match.start(), match.end(), match.group(), reason, suggestion, "");
    }

    private static void repetition(Text text, List<Finding> findings) {
        Map<String, Integer> uses = new HashMap<>();
        for (int at = 0; at + 1 < text.tokens().size(); at++) {
            Token one = text.tokens().get(at);
            String next = text.word(at + 1);
            if (one.isMark() || one.isDigits()) {
                continue;
            }
            if (one.text().equals(next)
                    && next.length() > 1
                    && sameLetters(text, one, text.tokens().get(at + 1))) {
                findings.add(text.finding(
                        "style.doubled-word",
                        Severity.WARN,
                        at,
                        at + 2,
                        "The word stands twice",
                        text.text().substring(one.start(), one.end()),
                        ""));
            }
            if (next.length() > 3
                    && one.text().length() > 4
                    && !text.tokens().get(at + 1).isMark()) {
                String pair = one.text() + " " + next;
                if (uses.merge(pair, 1, Integer::sum) == MOST_USES + 1 && !pair.startsWith("square")) {
                    findings.add(text.finding(
                            "style.repetition",
                            Severity.INFO,
                            at,
                            at + 2,
                            "Said more than " + MOST_USES + " times",
                            "",
                            ""));
                }
            }
        }
    }

    /** Folding takes accents away; "está esta" is no slip. */
    private static boolean sameLetters(Text text, Token one, Token other) {
        return text.text()
                .substring(one.start(), one.end())
                .equalsIgnoreCase(text.text().substring(other.start(), other.end()));
    }

    private static void sentences(Text text, List<Finding> findings) {
        int words = 0;
        int from = 0;
        int passives = 0;
        for (int at = 0; at < text.tokens().size(); at++) {
            Token token = text.tokens().get(at);
            if (token.text().equals(".")) {
                words = 0;
                from = at + 1;
            } else if (!token.isMark()) {
                words++;
                if (words == LONG_SENTENCE + 1) {
                    findings.add(text.finding(
                            "style.long-sentence",
                            Severity.INFO,
                            from,
                            at + 1,
                            "More than " + LONG_SENTENCE + " words in one sentence",
                            "",
                            ""));
                }
                passives += text.anyOf(at, BE) && text.word(at + 1).endsWith("ed") ? 1 : 0;
            }
        }
        if (passives > 4) {
            findings.add(new Finding(
                    "style.passive", Severity.INFO, 0, 0, "", "Many passive verbs: say who or what does it", "", ""));
        }
    }

    private static void readability(Text text, List<Finding> findings) {
        if (text.options().language() != Language.EN) {
            return;
        }
        double ease = Readability.ease(text.text(), Language.EN);
        if (!Double.isNaN(ease) && ease < 40) {
            findings.add(new Finding(
                    "style.readability",
                    Severity.INFO,
                    0,
                    0,
                    "",
                    "Hard to read (Flesch " + Math.round(ease) + ", aim for 50 to 75): shorter sentences and words",
                    "",
                    ""));
        }
    }
}
