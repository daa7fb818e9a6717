package org.leadnest.support.help;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.text.Normalizer;
import java.util.Arrays;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.leadnest.platform.web.Prose;
import org.springframework.core.io.Resource;
import org.springframework.core.io.support.PathMatchingResourcePatternResolver;
import org.springframework.stereotype.Component;

/**
 * All articles, and finding them by words: a word of a question has to begin a word of the article. Those that have all words
 * are found; where none has, those that have at least half of them, the most first.
 */
@Component
class Articles {
    private static final List<String> GROUPS =
            List.of("Beginning", "Leads", "Messages", "Listings", "Numbers", "Account", "Privacy");
    private static final int IN_TITLE = 10;
    private static final int IN_SUMMARY = 4;

    private final List<Article> all;

    Articles() {
        this.all = read();
    }

    List<Article> all() {
        return all;
    }

    static List<String> groups() {
        return GROUPS;
    }

    Optional<Article> find(String slug) {
        return all.stream().filter(one -> one.slug().equals(slug)).findFirst();
    }

    /** The best first; everything for a question without words. */
    List<Article> search(String question) {
        List<String> wanted =
                StopWords.without(words(question)).stream().distinct().toList();
        List<Found> found = all.stream()
                .map(one -> found(one, wanted))
                .filter(one -> 2 * one.words() >= wanted.size())
                .filter(one -> wanted.isEmpty() || one.words() > 0)
                .sorted(Comparator.comparingInt(Found::words)
                        .thenComparingInt(Found::points)
                        .reversed())
                .toList();
        boolean whole = !found.isEmpty() && found.getFirst().words() == wanted.size();
        return found.stream()
                .filter(one -> !whole || one.words() == wanted.size())
                .map(Found::article)
                .toList();
    }

    /** @param words of the question that the article has */
    private record Found(Article article, int words, int points) {}

    private static Found found(Article article, List<String> wanted) {
        List<Integer> points = wanted.stream()
                .map(word -> points(article, word))
                .filter(one -> one > 0)
                .toList();
        return new Found(
                article,
                points.size(),
                points.stream().mapToInt(Integer::intValue).sum());
    }

    private static int points(Article article, String word) {
        int title = begins(words(article.title()), word) ? IN_TITLE : 0;
        int summary = begins(words(article.summary()), word) ? IN_SUMMARY : 0;
        int body = begins(words(String.join(" ", article.lines())), word) ? 1 : 0;
        return title + summary + body;
    }

    private static boolean begins(List<String> words, String beginning) {
        return words.stream().anyMatch(word -> word.startsWith(beginning));
    }

    private static List<String> words(String text) {
        String plain = Normalizer.normalize(text, Normalizer.Form.NFD)
                .replaceAll("\\p{M}", "")
                .toLowerCase(Locale.ROOT);
        return Stream.of(plain.split("[^a-z0-9]+"))
                .filter(word -> !word.isEmpty())
                .toList();
    }

    private static List<Article> read() {
        try {
            Resource[] files = new PathMatchingResourcePatternResolver().getResources("classpath*:help/*.md");
            return Arrays.stream(files)
                    .map(Articles::read)
                    .sorted(Comparator.comparingInt((Article one) -> GROUPS.indexOf(one.group()))
                            .thenComparing(Article::title))
                    .toList();
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
    }

    private static Article read(Resource file) {
        try {
            String text = file.getContentAsString(StandardCharsets.UTF_8);
            int end = text.indexOf("\n\n");
            Map<String, String> head = new HashMap<>();
            text.substring(0, end).lines().map(line -> line.split(": ", 2)).forEach(pair -> head.put(pair[0], pair[1]));
            String name = String.valueOf(file.getFilename());
            return new Article(
                    name.substring(0, name.length() - ".md".length()),
                    head.getOrDefault("title", name),
                    head.getOrDefault("group", ""),
                    head.getOrDefault("summary", ""),
                    Prose.read(text.substring(end)));
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
    }
}
