package org.leadnest.copydesk.writing;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.leadnest.copydesk.Language;
import org.leadnest.copydesk.Sentence;
import org.leadnest.copydesk.words.Resources;

/** The long form: an introduction, then a paragraph under a heading for the inside, the outside and the details. */
final class WebsiteForm {
    private static final Map<String, List<String>> PARTS = parts();
    private static final int LONGEST_HEADINGS = 75;
    private static final int LOOKED_AT = 20;

    private final Language language;
    private final Choice choice;

    WebsiteForm(Language language, Choice choice) {
        this.language = language;
        this.choice = choice;
    }

    private static Map<String, List<String>> parts() {
        Map<String, List<String>> parts = new LinkedHashMap<>();
        parts.put("overview", List.of("opening", "key", "units"));
        parts.put("inside", List.of("kitchen", "finish", "room", "suite", "commerce", "access"));
        parts.put("outside", List.of("outdoor", "setting", "lot", "parking"));
        parts.put("details", List.of());
        return parts;
    }

    void fill(Assembly text, List<Line> lines) {
        List<Line> kept = text.fitting(lines, text.room() - LONGEST_HEADINGS, 1);
        for (String part : PARTS.keySet()) {
            List<Line> own = new ArrayList<>();
            for (Line line : kept) {
                if (part.equals(partOf(line))) {
                    own.add(line);
                }
            }
            paragraph(text, part, own);
        }
    }

    private static String partOf(Line line) {
        for (Map.Entry<String, List<String>> part : PARTS.entrySet()) {
            if (part.getValue().contains(line.section())) {
                return part.getKey();
            }
        }
        return "details";
    }

    private void paragraph(Assembly text, String part, List<Line> own) {
        if (own.isEmpty()) {
            return;
        }
        String joint = "\n\n";
        if (!part.equals("overview")) {
            text.add(joint, new Sentence(heading(part, own.getFirst()), List.of()));
            joint = "\n";
        }
        for (Line line : own) {
            text.add(joint, line.sentence());
            joint = " ";
        }
    }

    /** One that the first sentence below it does not repeat. */
    private String heading(String part, Line first) {
        for (String line : Resources.lines("headings.txt")) {
            String[] cells = line.split("\\|");
            if (cells[0].equals(part)) {
                List<String> all = List.of(cells[language == Language.EN ? 1 : 2].split(";"));
                List<String> fresh = all.stream()
                        .filter(heading -> !isRepeated(heading, first.text()))
                        .toList();
                return choice.of("heading " + part, fresh.isEmpty() ? all : fresh);
            }
        }
        throw new IllegalStateException("No heading for " + part);
    }

    private static boolean isRepeated(String heading, String sentence) {
        String start =
                sentence.substring(0, Math.min(LOOKED_AT, sentence.length())).toLowerCase(Locale.ROOT);
        for (String word : heading.toLowerCase(Locale.ROOT).split(" ")) {
            if (word.length() > 3 && start.contains(word)) {
                return true;
            }
        }
        return false;
    }
}
