package org.leadnest.messaging.inbox;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class QuotedTextTests {
    @ParameterizedTest
    @ValueSource(
            strings = {
                "On Wed, Nov 25, 2026 at 9:01 AM Maya Lopez <maya@example.com> wrote:\n> Still looking?",
                "On Wed, Nov 25, 2026 at 9:01 AM Maya Lopez\n<maya@example.com> wrote:\n> Still looking?",
                "El mié, 25 nov 2026 a las 9:01, Maya Lopez escribió:\n> ¿Sigue buscando?",
                "-----Original Message-----\nFrom: Maya",
                "________________________________\nFrom: Maya Lopez <maya@example.com>",
                "> Still looking?"
            })
    void whatAMailProgramQuotesIsParted(String quoted) {
        QuotedText text = QuotedText.of("Yes, Saturday works.\n\n" + quoted);
        assertThat(text.fresh()).isEqualTo("Yes, Saturday works.");
        assertThat(text.quoted()).isEqualTo(quoted);
    }

    @Test
    void aTextThatOnlyLooksLikeIntroductionsStaysWhole() {
        String text = "On Saturday I am free.\nFrom my house it is near.\nShe wrote: come by.";
        assertThat(QuotedText.of(text)).isEqualTo(new QuotedText(text, ""));
        String all = "> only quoted";
        assertThat(QuotedText.of(all)).isEqualTo(new QuotedText(all, ""));
    }
}
