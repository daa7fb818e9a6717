package org.leadnest;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.PrintWriter;
import java.io.StringWriter;
import org.junit.jupiter.api.Test;
import picocli.CommandLine;

class CommandsTests {
    private final StringWriter said = new StringWriter();

    private int run(String... words) {
        CommandLine line = Commands.line();
        line.setErr(new PrintWriter(said, true));
        return line.execute(words);
    }

    @Test
    void aMistypedCommandIsNamedAndNothingIsServed() {
        assertThat(LeadNest.isCommand("enhnace")).isTrue();
        assertThat(LeadNest.isCommand("serve")).isFalse();
        assertThat(LeadNest.isCommand("--server.port=8081")).isFalse();
        assertThat(LeadNest.isCommand("--help")).isTrue();
        assertThat(run("enhnace")).isEqualTo(2);
        assertThat(said.toString()).contains("enhnace").contains("enhance");
    }

    @Test
    void aNumberOutOfRangeIsSaidInASentence() {
        assertThat(run("enhance", "a.jpg", "b.jpg", "--warmth", "3")).isEqualTo(2);
        assertThat(said.toString()).contains("--warmth: expected -1 to 1").doesNotContain("Exception");
    }
}
