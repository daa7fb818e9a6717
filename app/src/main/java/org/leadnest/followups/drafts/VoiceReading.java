package org.leadnest.followups.drafts;

import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Measures how somebody writes from letters of theirs. What the letters do not show stays as it was. */
final class VoiceReading {
    private static final int SHORT_WORDS = 45;
    private static final int MEDIUM_WORDS = 90;
    private static final double WARM_SIGNS = 2;
    private static final double FRIENDLY_SIGNS = 0.5;
    private static final double EXCLAIMING = 0.5;

    private static final Pattern GREETING =
            Pattern.compile("(?iu)^(hi there|hi|hello|hey|dear|good morning|good afternoon)\\b");
    private static final Pattern SALUDO =
            Pattern.compile("(?iu)^(hola|buenos días|buenas tardes|buen día|estimad[oa]|querid[oa])(?![\\p{L}])");
    private static final Pattern SIGN_OFF =
            Pattern.compile("(?iu)^(all the best|best wishes|best regards|kind regards|warm"
                    + " regards|regards|best|many thanks|thanks so much|thanks again|thanks|thank you|talk soon|see you soon|cheers|warmly|"
                    + "sincerely|take care|yours)[,.!]?$");
    private static final Pattern DESPEDIDA =
            Pattern.compile("(?iu)^(un cordial saludo|saludos cordiales|un saludo|saludos|"
                    + "muchas gracias|gracias|cordialmente|atentamente|un abrazo|hasta pronto)[,.!]?$");
    private static final Pattern WARM =
            Pattern.compile("(?iu)\\b(hope you|hope this|glad|happy to|look(?:ing)? forward|pleasure"
                    + "|delighted|excited|wonderful|love|thank|appreciate|congratulations|take care|espero que|encantad|con gusto|gracias|"
                    + "me alegra|felicidades|abrazo|un placer|cariño)");
    private static final Pattern CONTRACTED = Pattern.compile("(?iu)\\b\\p{L}+['’](?:m|re|ll|ve|d|s|t)\\b");
    private static final Pattern SPELLED = Pattern.compile(
            "(?iu)\\b(?:I am|I will|I have|it is|do not|is not|you are|we will|we are|cannot|does not|did not|that is)\\b");

    private VoiceReading() {}

    /** @param letters at least one */
    static Voice of(List<String> letters, Voice before) {
        List<String> spanish = letters.stream().filter(StoryReader::isSpanish).toList();
        List<String> english =
                letters.stream().filter(letter -> !spanish.contains(letter)).toList();
        String plain = String.join("\n", english);
        return new Voice(
                most(english, VoiceReading::first, GREETING).orElse(before.greeting()),
                closing(english, SIGN_OFF, before.signOff()),
                most(spanish, VoiceReading::first, SALUDO).orElse(before.saludo()),
                closing(spanish, DESPEDIDA, before.despedida()),
                length(letters),
                warmth(letters),
                average(letters, Pattern.compile("!")) >= EXCLAIMING,
                english.isEmpty() ? before.contracts() : count(plain, CONTRACTED) > count(plain, SPELLED));
    }

    private static Stream<String> first(String letter) {
        return letter.lines().map(String::strip).filter(line -> !line.isEmpty()).limit(1);
    }

    private static Stream<String> last(String letter) {
        List<String> lines = letter.lines()
                .map(String::strip)
                .filter(line -> !line.isEmpty())
                .toList();
        return lines.subList(Math.max(0, lines.size() - 4), lines.size()).stream();
    }

    /** Nobody who signs with the name alone gets words put before it. */
    private static String closing(List<String> letters, Pattern pattern, String before) {
        return letters.isEmpty()
                ? before
                : most(letters, VoiceReading::last, pattern)
                        .map(words -> words + ",")
                        .orElse("");
    }

    /** What most letters say there. */
    private static Optional<String> most(
            List<String> letters, Function<String, Stream<String>> place, Pattern pattern) {
        Map<String, Long> found = letters.stream()
                .flatMap(place)
                .flatMap(line -> pattern.matcher(line).results().map(match -> match.group(1)))
                .map(words -> words.substring(0, 1).toUpperCase(Locale.ROOT)
                        + words.substring(1).toLowerCase(Locale.ROOT))
                .collect(Collectors.groupingBy(words -> words, LinkedHashMap::new, Collectors.counting()));
        return found.entrySet().stream()
                .max(Comparator.comparingLong(Map.Entry::getValue))
                .map(Map.Entry::getKey);
    }

    private static Voice.Length length(List<String> letters) {
        List<Integer> words = letters.stream()
                .map(letter -> letter.strip().split("\\s+").length)
                .sorted()
                .toList();
        int median = words.get(words.size() / 2);
        return median <= SHORT_WORDS
                ? Voice.Length.SHORT
                : median <= MEDIUM_WORDS ? Voice.Length.MEDIUM : Voice.Length.LONG;
    }

    private static Voice.Warmth warmth(List<String> letters) {
        double signs = average(letters, WARM);
        return signs >= WARM_SIGNS
                ? Voice.Warmth.WARM
                : signs >= FRIENDLY_SIGNS ? Voice.Warmth.FRIENDLY : Voice.Warmth.PLAIN;
    }

    private static double average(List<String> letters, Pattern pattern) {
        return (double) count(String.join("\n", letters), pattern) / letters.size();
    }

    private static long count(String text, Pattern pattern) {
        return pattern.matcher(text).results().count();
    }
}
