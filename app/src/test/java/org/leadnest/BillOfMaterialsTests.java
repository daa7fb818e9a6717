package org.leadnest;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.File;
import java.io.IOException;
import java.io.InputStream;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** The bill of materials that the build leaves in the jar (CycloneDX 1.x, JSON) lists what really runs. */
class BillOfMaterialsTests {
    private static final String PLACE = "/META-INF/sbom/application.cdx.json";

    @Test
    void isCycloneDxAndNamesThisApplication() throws IOException {
        JsonNode bill = bill();
        assertThat(bill.path("bomFormat").asString("")).isEqualTo("CycloneDX");
        assertThat(bill.at("/metadata/component/group").asString("")).isEqualTo("org.leadnest");
    }

    @Test
    void everyComponentHasAVersionAPackageUrlAndAHash() throws IOException {
        List<JsonNode> others = others();
        assertThat(others).hasSizeGreaterThan(100).allSatisfy(component -> {
            assertThat(component.path("version").asString(""))
                    .as(component.toString())
                    .isNotBlank();
            assertThat(component.path("purl").asString("")).startsWith("pkg:maven/");
            assertThat(component.path("hashes").size()).as(component.toString()).isPositive();
        });
        assertThat(others.stream().map(component -> component.path("name").asString("")))
                .contains("spring-boot", "postgresql", "jte-runtime");
    }

    /** The class path of the tests holds that of the application. */
    @Test
    void everyComponentIsOnTheClassPathInJustThisVersion() throws IOException {
        Set<String> jars = Arrays.stream(System.getProperty("java.class.path").split(File.pathSeparator))
                .map(path -> new File(path).getName())
                .collect(Collectors.toSet());
        for (JsonNode component : others()) {
            String file = component.path("name").asString("") + "-"
                    + component.path("version").asString("");
            assertThat(jars).as(file).anyMatch(jar -> jar.equals(file + ".jar") || jar.startsWith(file + "-"));
        }
    }

    private static List<JsonNode> others() throws IOException {
        return StreamSupport.stream(bill().path("components").spliterator(), false)
                .filter(component -> !component.path("group").asString("").equals("org.leadnest"))
                .filter(component -> !component.path("purl").asString("").contains("type=pom"))
                .toList();
    }

    private static JsonNode bill() throws IOException {
        try (InputStream in = BillOfMaterialsTests.class.getResourceAsStream(PLACE)) {
            return JsonMapper.builder()
                    .build()
                    .readTree(Objects.requireNonNull(in, "expected the build to have made " + PLACE));
        }
    }
}
