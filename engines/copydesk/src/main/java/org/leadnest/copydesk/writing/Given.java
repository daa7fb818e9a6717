package org.leadnest.copydesk.writing;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.leadnest.copydesk.Fact;
import org.leadnest.copydesk.Facts;
import org.leadnest.copydesk.Sentence;

/** Sentences of somebody else's as lines of a text: each belongs where our own text would tell the facts that it rests on. */
final class Given {
    private static final String BULLET = "\u2022 ";

    private final Facts facts;
    private final Map<String, String> sections = new HashMap<>();

    /** @param own what our own text would say, by whose plan the sentences are placed */
    Given(Facts facts, List<Line> own) {
        this.facts = facts;
        for (Line line : own) {
            line.facts().forEach(fact -> sections.putIfAbsent(fact.evidence(), line.section()));
        }
    }

    /** In their order; what comes last weighs least. */
    List<Line> lines(List<Sentence> prose) {
        List<Line> lines = new ArrayList<>();
        for (Sentence sentence : prose) {
            String section = lines.isEmpty() ? "key" : section(sentence);
            List<Fact> known = facts.all().stream()
                    .filter(fact -> sentence.facts().contains(fact.evidence()))
                    .toList();
            lines.add(new Line(section, sentence.text(), prose.size() - lines.size(), known, Set.of(), 1));
        }
        return lines;
    }

    private String section(Sentence sentence) {
        for (String evidence : sentence.facts()) {
            String section = sections.get(evidence);
            if (section != null && !section.equals("opening")) {
                return section;
            }
        }
        return sentence.facts().stream().anyMatch(sections::containsKey) ? "key" : "extra";
    }

    static List<Line> bullets(List<Line> lines) {
        return lines.stream()
                .map(line -> new Line("bullet", BULLET + line.text(), line.weight(), line.facts(), Set.of(), 1))
                .toList();
    }

    /** The first sentence without its full stop. */
    static Sentence headline(Line line) {
        Sentence sentence = line.sentence();
        return new Sentence(sentence.text().replaceFirst("\\.$", ""), sentence.facts());
    }

    /** {@code placed} with those of {@code prose} as they were given: who wrote them, and what they rest on. */
    static List<Sentence> restored(List<Sentence> placed, List<Sentence> prose) {
        Map<String, Sentence> byText = new HashMap<>();
        prose.forEach(sentence -> byText.putIfAbsent(bare(sentence.text()), sentence));
        return placed.stream()
                .map(sentence -> {
                    Sentence source = byText.get(bare(sentence.text()));
                    return source == null ? sentence : new Sentence(sentence.text(), source.facts(), source.engine());
                })
                .toList();
    }

    private static String bare(String text) {
        return (text.startsWith(BULLET) ? text.substring(BULLET.length()) : text).replaceFirst("\\.$", "");
    }
}
