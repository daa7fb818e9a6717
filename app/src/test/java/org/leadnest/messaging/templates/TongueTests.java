package org.leadnest.messaging.templates;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class TongueTests {
    @Test
    void tellsSpanishByItsSmallWords() {
        assertThat(Tongue.spanish("Hola Ana, la casa de la calle Roble todavía está en venta."))
                .isTrue();
        assertThat(Tongue.spanish("¿Puede verla el sábado?")).isTrue();
        assertThat(Tongue.spanish("Hello Ana, the house on La Jolla Boulevard is still for sale."))
                .isFalse();
        assertThat(Tongue.spanish("Casa Grande: 3 beds")).as("neither").isFalse();
        assertThat(Tongue.spanish("")).isFalse();
    }
}
