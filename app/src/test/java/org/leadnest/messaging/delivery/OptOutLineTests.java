package org.leadnest.messaging.delivery;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class OptOutLineTests {
    @ParameterizedTest
    @ValueSource(
            strings = {
                "Hi Ana, 123 MAIN ST, PALO ALTO is new",
                "Your ONE-STOP shop for homes",
                "NONSTOP news of homes",
                "Next STOP: the open house on Sunday"
            })
    void aWordInCapitalsIsNoWayOut(String text) {
        assertThat(OptOutLine.on(text, true)).isEqualTo(text + "\n" + OptOutLine.ENGLISH);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "New homes. Reply STOP to opt out",
                "New homes. Text STOP to end",
                "STOP to end",
                "Txt back anytime, STOP to opt out",
                "Casas nuevas. Responda ALTO para cancelar",
                "Casas nuevas. Envíe STOP para terminar"
            })
    void whoeverSaysItIsBelieved(String text) {
        assertThat(OptOutLine.on(text, true)).isEqualTo(text);
    }

    @Test
    void theLineComesOnceAndInTheLanguageOfTheText() {
        assertThat(OptOutLine.on("Three homes for you", false)).isEqualTo("Three homes for you");
        assertThat(OptOutLine.on("Hola Ana, hay tres casas nuevas para usted", true))
                .endsWith(OptOutLine.SPANISH);
    }
}
