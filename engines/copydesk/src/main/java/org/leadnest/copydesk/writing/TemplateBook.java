package org.leadnest.copydesk.writing;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.leadnest.copydesk.Language;
import org.leadnest.copydesk.words.Resources;

/** The sentence patterns of a language by section, from patterns/*.txt: {@code @section}, then one pattern a line. */
final class TemplateBook {
    private static final List<String> FILES = List.of("opening", "inside", "outside", "facts", "outlets");
    private static final TemplateBook ENGLISH = new TemplateBook(Language.EN);
    private static final TemplateBook SPANISH = new TemplateBook(Language.ES);

    private final Map<String, List<Template>> sections = new HashMap<>();

    private TemplateBook(Language language) {
        for (String file : FILES) {
            List<Template> section = new ArrayList<>();
            for (String line : Resources.lines("patterns/" + file + "." + language.code() + ".txt")) {
                if (line.startsWith("@")) {
                    section = sections.computeIfAbsent(line.substring(1).strip(), name -> new ArrayList<>());
                } else {
                    section.add(new Template(line));
                }
            }
        }
    }

    static TemplateBook of(Language language) {
        return language == Language.EN ? ENGLISH : SPANISH;
    }

    List<Template> section(String name) {
        return sections.getOrDefault(name, List.of());
    }
}
