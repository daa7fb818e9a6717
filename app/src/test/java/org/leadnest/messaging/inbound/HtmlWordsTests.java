package org.leadnest.messaging.inbound;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.leadnest.messaging.Channel;
import org.leadnest.messaging.preferences.Keyword;

class HtmlWordsTests {
    @Test
    void wordsStandOnTheLinesThatTheReaderSees() {
        String html = "<html><head><title>t</title><style>p{}</style></head><body><div dir=\"ltr\">STOP</div><br>"
                + "<div class=\"gmail_quote\"><div class=\"gmail_attr\">On Mon, Maya wrote:<br></div>"
                + "<blockquote>Hello&nbsp;Ana,<p>Still\n looking?</p></blockquote></div></body></html>";
        String words = HtmlWords.of(html);
        assertThat(words.lines().filter(line -> !line.isBlank()))
                .containsExactly("STOP", "On Mon, Maya wrote:", "> Hello Ana,", "> Still looking?");
        assertThat(Keyword.in(Channel.EMAIL, words)).hasValue(Keyword.STOP);
    }

    @Test
    void cellsOfARowStandSideBySideAndWordsOfOneLineTogether() {
        assertThat(HtmlWords.of("<table><tr><td>Price</td><td>500</td></tr><tr><td>Beds</td><td>3</td></tr></table>")
                        .lines()
                        .map(String::strip))
                .containsExactly("Price 500", "Beds 3");
        assertThat(HtmlWords.of("No <b>more</b> <i>than</i> that")).isEqualTo("No more than that");
    }

    @Test
    void manyEmptyLinesAreOne() {
        assertThat(HtmlWords.of("a" + "<br>".repeat(50_000) + "<blockquote>b</blockquote>"))
                .isEqualTo("a\n\n> b");
    }
}
