package org.leadnest.copydesk;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.BiFunction;
import org.leadnest.copydesk.checking.Readability;

/**
 * The writer in figures, over 200 generated listings and 40 real-shaped ones: how easily its running texts read, how much two
 * seeds share, how often a first sentence has the same pattern. {@code bin/bench writer} prints them; {@link QualityTests}
 * holds the bounds. Tones come in turn, listing by listing; {@code -Dwriter.tones=true} takes every tone of each.
 */
final class WriterFigures {
    static final List<Outlet> LONG = List.of(Outlet.MLS, Outlet.WEBSITE, Outlet.EMAIL);
    static final List<Outlet> RUNNING =
            List.of(Outlet.MLS, Outlet.WEBSITE, Outlet.EMAIL, Outlet.FACEBOOK, Outlet.LINKEDIN, Outlet.INSTAGRAM);
    static final List<Outlet> PROSE =
            Arrays.stream(Outlet.values()).filter(Outlet::isProse).toList();
    /** Below this a single word moves the ease of reading by points. */
    private static final int WORDS_FOR_EASE = 80;

    private static final boolean EVERY_TONE = Boolean.getBoolean("writer.tones");
    private static final List<Listings.Listing> ALL = Listings.all();
    private static final Map<Asked, List<Sample>> WRITTEN = new ConcurrentHashMap<>();

    private WriterFigures() {}

    private record Asked(Outlet outlet, Language language, long seed) {}

    /** A text with the brief that it was written for. */
    record Sample(Listings.Listing listing, Brief brief, Description written) {
        String text() {
            return written.text();
        }
    }

    /** Values in rising order with the sample that each was measured on. */
    record Spread(List<Map.Entry<Double, Sample>> values) {
        static Spread of(List<Map.Entry<Double, Sample>> values) {
            return new Spread(values.stream().sorted(Map.Entry.comparingByKey()).toList());
        }

        double at(double part) {
            return values.get((int) Math.min(values.size() - 1L, Math.round(part * (values.size() - 1))))
                    .getKey();
        }

        Map.Entry<Double, Sample> least() {
            return values.getFirst();
        }

        Map.Entry<Double, Sample> most() {
            return values.getLast();
        }
    }

    /** All tones where it may take minutes, else one after the other. */
    private static List<Tone> tones(int turn) {
        return EVERY_TONE ? List.of(Tone.values()) : List.of(Tone.values()[turn % Tone.values().length]);
    }

    /** Written once a run: several figures are taken on the same texts. */
    static List<Sample> samples(Outlet outlet, Language language, long seed) {
        return WRITTEN.computeIfAbsent(new Asked(outlet, language, seed), asked -> written(outlet, language, seed));
    }

    private static List<Sample> written(Outlet outlet, Language language, long seed) {
        List<Sample> samples = new ArrayList<>();
        for (int i = 0; i < ALL.size(); i++) {
            for (Tone tone : tones(i)) {
                Brief brief = Brief.of(outlet).with(language).with(tone).withSeed(seed);
                Listings.Listing listing = ALL.get(i);
                samples.add(new Sample(listing, brief, Copydesk.describe(listing.facts(), brief)));
            }
        }
        return samples;
    }

    /** How easily the texts read that are long enough to say. */
    static Spread ease(Outlet outlet, Language language) {
        return Spread.of(samples(outlet, language, 1).stream()
                .filter(sample -> sample.text().split("\\s+").length >= WORDS_FOR_EASE)
                .map(sample -> Map.entry(Readability.ease(sample.text(), language), sample))
                .toList());
    }

    /** What part of its word trigrams the shorter of two texts shares with the other. */
    static Spread shared(Outlet outlet, Language language, long seed, long other) {
        List<Sample> ones = samples(outlet, language, seed);
        List<Sample> others = samples(outlet, language, other);
        List<Map.Entry<Double, Sample>> shares = new ArrayList<>();
        for (int i = 0; i < ones.size(); i++) {
            Set<String> one = trigrams(ones.get(i).text());
            Set<String> two = trigrams(others.get(i).text());
            Set<String> both = new HashSet<>(one);
            both.retainAll(two);
            shares.add(Map.entry(both.size() / (double) Math.max(1, Math.min(one.size(), two.size())), ones.get(i)));
        }
        return Spread.of(shares);
    }

    private static Set<String> trigrams(String text) {
        String[] words = text.toLowerCase(Locale.ROOT)
                .replaceAll("[^\\p{L}\\p{N}]+", " ")
                .strip()
                .split(" ");
        Set<String> trigrams = new HashSet<>();
        for (int i = 0; i + 2 < words.length; i++) {
            trigrams.add(String.join(" ", Arrays.copyOfRange(words, i, i + 3)));
        }
        return trigrams;
    }

