package org.leadnest.platform.web;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** What holds for every template of every module; the strict content security policy would break what does not. */
class TemplatesTests {
    private static final Path TEMPLATES = Path.of("src/main/jte");
    private static final Path STATIC = Path.of("src/main/resources/static");

    private static final Pattern INLINE = Pattern.compile(
            "<style\\b|\\sstyle=|<script(?![^>]*(?:\\ssrc=|type=\"application/ld\\+json\"))|\\son[a-z]+=\"|href=\"javascript:");
    private static final Pattern POST_FORM = Pattern.compile("<form\\b[^>]*method=\"post\".*?</form>", Pattern.DOTALL);
    /** The one form that goes without a token, so that reading a page sets no cookie: its door looks at the origin. */
    private static final String BY_ORIGIN = "action=\"/cookies/choices\"";

    /** Into an object, of anything but values written down in the script itself. */
    private static final Pattern MERGING = Pattern.compile(
            "__proto__|\\.prototype\\b|\\beval\\(|new Function\\b|setTimeout\\(\"|\\bfor \\((?:const|let|var) \\w+ in "
                    + "|Object\\.assign\\((?!(?:document\\.createElement\\(\"[a-z]+\"\\)|[a-z]+), \\{)|\\.\\.\\.JSON\\.parse");

    private static final Pattern ICON = Pattern.compile("(?:icon\\(name = |[( ]icon = )\"([a-z0-9-]+)\"(?!\\.)");

    @Test
    void noPageHoldsInlineScriptOrStyle() {
        assertThat(templates().stream().filter(template -> !isLetter(template)))
                .allSatisfy(template -> assertThat(found(INLINE, template))
                        .as(template.toString())
                        .isEmpty());
    }

    @Test
    void everyPostFormIsProtectedAgainstForgery() {
        assertThat(templates())
                .allSatisfy(template -> assertThat(found(POST_FORM, template))
                        .as(template.toString())
                        .allSatisfy(form -> assertThat(form).containsAnyOf("parts.csrf(", BY_ORIGIN)));
    }

    @Test
    void everyIconIsInTheSprite() {
        List<String> sprite = found(Pattern.compile("(?<=<symbol id=\")[^\"]+"), STATIC.resolve("icons.svg"));

        assertThat(templates())
                .allSatisfy(template -> assertThat(
                                ICON.matcher(read(template)).results().map(icon -> icon.group(1)))
                        .as(template.toString())
                        .isSubsetOf(sprite));
    }

    /** ASVS 5.0 15.3.6: nothing from outside becomes the name of a property, or is merged into an object. */
    @Test
    void noScriptMergesForeignObjectsOrRunsText() {
        try (Stream<Path> scripts = Files.list(STATIC.resolve("js"))) {
            assertThat(scripts.filter(file -> file.toString().endsWith(".js")))
                    .hasSizeGreaterThan(20)
                    .allSatisfy(script -> assertThat(
                                    MERGING.matcher(read(script)).results().map(MatchResult::group))
                            .as(script.toString())
                            .isEmpty());
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }

    /** Mail programs know no style sheets: a letter is a whole document outside of the frame, and writes its style inline. */
    private static boolean isLetter(Path template) {
        String text = read(template);
        return text.contains("<!doctype html>") && !text.contains("Shell shell");
    }

    private static List<Path> templates() {
        try (Stream<Path> files = Files.walk(TEMPLATES)) {
            return files.filter(file -> file.toString().endsWith(".jte")).toList();
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }

    private static List<String> found(Pattern pattern, Path file) {
        return pattern.matcher(read(file)).results().map(MatchResult::group).toList();
    }

    private static String read(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }
}
