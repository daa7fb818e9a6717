package org.leadnest.retouch;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.Map;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.DoubleRange;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class RecipeTests {
    private static final Recipe.Output OUTPUT = new Recipe.Output(Delivery.WEB, OutputFormat.WEBP, 1600, 1200, 84);

    @Property(tries = 200)
    void comesBackFromJsonAsItWas(
            @ForAll @DoubleRange(min = -1e12, max = 1e12) double number, @ForAll String text, @ForAll String name) {
        Recipe recipe = new Recipe(
                text, List.of(new Recipe.Operation(name, Map.of("a", number + 0.0), Map.of("b", text))), OUTPUT);
        assertThat(Recipe.parse(recipe.toJson())).isEqualTo(recipe);
        assertThat(Recipe.parse(recipe.toJson()).toJson()).isEqualTo(recipe.toJson());
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "{",
                "[]",
                "{\"engine\":1}",
                "{\"engine\":\"x\",\"operations\":[],\"output\":{}} x",
                "nonsense",
                "{\"engine\":\"x\",\"operations\":[{}],\"output\":{\"delivery\":\"WEB\"}}",
                "[[[[[[[[[[[[[[[[[[[[[["
            })
    void saysWhatIsWrongWithAText(String json) {
        assertThatThrownBy(() -> Recipe.parse(json)).isInstanceOf(IllegalArgumentException.class);
    }
}
