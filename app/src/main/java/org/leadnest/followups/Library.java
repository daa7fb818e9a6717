package org.leadnest.followups;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.springframework.core.io.ClassPathResource;
import org.springframework.stereotype.Component;

/**
 * Ready-made sequences and the texts of their steps, in English and Spanish; read once from {@code library/templates.md} and
 * {@code library/sequences.md}. A text has to name nothing but merge fields, so it is true for whoever uses it.
 */
@Component
public class Library {
    static final String ENGLISH = "en";
    static final String SPANISH = "es";
    /** Code to name, as the language calls itself. */
    public static final Map<String, String> LANGUAGES = languages();

    private static final String ENTRY = "## ";
    private static final String WORDING = "### ";

    private final Map<String, List<LibraryText>> texts = new LinkedHashMap<>();
    private final Map<String, List<LibrarySequence>> sequences = new LinkedHashMap<>();

    Library() {
        for (String language : LANGUAGES.keySet()) {
            texts.put(language, texts(read("templates.md"), language));
            sequences.put(language, sequences(read("sequences.md"), language));
        }
    }

    private static Map<String, String> languages() {
        Map<String, String> languages = new LinkedHashMap<>();
        languages.put(ENGLISH, "English");
        languages.put(SPANISH, "Español");
        return languages;
    }

    /** The language of that code, or English. */
    static String language(String code) {
        return LANGUAGES.containsKey(code) ? code : ENGLISH;
    }

    List<LibraryText> texts(String language) {
        return texts.getOrDefault(language, List.of());
    }

    List<LibrarySequence> sequences(String language) {
        return sequences.getOrDefault(language, List.of());
    }

    Optional<LibraryText> text(String slug, String language) {
        return texts(language).stream().filter(one -> one.slug().equals(slug)).findFirst();
    }

    Optional<LibrarySequence> sequence(String slug, String language) {
        return sequences(language).stream()
                .filter(one -> one.slug().equals(slug))
                .findFirst();
    }

    private static List<LibraryText> texts(String file, String language) {
        List<LibraryText> texts = new ArrayList<>();
        for (String entry : entries(file)) {
            String[] head = head(entry).split(" ");
            StepChannel channel = StepChannel.valueOf(head[1]);
            for (String wording : split(entry, WORDING)) {
                if (wording.startsWith(language + " ")) {
                    texts.add(text(head[0], channel, wording.substring(language.length() + 1)));
                }
            }
        }
        return List.copyOf(texts);
    }

    private static LibraryText text(String slug, StepChannel channel, String wording) {
        String name = head(wording);
        String rest = rest(wording);
        return channel == StepChannel.EMAIL
                ? new LibraryText(slug, channel, name, head(rest), rest(rest).strip())
                : new LibraryText(slug, channel, name, "", rest.strip());
    }

    private List<LibrarySequence> sequences(String file, String language) {
        List<LibrarySequence> found = new ArrayList<>();
        for (String entry : entries(file)) {
            String name = "";
            String about = "";
            List<LibrarySequence.Step> steps = new ArrayList<>();
            for (String line : rest(entry).lines().filter(one -> !one.isBlank()).toList()) {
                String[] words = line.split(" ", 2);
                if (words[0].equals(language)) {
                    String[] told = words[1].split(" \\| ", 2);
                    name = told[0];
                    about = told[1];
                } else if (!Set.copyOf(LANGUAGES.keySet()).contains(words[0])) {
                    String[] when = words[1].split(" ");
                    steps.add(new LibrarySequence.Step(
                            when[0],
                            when.length > 1 ? when[1] : "",
                            text(words[0], language)
                                    .orElseThrow(() -> new IllegalStateException("no text " + words[0]))));
                }
            }
            found.add(new LibrarySequence(head(entry), name, about, List.copyOf(steps)));
        }
        return List.copyOf(found);
    }

    private static List<String> entries(String file) {
        return split("\n" + file, ENTRY);
    }

    /** What stands behind each mark at the beginning of a line; what stands before the first is left out. */
    private static List<String> split(String text, String mark) {
        return Arrays.stream(text.split("\n" + java.util.regex.Pattern.quote(mark)))
                .skip(1)
                .toList();
    }

    private static String head(String text) {
        return text.lines().findFirst().orElse("");
    }

    private static String rest(String text) {
        int end = text.indexOf('\n');
        return end < 0 ? "" : text.substring(end + 1);
    }

    private static String read(String name) {
        try {
            return new ClassPathResource("library/" + name).getContentAsString(StandardCharsets.UTF_8);
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
    }
}
