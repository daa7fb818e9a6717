package org.leadnest.ai;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.text.Normalizer;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;

/**
 * Reads what a message wants, in English or Spanish, without a model from outside: a softmax regression over words, pairs of
 * words and pieces of words, fitted when it is first asked (about 0.2 s) to the lines of {@code intents/tuning.txt}. Always
 * the same for the same text. Held to account by lines that it never saw ({@code IntentTests}). It advises a person; whether
 * a message is an opt-out in the sense of the law is decided by messaging, not here. Thread-safe.
 */
public final class Intents {
    private static final int ROUNDS = 80;
    private static final double PACE = 0.5;
    private static final double FORGETTING = 1e-5;
    private static final double LEAST_SURE = 0.35;
    private static final int LONGEST = 600;
    private static final int SHORTEST_PIECE = 3;
    private static final int LONGEST_PIECE = 5;
    private static final int CLASSES = Intent.values().length;

    private final Map<String, double[]> weights = new HashMap<>();

    private Intents() {}

    private static final class Fitted {
        static final Intents MODEL = fitted();
    }

    /** @param sure between 0 and 1 */
    public record Reading(Intent intent, double sure) {}

    /** Empty when the text says too little to tell. */
    public static Optional<Reading> of(String text) {
        if (text.codePoints().noneMatch(Character::isLetter)) {
            return Optional.empty();
        }
        Reading best = Fitted.MODEL.best(text);
        return best.sure() < LEAST_SURE ? Optional.empty() : Optional.of(best);
    }

    private static Intents fitted() {
        record Example(Intent intent, Set<String> marks) {}
        List<Example> examples = new ArrayList<>();
        for (String line : lines()) {
            String[] cells = line.split("\\|", 2);
            examples.add(new Example(Intent.valueOf(cells[0].strip().toUpperCase(Locale.ROOT)), marks(cells[1])));
        }
        Intents model = new Intents();
        for (int round = 0; round < ROUNDS; round++) {
            // every seventh first, then the next: the file is ordered by label, and the order of learning must not be
            for (int offset = 0; offset < CLASSES; offset++) {
                for (int at = offset; at < examples.size(); at += CLASSES) {
                    model.learn(examples.get(at).intent(), examples.get(at).marks());
                }
            }
        }
        return model;
    }

    private static List<String> lines() {
        try (BufferedReader in = new BufferedReader(new InputStreamReader(
                Objects.requireNonNull(Intents.class.getResourceAsStream("/intents/tuning.txt")),
                StandardCharsets.UTF_8))) {
            return in.lines()
                    .filter(line -> !line.isBlank() && !line.startsWith("//"))
                    .toList();
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }

    private void learn(Intent intent, Set<String> marks) {
        double[] likely = likely(marks);
        double share = PACE / Math.sqrt(marks.size());
        for (String mark : marks) {
            double[] own = weights.computeIfAbsent(mark, key -> new double[CLASSES]);
            for (int i = 0; i < CLASSES; i++) {
                double wanted = i == intent.ordinal() ? 1 : 0;
                own[i] += share * (wanted - likely[i]) - FORGETTING * own[i];
            }
        }
    }

    private Reading best(String text) {
        double[] likely = likely(marks(text.substring(0, Math.min(LONGEST, text.length()))));
        int best = 0;
        for (int i = 1; i < CLASSES; i++) {
            best = likely[i] > likely[best] ? i : best;
        }
        return new Reading(Intent.values()[best], likely[best]);
    }

    private double[] likely(Set<String> marks) {
        double[] scores = new double[CLASSES];
        for (String mark : marks) {
            double[] own = weights.get(mark);
            for (int i = 0; own != null && i < CLASSES; i++) {
                scores[i] += own[i] / Math.sqrt(marks.size());
            }
        }
        double sum = 0;
        for (int i = 0; i < CLASSES; i++) {
            scores[i] = Math.exp(scores[i]);
            sum += scores[i];
        }
        for (int i = 0; i < CLASSES; i++) {
            scores[i] /= sum;
        }
        return scores;
    }

    /** Words, pairs of neighbours and pieces of words; a number is a number, an accent is none. */
    private static Set<String> marks(String text) {
        String plain = Normalizer.normalize(text.toLowerCase(Locale.ROOT).replace('’', '\''), Normalizer.Form.NFKD)
                .replaceAll("\\p{M}+", "")
                .replaceAll("\\d[\\d,.:]*", "0")
                .replaceAll("([?#])", " $1 ")
                .replaceAll("[^a-z0'?#]+", " ")
                .strip();
        Set<String> marks = new HashSet<>();
        String before = "^";
        for (String word : plain.split(" ")) {
            marks.add(word);
            marks.add(before + " " + word);
            pieces("<" + word + ">", marks);
            before = word;
        }
        marks.add(before + " $");
        return marks;
    }

    private static void pieces(String word, Set<String> marks) {
        for (int length = SHORTEST_PIECE; length <= LONGEST_PIECE; length++) {
            for (int at = 0; at + length <= word.length(); at++) {
                marks.add("~" + word.substring(at, at + length));
            }
        }
    }
}
