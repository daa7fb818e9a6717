package org.leadnest;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/** {@code docs/asvs.md} has each requirement of levels 1 and 2 once, and names only tests that exist. */
class AsvsTests {
    private static final Set<String> STATES = Set.of("met", "partly", "not met", "does not apply");
    private static final Pattern ROW = Pattern.compile(
            "\\| ([0-9]+\\.[0-9]+\\.[0-9]+) \\| ([12]) \\| ([^|]+) \\| ([^|]+) \\| ([^|]+) \\| ([^|]+) \\|");
    private static final Pattern NAME = Pattern.compile("`(org\\.leadnest\\.[A-Za-z.]+)`");

    private record Row(String number, String state, String how, List<String> tests) {}

    @Test
    void everyRequirementHasItsRowOnceAndInOrder() throws IOException {
        List<String> expected = Files.readAllLines(Path.of("src/test/resources/docs/asvs-5.0-levels-1-2.txt"));
        assertThat(expected).hasSize(253).doesNotHaveDuplicates();
        assertThat(rows()).extracting(Row::number).containsExactlyElementsOf(expected);
    }

    @Test
    void everyRowSaysHowItStandsAndWhy() throws IOException {
        assertThat(rows()).allSatisfy(row -> {
            assertThat(STATES).as(row.number()).contains(row.state());
            assertThat(row.how()).as(row.number()).isNotBlank();
            assertThat(row.tests().isEmpty()
                            || !row.state().equals("does not apply")
                            || row.number().equals("3.5.2"))
                    .as(row.number())
                    .isTrue();
        });
    }

    @Test
    void everyTestThatIsNamedExists() throws IOException {
        List<String> named =
                rows().stream().flatMap(row -> row.tests().stream()).distinct().toList();
        assertThat(named).hasSizeGreaterThan(30).allMatch(name -> name.endsWith("Tests"));
        for (String name : named) {
            assertThatCode(() -> Class.forName(name, false, getClass().getClassLoader()))
                    .as(name)
                    .doesNotThrowAnyException();
        }
    }

    @Test
    void theCountsInTheFirstParagraphAreThoseOfTheRows() throws IOException {
        String head = Files.readString(Path.of("../docs/asvs.md")).replace('\n', ' ');
        assertThat(head)
                .contains(count("met") + " are met, " + count("partly") + " partly, " + count("not met") + " are not, "
                        + count("does not apply") + " do not apply");
    }

    private static long count(String state) throws IOException {
        return rows().stream().filter(row -> row.state().equals(state)).count();
    }

    private static List<Row> rows() throws IOException {
        return Files.readAllLines(Path.of("../docs/asvs.md")).stream()
                .map(ROW::matcher)
                .filter(Matcher::matches)
                .map(found -> new Row(
                        found.group(1),
                        found.group(4),
                        found.group(5),
                        NAME.matcher(found.group(6))
                                .results()
                                .map(name -> name.group(1))
                                .toList()))
                .toList();
    }
}
