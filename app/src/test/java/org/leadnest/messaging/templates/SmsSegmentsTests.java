package org.leadnest.messaging.templates;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class SmsSegmentsTests {
    @Test
    void anEscapedCharacterIsNotSplitOverTwoSegments() {
        // 306 septets would fit in two of 153, but the bracket on the border leaves one empty.
        assertThat(segments("a".repeat(152) + "[" + "a".repeat(152))).isEqualTo(3);
        assertThat(segments("a".repeat(151) + "[" + "a".repeat(153))).isEqualTo(2);
        assertThat(segments("a".repeat(306))).isEqualTo(2);
        assertThat(segments("[".repeat(80))).isEqualTo(1);
    }

    @Test
    void aSurrogatePairIsNotSplitOverTwoSegments() {
        String house = "\uD83C\uDFE0";
        assertThat(segments("ы".repeat(66) + house + "ы".repeat(66))).isEqualTo(3);
        assertThat(segments("ы".repeat(65) + house + "ы".repeat(67))).isEqualTo(2);
        assertThat(segments(house.repeat(35))).isEqualTo(1);
        assertThat(segments(house.repeat(67))).isEqualTo(3);
    }

    private static int segments(String text) {
        return SmsSegments.of(text).segments();
    }
}
