package org.leadnest.platform.secrets;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.leadnest.platform.storage.FileKind;

/** The lists of {@code docs/topics/security.md} are those of the code. */
class SecurityTopicTests {
    private static final Pattern PURPOSE = Pattern.compile("forPurpose\\(\"([^\"]+)\"");
    private static final Pattern LISTED = Pattern.compile("(?m)^\\| `([^`]+)`(?: and the account)? \\| (?:AES|HMAC)");

    private static final Pattern RULE =
            Pattern.compile("(?m)^\\| [^|]+ \\| [^|]+ \\| `([a-z]+\\.[A-Za-z.]+)` \\| ([^|]+) \\|$");

    @Test
    void everyKeyIsListedAndNoOther() throws IOException {
        List<String> used;
        try (Stream<Path> sources = Files.walk(Path.of("src/main/java"))) {
            used = sources.filter(file -> file.toString().endsWith(".java"))
                    .flatMap(file -> PURPOSE.matcher(read(file)).results().map(found -> found.group(1)))
                    .distinct()
                    .toList();
        }
        List<String> listed =
                LISTED.matcher(topic()).results().map(found -> found.group(1)).toList();
        assertThat(listed).hasSizeGreaterThan(10).containsExactlyInAnyOrderElementsOf(used);
    }

    @Test
    void everyKindOfFileIsListed() throws IOException {
        Matcher row = Pattern.compile("\\| files of a lead \\| ([^|]+) \\|").matcher(topic());
        assertThat(row.find()).isTrue();
        assertThat(List.of(row.group(1).split(" ")))
                .containsExactlyInAnyOrder(FileKind.accept().split(","));
    }

    @Test
    void everyRuleOverSeveralFieldsIsKeptInTheseWords() throws IOException {
        List<MatchResult> rules = RULE.matcher(topic()).results().toList();
        assertThat(rules).hasSizeGreaterThan(15);
        for (MatchResult rule : rules) {
            Path source = Path.of("src/main/java/org/leadnest/" + rule.group(1).replace('.', '/') + ".java");
            assertThat(read(source)).as(rule.group()).contains(rule.group(2).strip());
        }
    }

    private static String topic() throws IOException {
        return Files.readString(Path.of("../docs/topics/security.md"));
    }

    private static String read(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }
}
