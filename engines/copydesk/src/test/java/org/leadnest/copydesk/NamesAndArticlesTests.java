package org.leadnest.copydesk;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.leadnest.copydesk.words.FreePhrase;

/** What somebody typed as a feature, as it stands in an English sentence. */
class NamesAndArticlesTests {
    @ParameterizedTest
    @CsvSource({
        "Japanese garden, a Japanese garden",
        "Japanese Garden, a Japanese garden",
        "Trex deck, a Trex deck",
        "Trex Deck, a Trex deck",
        "Hunter Douglas Blinds, Hunter Douglas blinds",
        "Hunter Douglas blinds, Hunter Douglas blinds",
        "Wine Room With Tasting Bar, a wine room with tasting bar",
        "Walk-In Pantry, a walk-in pantry",
        "Reclaimed Barnwood Accent Wall, a reclaimed barnwood accent wall",
        "u-shaped kitchen, a U-shaped kitchen",
        "U-Shaped Kitchen, a U-shaped kitchen",
        "l-shaped kitchen, an L-shaped kitchen",
        "a-frame ceiling, an A-frame ceiling",
        "UV-filtered water system, a UV-filtered water system",
        "USB outlet, a USB outlet",
        "LEED certificate, a LEED certificate",
        "LED mirror, an LED mirror",
        "HVAC closet, an HVAC closet",
        "herb garden, an herb garden",
        "Utility sink, a utility sink",
        "Used brick patio, a used brick patio",
        "Upper deck, an upper deck",
        "one-car garage, a one-car garage",
        "outdoor shower, an outdoor shower"
    })
    void keepsNamesAndTakesTheArticleThatIsSpoken(String typed, String written) {
        assertThat(FreePhrase.english(typed).indefinite()).isEqualTo(written);
    }
}
