package org.leadnest.ai;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import org.junit.jupiter.api.Test;

/** How well the reader of intents reads what it was not fitted to. */
class IntentTests {
    private record Labelled(Intent intent, String text) {}

    private static List<Labelled> heldOut() throws IOException {
        try (InputStream in = Objects.requireNonNull(IntentTests.class.getResourceAsStream("intents-held-out.txt"))) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8)
                    .lines()
                    .filter(line -> !line.isBlank() && !line.startsWith("//"))
                    .map(line -> line.split("\\|", 2))
                    .map(cells ->
                            new Labelled(Intent.valueOf(cells[0].strip().toUpperCase(Locale.ROOT)), cells[1].strip()))
                    .toList();
        }
    }

    @Test
    void readsNineInTenOfWhatItNeverSaw() throws IOException {
        List<Labelled> all = heldOut();
        Map<Intent, Integer> right = new EnumMap<>(Intent.class);
        List<String> wrong = new ArrayList<>();
        for (Labelled one : all) {
            Intent read = Intents.of(one.text()).map(Intents.Reading::intent).orElse(null);
            if (read == one.intent()) {
                right.merge(read, 1, Integer::sum);
            } else {
                wrong.add(one + " read as " + read);
            }
        }
        assertThat(all).hasSizeGreaterThanOrEqualTo(80);
        assertThat(wrong.size()).as(String.join("\n", wrong)).isLessThanOrEqualTo(all.size() / 10);
        for (Intent intent : Intent.values()) {
            assertThat(right.getOrDefault(intent, 0)).as(intent.words()).isGreaterThanOrEqualTo(8);
        }
    }

    @Test
    void nothingThatItIsMeasuredOnIsAmongWhatItWasFittedTo() throws IOException {
        try (InputStream in = Objects.requireNonNull(IntentTests.class.getResourceAsStream("/intents/tuning.txt"))) {
            String fitted = new String(in.readAllBytes(), StandardCharsets.UTF_8).toLowerCase(Locale.ROOT);
            List<String> lines = fitted.lines()
                    .map(line -> line.substring(line.indexOf('|') + 1).strip())
                    .toList();
            assertThat(heldOut()).noneMatch(one -> lines.contains(one.text().toLowerCase(Locale.ROOT)));
        }
    }

    @Test
    void saysNothingAboutWhatSaysNothing() {
        assertThat(Intents.of("")).isEmpty();
        assertThat(Intents.of("12345 ---")).isEmpty();
    }
}
