package org.leadnest.leads.merging;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.leadnest.leads.merging.Likeness.Face;

class LikenessTests {
    @Test
    void aNameThatDiffersByALetterInTheSamePlaceLooksLikeOne() {
        assertThat(Likeness.reason(face("gonzalez maria", "33101", null), face("gonzales maria", "33101", null)))
                .hasValue("Names that differ by a letter and the same ZIP code, 33101.");
        assertThat(Likeness.reason(
                        face("gonzalez maria", null, "13055550123"), face("gonzalez maria", null, "13055550132")))
                .isPresent();
    }

    @Test
    void theSameNameElsewhereIsNoReason() {
        assertThat(Likeness.reason(face("smith john", "33101", null), face("smith john", "90210", null)))
                .isEmpty();
        assertThat(Likeness.reason(face("li an", "33101", null), face("lo in", "33101", null)))
                .isEmpty();
        assertThat(Likeness.reason(face("~", "33101", null), face("~", "33101", null)))
                .isEmpty();
    }

    @Test
    void twoNeighbouringLettersSwappedAreOneStepApart() {
        assertThat(Likeness.distance("maria", "mraia", 2)).isEqualTo(1);
        assertThat(Likeness.distance("maria", "maria", 2)).isZero();
        assertThat(Likeness.distance("maria", "marta", 2)).isEqualTo(1);
        assertThat(Likeness.distance("maria", "peter", 2)).isEqualTo(3);
        assertThat(Likeness.distance("", "abc", 2)).isEqualTo(3);
    }

    private static Face face(String name, @Nullable String postal, @Nullable String phone) {
        return new Face(UUID.randomUUID(), name, name, null, postal, null, phone, null);
    }
}
