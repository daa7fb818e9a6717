package org.leadnest.copydesk;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** The quality of texts, measured on 200 generated listings and 40 real-shaped ones, in both languages. */
class QualityTests {
    private static final List<Listings.Listing> ALL = Listings.all();

    private static String text(Listings.Listing listing, Brief brief) {
        return Copydesk.describe(listing.facts(), brief).text();
    }

    @Test
    void saysNothingThatTheListingDoesNotSay() {
        List<String> wrong = IntStream.range(0, ALL.size())
                .parallel()
                .mapToObj(QualityTests::unfounded)
                .flatMap(List::stream)
                .toList();
        assertThat(wrong).as(wrong.size() + " texts").isEmpty();
    }

    /** What the texts of the listing with this number say without ground, in all outlets and languages; tones in turn. */
    private static List<String> unfounded(int number) {
        Listings.Listing listing = ALL.get(number);
        Reextraction stranger = new Reextraction(listing);
        List<String> wrong = new ArrayList<>();
        int turn = number * Outlet.values().length;
        for (Outlet outlet : Outlet.values()) {
            for (Language language : Language.values()) {
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
        return wrong;
    }

    @ParameterizedTest
    @EnumSource(Language.class)
    void tellsEveryKeyFactInLongForms(Language language) {
        for (Outlet outlet : WriterFigures.LONG) {
            List<String> missing = WriterFigures.missing(outlet, language);
            assertThat(missing).as(missing.size() + " missing").isEmpty();
        }
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

    @ParameterizedTest
    @EnumSource(Language.class)
    void twoSeedsShareLessThanFourInTenWordTrigrams(Language language) {
        for (Outlet outlet : WriterFigures.RUNNING) {
            WriterFigures.Spread shared = WriterFigures.shared(outlet, language, 1, 2);
            double median = outlet == Outlet.MLS || outlet == Outlet.WEBSITE ? 0.25 : 0.27;
            assertThat(shared.at(0.5)).as(outlet + " median").isLessThan(median);
            assertThat(shared.most().getKey())
                    .as(outlet + " " + shared.most().getValue().text())
                    .isLessThan(0.40);
        }
    }

    @ParameterizedTest
    @EnumSource(Language.class)
    void aThirdSeedIsKeptApartFromBoth(Language language) {
        for (long other : new long[] {1, 2}) {
            WriterFigures.Spread shared = WriterFigures.shared(Outlet.MLS, language, other, 3);
            assertThat(shared.at(0.5)).as("median beside " + other).isLessThan(0.35);
            assertThat(shared.at(0.95)).as("95 of 100 beside " + other).isLessThan(0.40);
        }
    }

    @ParameterizedTest
    @EnumSource(Language.class)
    void noOpeningPatternBecomesAHabit(Language language) {
        for (Outlet outlet : WriterFigures.PROSE) {
            WriterFigures.openings(outlet, language)
                    .forEach((mould, percent) ->
                            assertThat(percent).as(outlet + " " + mould).isLessThanOrEqualTo(15));
        }
    }

    @Test
    void englishReadsNeitherHardNorChildish() {
        for (Outlet outlet : WriterFigures.PROSE) {
            WriterFigures.ease(outlet, Language.EN)
                    .values()
                    .forEach(measured -> assertThat(measured.getKey())
                            .as(outlet + " " + measured.getValue().text())
                            .isBetween(50.0, 75.0));
        }
    }

    /** By the formula of Fernández Huerta, whose scale is another: a line of numbers and short names reads above 75. */
    @Test
    void spanishReadsNeitherHardNorChildish() {
        for (Outlet outlet : WriterFigures.RUNNING) {
            WriterFigures.Spread ease = WriterFigures.ease(outlet, Language.ES);
            assertThat(ease.least().getKey()).as(ease.least().getValue().text()).isGreaterThanOrEqualTo(50);
            assertThat(ease.at(0.98)).as(outlet + " 98 of 100").isLessThanOrEqualTo(75);
            assertThat(ease.most().getKey()).as(ease.most().getValue().text()).isLessThanOrEqualTo(82);
        }
    }
}
