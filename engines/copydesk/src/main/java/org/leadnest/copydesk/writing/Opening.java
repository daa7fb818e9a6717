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
            Map<String, List<Line>> byBeginning = new LinkedHashMap<>();
            int most = 0;
            for (Template template : book.section(section)) {
                Line line = template.suits(tone, group) ? draft.line("opening", template) : null;
                if (line != null && line.text().length() <= LONGEST) {
                    most = Math.max(most, line.facts().size());
                    byBeginning
                            .computeIfAbsent(beginning(template, line), b -> new ArrayList<>())
                            .add(line);
                }
            }
            if (section.equals("opening-short")) {
                int best = most;
                byBeginning
                        .values()
                        .forEach(lines -> lines.removeIf(line -> line.facts().size() < best));
                byBeginning.values().removeIf(List::isEmpty);
            }
            if (!byBeginning.isEmpty()) {
                List<String> beginnings = new ArrayList<>(byBeginning.keySet());
                List<Line> lines = byBeginning.getOrDefault(choice.of(section, beginnings), List.of());
                return choice.of(section + "-pattern", lines);
            }
        }
        return null;
    }

    private static String beginning(Template template, Line line) {
        String opening = template.opening();
        return opening.equals("{core}") ? line.firstWord() : opening;
    }
}
