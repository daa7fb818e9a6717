package org.leadnest;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/** The ledger {@code docs/promises.md} names only code and tests that exist, and leaves no promise out. */
class PromisesTests {
    private static final List<String> IDS = List.of(
            "A1", "A2", "A3", "A4", "B1", "B2", "B3", "C1", "C2", "U1", "U2", "U3", "I1", "E1", "P1", "P2", "R1", "R2",
            "S1", "S2", "S3");
    private static final Pattern NAME = Pattern.compile("`(org\\.leadnest\\.[A-Za-z.]+)`");

    @Test
    void everyPromiseHasItsRowInOrder() throws IOException {
        assertThat(rows().map(row -> row.split("\\|")[1].strip()).toList()).isEqualTo(IDS);
    }

    @Test
    void everyNamedClassExists() throws IOException {
        List<String> named = rows().flatMap(row -> NAME.matcher(row).results().map(found -> found.group(1)))
                .distinct()
                .toList();
        assertThat(named).isNotEmpty();
        for (String name : named) {
            assertThatCode(() -> Class.forName(name, false, getClass().getClassLoader()))
                    .as(name)
                    .doesNotThrowAnyException();
        }
    }

    @Test
    void aKeptPromiseIsProvenByATest() throws IOException {
        for (String row : rows().toList()) {
            String[] cells = row.split("\\|");
            boolean kept = NAME.matcher(cells[3]).find();
            List<String> tests =
                    NAME.matcher(cells[4]).results().map(MatchResult::group).toList();
            assertThat(tests.isEmpty()).as(row).isEqualTo(!kept);
            assertThat(tests).as(row).allMatch(test -> test.endsWith("Tests`"));
        }
    }

    private static java.util.stream.Stream<String> rows() throws IOException {
        return Files.readAllLines(Path.of("../docs/promises.md")).stream()
                .filter(line -> line.matches("\\| [A-Z][0-9] \\|.*"));
    }
}
