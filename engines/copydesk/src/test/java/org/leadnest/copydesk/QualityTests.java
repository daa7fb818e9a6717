package org.leadnest.copydesk;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.function.BiConsumer;
import org.junit.jupiter.api.Test;
import org.leadnest.copydesk.checking.Readability;

/** The quality of texts, measured on 200 generated listings and 40 real-shaped ones, in both languages. */
class QualityTests {
    private static final List<Listings.Listing> ALL = Listings.all();
    private static final List<Outlet> LONG = List.of(Outlet.MLS, Outlet.WEBSITE, Outlet.EMAIL);
    private static final int ENOUGH_WORDS_FOR_EASE = 80;

    private static void eachLong(BiConsumer<Listings.Listing, Brief> action) {
        int turn = 0;
        for (Listings.Listing listing : ALL) {
            for (Outlet outlet : LONG) {
                for (Language language : Language.values()) {
                    Tone tone = Tone.values()[turn++ % 4];
                    action.accept(listing, Brief.of(outlet).with(language).with(tone));
                }
            }
        }
    }

    private static String text(Listings.Listing listing, Brief brief) {
        return Copydesk.describe(listing.facts(), brief).text();
    }

    @Test
    void saysNothingThatTheListingDoesNotSay() {
        int turn = 0;
        List<String> wrong = new ArrayList<>();
        for (Listings.Listing listing : ALL) {
            Reextraction stranger = new Reextraction(listing);
            for (Outlet outlet : Outlet.values()) {
                Language language = Language.values()[turn / 4 % 2];
                Tone tone = Tone.values()[turn++ % 4];
                Brief brief = Brief.of(outlet).with(language).with(tone).withSeed(turn);
                String text = text(listing, brief);
                List<String> found = new ArrayList<>(stranger.unfounded(text));
                Copydesk.check(text, listing.facts(), CheckOptions.of(outlet).with(language)).stream()
                        .filter(finding -> finding.rule().startsWith("claim.") || finding.blocks())
                        .forEach(finding -> found.add(finding.rule() + ": " + finding.excerpt()));
                if (!found.isEmpty()) {
                    wrong.add(listing.name() + " " + outlet + " " + language + " " + found + " in: " + text);
                }
            }
        }
        assertThat(wrong).as(wrong.size() + " texts").isEmpty();
    }

    @Test
    void tellsEveryKeyFactInLongForms() {
        List<String> missing = new ArrayList<>();
        eachLong((listing, brief) -> {
            String text = text(listing, brief).toLowerCase(Locale.ROOT);
            for (String key : KeyFacts.missing(listing.facts(), text, brief.language())) {
                missing.add(
                        listing.name() + " " + brief.outlet() + " " + brief.language() + " lacks " + key + ": " + text);
            }
        });
        assertThat(missing).as(missing.size() + " missing").isEmpty();
    }

    @Test
    void staysWithinEveryCapHoweverTheMlsCounts() {
        List<Integer> caps = new ArrayList<>(RemarksCaps.all().stream()
                .map(RemarksCaps.Cap::characters)
                .distinct()
                .toList());
        caps.addAll(List.of(RemarksCaps.UNKNOWN, 250, 500));
        List<Listings.Listing> some = new ArrayList<>(Listings.generated(20));
        some.addAll(Listings.fixtures());
        for (Listings.Listing listing : some) {
            for (int cap : caps) {
                for (Language language : Language.values()) {
                    Brief brief = Brief.of(Outlet.MLS).with(language).withLimit(cap);
                    String text = text(listing, brief);
                    assertThat(text).isNotBlank();
                    assertThat(text.length()).isLessThanOrEqualTo(cap);
                    assertThat(text.replace("\n", "\r\n").getBytes(StandardCharsets.UTF_8))
                            .hasSizeLessThanOrEqualTo(cap);
                    assertThat(text.replace("&", "&amp;").length()).isLessThanOrEqualTo(cap);
                }
            }
        }
    }

    @Test
    void twoSeedsShareFewWordTrigrams() {
        for (Outlet outlet : List.of(Outlet.MLS, Outlet.WEBSITE)) {
            for (Language language : Language.values()) {
                List<Double> shares = new ArrayList<>();
                for (int i = 0; i < ALL.size(); i++) {
                    Brief brief = Brief.of(outlet).with(language).with(Tone.values()[i % 4]);
                    Set<String> one = trigrams(text(ALL.get(i), brief.withSeed(1)));
                    Set<String> other = trigrams(text(ALL.get(i), brief.withSeed(2)));
                    Set<String> shared = new HashSet<>(one);
                    shared.retainAll(other);
                    shares.add(shared.size() / (double) Math.max(1, Math.min(one.size(), other.size())));
                }
                shares.sort(null);
                double median = shares.get(shares.size() / 2);
                double high = shares.get(shares.size() * 95 / 100);
                assertThat(median).as(outlet + " " + language + " median").isLessThan(0.30);
                assertThat(high).as(outlet + " " + language + " p95").isLessThan(0.40);
            }
        }
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

    @Test
    void noOpeningPatternBecomesAHabit() {
        for (Language language : Language.values()) {
            Map<String, Integer> uses = new HashMap<>();
            for (int i = 0; i < ALL.size(); i++) {
                Brief brief = Brief.of(Outlet.MLS).with(language).with(Tone.values()[i % 4]);
                String first = Copydesk.describe(ALL.get(i).facts(), brief)
                        .sentences()
                        .getFirst()
                        .text();
                uses.merge(mould(first, ALL.get(i)), 1, Integer::sum);
                uses.merge(
                        "first words: "
                                + String.join(
                                        " ", Arrays.asList(first.split(" ")).subList(0, 2)),
                        1,
                        Integer::sum);
            }
            uses.forEach((mould, times) -> assertThat(times * 100 / ALL.size())
                    .as(language + " " + mould)
                    .isLessThanOrEqualTo(15));
        }
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

    @Test
    void readsNeitherHardNorChildishInEnglish() {
        List<Double> outside = new ArrayList<>();
        int[] measured = new int[1];
        eachLong((listing, brief) -> {
            String text = brief.language() == Language.EN ? text(listing, brief) : "";
            if (text.split("\\s+").length >= ENOUGH_WORDS_FOR_EASE) {
                measured[0]++;
                double ease = Readability.ease(text);
                assertThat(ease).as(text).isBetween(50.0, 90.0);
                if (ease > 75) {
                    outside.add(ease);
                }
            }
        });
        assertThat(outside.size() * 100.0 / measured[0])
                .as("over 75 of " + measured[0] + ": " + outside)
                .isLessThan(7);
    }
}
