package org.leadnest.platform.web;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;

class PageBytesTests {
    @Test
    void whatIsWrittenInPiecesStandsThereInUtf8HoweverMuchItIs() throws IOException {
        PageBytes page = new PageBytes();
        StringBuilder expected = new StringBuilder();
        for (int i = 0; i < 20_000; i++) {
            page.writeBinaryContent("<p>".getBytes(StandardCharsets.UTF_8));
            page.writeContent("..Zoë \ud83c\udfe1 \u05d0..", 2, 8);
            page.writeContent("plain");
            expected.append("<p>Zoë \ud83c\udfe1").append("plain");
        }
        ByteArrayOutputStream sent = new ByteArrayOutputStream();
        page.writeTo(sent);
        assertThat(sent.toString(StandardCharsets.UTF_8)).isEqualTo(expected.toString());
        assertThat(page.length()).isEqualTo(sent.size());
    }

    @Test
    void initialsAreThoseOfTheFirstAndTheLastWord() {
        assertThat(Initials.of("  Ana María  López ")).isEqualTo("AL");
        assertThat(Initials.of("cher")).isEqualTo("C");
        assertThat(Initials.of("\ud83c\udfe1 home \ud83d\ude80x")).isEqualTo("\ud83c\udfe1\ud83d\ude80");
        assertThat(Initials.of(" ")).isEqualTo("?");
    }
}
