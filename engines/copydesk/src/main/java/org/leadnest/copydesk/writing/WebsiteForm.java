package org.leadnest.copydesk.writing;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.leadnest.copydesk.Language;
import org.leadnest.copydesk.Sentence;
import org.leadnest.copydesk.words.Resources;

/** The long form: an introduction, then a paragraph under a heading for the inside, the outside and the details. */
final class WebsiteForm {
    private static final Map<String, List<String>> PARTS = parts();
    private static final int LONGEST_HEADINGS = 60;

    private final Language language;

    WebsiteForm(Language language) {
        this.language = language;
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
        List<Line> kept = Assembly.fitting(lines, text.room() - LONGEST_HEADINGS, 1);
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
            text.add(joint, new Sentence(heading(part), List.of()));
            joint = "\n";
        }
        for (Line line : own) {
            text.add(joint, line.sentence());
            joint = " ";
        }
    }

    private String heading(String part) {
        for (String line : Resources.lines("headings.txt")) {
            String[] cells = line.split("\\|");
            if (cells[0].equals(part)) {
                return cells[language == Language.EN ? 1 : 2];
            }
        }
        throw new IllegalStateException("No heading for " + part);
    }
}
