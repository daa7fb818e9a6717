package org.leadnest;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.springframework.boot.autoconfigure.condition.ConditionalOnBooleanProperty;
import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.context.annotation.Conditional;
import org.springframework.core.io.Resource;
import org.springframework.core.io.support.PathMatchingResourcePatternResolver;
import org.springframework.core.type.AnnotatedTypeMetadata;
import org.springframework.core.type.classreading.CachingMetadataReaderFactory;

/** {@code bin/run} may use prepared definitions only while no flag decides which beans there are: it must know all that do. */
class PreparedStartTests {
    /** Conditions of ours that are code, and the property that each asks. */
    private static final Map<String, String> OWN = Map.of("NoAddress", "leadnest.database.url");

    @Test
    void binRunKnowsEachPropertyThatDecidesWhichBeansThereAre() throws IOException {
        assertThat(decidingInBinRun()).isEqualTo(decidingInCode());
    }

    private static Set<String> decidingInBinRun() throws IOException {
        Matcher line = Pattern.compile("deciding='leadnest\\\\.\\(([^)]+)\\)'")
                .matcher(Files.readString(Path.of("../bin/run")));
        assertThat(line.find()).isTrue();
        Set<String> names = new TreeSet<>();
        Arrays.stream(line.group(1).replace("\\.", ".").split("\\|"))
                .map(name -> "leadnest." + name)
                .forEach(names::add);
        return names;
    }

    private static Set<String> decidingInCode() throws IOException {
        Set<String> names = new TreeSet<>();
        var readers = new CachingMetadataReaderFactory();
        for (Resource found :
                new PathMatchingResourcePatternResolver().getResources("classpath*:org/leadnest/**/*.class")) {
            if (!ours(found)) {
                continue;
            }
            var type = readers.getMetadataReader(found).getAnnotationMetadata();
            Stream.concat(Stream.of(type), type.getDeclaredMethods().stream())
                    .forEach(place -> names.addAll(asked(place)));
        }
        return names;
    }

    private static boolean ours(Resource found) {
        try {
            return !found.getURL().getPath().contains("/test-classes/");
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }

    private static Set<String> asked(AnnotatedTypeMetadata place) {
        Set<String> names = new TreeSet<>();
        for (var condition : Set.of(ConditionalOnProperty.class, ConditionalOnBooleanProperty.class)) {
            place.getAnnotations().stream(condition)
                    .forEach(found -> Stream.of("name", "value")
                            .flatMap(attribute -> Arrays.stream(found.getStringArray(attribute)))
                            .map(name -> found.getString("prefix") + name)
                            .forEach(names::add));
        }
        place.getAnnotations().stream(Conditional.class)
                .filter(found -> found.getDistance() == 0)
                .flatMap(found -> Arrays.stream(found.getStringArray("value")))
                .map(name -> name.substring(Math.max(name.lastIndexOf('.'), name.lastIndexOf('$')) + 1))
                .map(name -> OWN.getOrDefault(name, "unknown to this test: " + name))
                .forEach(names::add);
        return names;
    }
}
