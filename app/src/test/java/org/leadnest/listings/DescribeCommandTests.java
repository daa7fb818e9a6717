package org.leadnest.listings;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.leadnest.copydesk.Brief;
import org.leadnest.copydesk.Copydesk;
import org.leadnest.copydesk.Facts;
import org.leadnest.copydesk.Language;
import org.leadnest.copydesk.Outlet;
import org.leadnest.copydesk.Tone;
import picocli.CommandLine;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

class DescribeCommandTests {
    private static final JsonMapper JSON = new JsonMapper();

    @TempDir
    Path folder;

    private final PrintStream out = System.out;
    private final PrintStream errors = System.err;
    private final ByteArrayOutputStream printed = new ByteArrayOutputStream();
    private final ByteArrayOutputStream complained = new ByteArrayOutputStream();

    @BeforeEach
    void listen() {
        System.setOut(new PrintStream(printed, true, StandardCharsets.UTF_8));
        System.setErr(new PrintStream(complained, true, StandardCharsets.UTF_8));
    }

    @AfterEach
    void giveBack() {
        System.setOut(out);
        System.setErr(errors);
    }

    @Test
    void printsWhatTheApiAnswers() throws IOException {
        Path file = write(JSON.writeValueAsString(ListingApiTests.house()));
        assertThat(run(
                        file.toString(),
                        "--outlet",
                        "MLS",
                        "--tone",
                        "warm",
                        "--language",
                        "es",
                        "--limit",
                        "400",
                        "--seed",
                        "7"))
                .isZero();
        JsonNode answer = JSON.readTree(printed.toString(StandardCharsets.UTF_8));
        Brief brief = new Brief(Outlet.MLS, Tone.WARM, Language.ES, 400, 7);
        Facts facts =
                Facts.of(Listing.facts(ResoInput.of(ListingApiTests.house()).appliedTo(java.util.Map.of())));
        assertThat(answer)
                .isEqualTo(
                        JSON.readTree(JSON.writeValueAsString(DescriptionAnswer.of(Copydesk.describe(facts, brief)))));
        assertThat(answer.path("text").asString()).isNotBlank().hasSizeLessThanOrEqualTo(400);
        assertThat(answer.propertyNames()).containsExactly("text", "sentences", "findings", "engine");
    }

    @Test
    void takesWhatTheApiExportsWithNamesOfTheService() throws IOException {
        Path file = write(
                "{\"ListingKey\":\"1\",\"Version\":3,\"BedroomsTotal\":4,\"ListPrice\":\"cheap\",\"features\":[\"Sauna\"]}");
        assertThat(run(file.toString())).isZero();
        assertThat(printed.toString(StandardCharsets.UTF_8)).contains("\"engine\":\"local\"");
    }

    @Test
    void saysWhatIsWrongOnStandardErrorAndFails() throws IOException {
        assertThat(run(folder.resolve("none.json").toString())).isNotZero();
        assertThat(complained.toString(StandardCharsets.UTF_8)).contains("none.json: no such file");
        assertThat(run(write("{\"BedroomsTotal\":").toString())).isNotZero();
        assertThat(complained.toString(StandardCharsets.UTF_8)).contains("expected a JSON object");
        assertThat(run(write("[1,2]").toString())).isNotZero();
        assertThat(run(write("{}").toString(), "--tone", "shouting")).isNotZero();
        assertThat(complained.toString(StandardCharsets.UTF_8))
                .contains("--tone")
                .contains("luxury");
        assertThat(run()).isNotZero();
        assertThat(printed.toString(StandardCharsets.UTF_8)).isEmpty();
    }

    private Path write(String json) throws IOException {
        return Files.writeString(folder.resolve("listing.json"), json);
    }

    private static int run(String... arguments) {
        return new CommandLine(new DescribeCommand()).execute(arguments);
    }
}