    /** How many of 100 texts begin alike: by the first two words, and by the sentence without names and numbers. */
    static Map<String, Double> openings(Outlet outlet, Language language) {
        Map<String, Integer> uses = new HashMap<>();
        List<Sample> samples = samples(outlet, language, 1);
        for (Sample sample : samples) {
            String first = firstSentence(sample);
            uses.merge(mould(first, sample.listing()), 1, Integer::sum);
            uses.merge(String.join(" ", firstWords(first)) + " ...", 1, Integer::sum);
        }
        Map<String, Double> shares = new TreeMap<>();
        uses.forEach((mould, times) -> shares.put(mould, times * 100.0 / samples.size()));
        return shares;
    }

    /** Behind a subject, a greeting or a heading. */
    private static String firstSentence(Sample sample) {
        return sample.written().sentences().stream()
                .map(Sentence::text)
                .filter(text -> text.endsWith("."))
                .findFirst()
                .orElseGet(sample::text);
    }

    private static List<String> firstWords(String sentence) {
        List<String> words = Arrays.asList(sentence.split(" "));
        return words.subList(0, Math.min(2, words.size()));
    }

    /** The sentence without what is the listing's own: numbers and names. */
    private static String mould(String sentence, Listings.Listing listing) {
        String bare = sentence;
        for (String name : List.of("City", "SubdivisionName")) {
            String place = listing.facts().text(name);
            bare = place.isEmpty() ? bare : bare.replace(place, "X");
        }
        return bare.replaceAll("\\d[\\d,.]*", "0")
                .replaceAll("(?i)\\b(one|two|three|four|five|six|seven|un|dos|tres|cuatro|cinco|seis|siete)\\b", "0");
    }

    /** Key facts that a long text leaves out, each with its listing. */
    static List<String> missing(Outlet outlet, Language language) {
        List<String> missing = new ArrayList<>();
        for (Sample sample : samples(outlet, language, 1)) {
            for (String key :
                    KeyFacts.missing(sample.listing().facts(), sample.text().toLowerCase(Locale.ROOT), language)) {
                missing.add(
                        sample.listing().name() + " " + sample.brief().tone() + " lacks " + key + ": " + sample.text());
            }
        }
        return missing;
    }

    public static void main(String[] arguments) {
        boolean loud = arguments.length > 0;
        System.out.printf("%d listings, %s%n", ALL.size(), EVERY_TONE ? "each in every tone" : "tones in turn");
        for (long seed : new long[] {1, 4}) {
            written(Outlet.MLS, Language.EN, seed);
            long began = System.nanoTime();
            int texts = written(Outlet.MLS, Language.EN, seed).size();
            System.out.printf(
                    Locale.ROOT,
                    "MLS remarks of seed %d, warm: %.2f ms a text%n",
                    seed,
                    (System.nanoTime() - began) / 1e6 / texts);
        }
        print(loud, "ease of reading (50 to 75)", RUNNING, WriterFigures::ease);
        print(loud, "trigrams shared by seeds 1 and 2 (below 0.40)", RUNNING, (o, l) -> shared(o, l, 1, 2));
        print(
                loud,
                "trigrams shared by seeds 3 and 8 (below 0.40)",
                List.of(Outlet.MLS, Outlet.WEBSITE),
                (o, l) -> shared(o, l, 3, 8));
        for (Language language : Language.values()) {
            for (Outlet outlet : RUNNING) {
                Map<String, Double> openings = openings(outlet, language);
                Map.Entry<String, Double> most = openings.entrySet().stream()
                        .max(Map.Entry.comparingByValue())
                        .orElseThrow();
                System.out.printf(
                        Locale.ROOT,
                        "commonest opening %s %s: %.1f %% \"%s\"%n",
                        outlet,
                        language.code(),
                        most.getValue(),
                        most.getKey());
            }
            for (Outlet outlet : LONG) {
                System.out.printf(
                        "key facts missing %s %s: %d%n",
                        outlet, language.code(), missing(outlet, language).size());
            }
        }
    }

    private static void print(
            boolean loud, String what, List<Outlet> outlets, BiFunction<Outlet, Language, Spread> measure) {
        for (Language language : Language.values()) {
            for (Outlet outlet : outlets) {
                Spread spread = measure.apply(outlet, language);
                System.out.printf(
                        Locale.ROOT,
                        "%s, %s %s: %d texts, least %.2f, 5 %% %.2f, median %.2f, 95 %% %.2f, most %.2f%n",
                        what,
                        outlet,
                        language.code(),
                        spread.values().size(),
                        spread.least().getKey(),
                        spread.at(0.05),
                        spread.at(0.5),
                        spread.at(0.95),
                        spread.most().getKey());
                if (loud) {
                    System.out.println("   least: " + spread.least().getValue().text());
                    System.out.println("   most: " + spread.most().getValue().text());
                }
            }
        }
    }
}
