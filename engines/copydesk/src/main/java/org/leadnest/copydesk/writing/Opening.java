package org.leadnest.copydesk.writing;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Chooses the first sentence: first how it begins, then the pattern, so that no beginning becomes a habit. */
final class Opening {
    private static final List<String> SECTIONS = List.of("opening", "opening-short", "opening-bare");
    private static final int LONGEST = 190;

    private final Draft draft;
    private final TemplateBook book;
    private final Choice choice;
    private final String tone;
    private final String group;

    Opening(Draft draft, TemplateBook book, Choice choice, String tone, String group) {
        this.draft = draft;
        this.book = book;
        this.choice = choice;
        this.tone = tone;
        this.group = group;
    }

    @Nullable
    Line line() {
        for (String section : SECTIONS) {
            Map<String, List<Draft.Filled>> byBeginning = byBeginning(section);
            List<String> beginnings = new ArrayList<>(byBeginning.keySet());
            int first = beginnings.isEmpty() ? 0 : choice.among(section, beginnings.size());
            for (int i = 0; i < beginnings.size(); i++) {
                String beginning = beginnings.get((first + i) % beginnings.size());
                List<Line> lines = byBeginning.getOrDefault(beginning, List.of()).stream()
                        .map(Draft.Filled::line)
                        .filter(line -> line.text().length() <= LONGEST)
                        .toList();
                if (!lines.isEmpty()) {
                    return choice.of(section + "-pattern", lines);
                }
            }
        }
        return null;
    }

    /** What can be said, by how it begins; of short ones only those that tell most. */
    private Map<String, List<Draft.Filled>> byBeginning(String section) {
        List<Draft.Filled> filled = new ArrayList<>();
        List<String> beginnings = new ArrayList<>();
        for (Template template : book.section(section)) {
            Draft.Filled one = template.suits(tone, group) ? draft.filled("opening", template) : null;
            if (one != null) {
                filled.add(one);
                beginnings.add(beginning(template, one));
            }
        }
        int most = section.equals("opening-short")
                ? filled.stream()
                        .mapToInt(one -> one.line().facts().size())
                        .max()
                        .orElse(0)
                : 0;
        Map<String, List<Draft.Filled>> byBeginning = new LinkedHashMap<>();
        for (int i = 0; i < filled.size(); i++) {
            if (most == 0 || filled.get(i).line().facts().size() >= most) {
                byBeginning
                        .computeIfAbsent(beginnings.get(i), b -> new ArrayList<>())
                        .add(filled.get(i));
            }
        }
        return byBeginning;
    }

    private static String beginning(Template template, Draft.Filled filled) {
        String opening = template.opening();
        return opening.equals("{core}") ? filled.line().firstWord() : opening;
    }
}
