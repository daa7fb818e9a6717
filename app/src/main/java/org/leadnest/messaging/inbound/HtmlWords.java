package org.leadnest.messaging.inbound;

import java.util.Set;
import java.util.regex.Pattern;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Element;
import org.jsoup.nodes.Node;
import org.jsoup.nodes.TextNode;
import org.jsoup.select.NodeVisitor;

/** The words of a letter that came as HTML alone, with the lines that its reader sees; what it quotes begins with {@code >}. */
final class HtmlWords {
    private static final Set<String> UNSEEN = Set.of("script", "style", "title", "template", "noscript");
    private static final Set<String> CELLS = Set.of("td", "th");
    private static final Pattern SPACE = Pattern.compile("[\\s\\u00a0]+");
    private static final Pattern EMPTY_LINES = Pattern.compile("(?:\\n[> ]*+(?=\\n)){2,}+\\n");
    private static final int DEEPEST_QUOTE = 5;

    private HtmlWords() {}

    static String of(String html) {
        Lines lines = new Lines();
        Jsoup.parse(html).traverse(lines);
        return EMPTY_LINES.matcher(lines.text.toString().strip()).replaceAll("\n\n");
    }

    private static final class Lines implements NodeVisitor {
        private final StringBuilder text = new StringBuilder();
        private int quoted;
        private int unseen;
        private boolean begun;

        @Override
        public void head(Node node, int depth) {
            if (node instanceof TextNode words) {
                say(SPACE.matcher(words.getWholeText()).replaceAll(" "));
            } else if (node instanceof Element element) {
                String name = element.normalName();
                unseen += UNSEEN.contains(name) ? 1 : 0;
                if (name.equals("br")) {
                    line();
                } else if (element.isBlock() && !CELLS.contains(name)) {
                    fresh();
                }
                quoted += name.equals("blockquote") ? 1 : 0;
            }
        }

        @Override
        public void tail(Node node, int depth) {
            if (node instanceof Element element) {
                String name = element.normalName();
                unseen -= UNSEEN.contains(name) ? 1 : 0;
                if (CELLS.contains(name)) {
                    say(" ");
                } else if (element.isBlock()) {
                    fresh();
                    if (name.equals("p")) {
                        line();
                    }
                }
                quoted -= name.equals("blockquote") ? 1 : 0;
            }
        }

        private void say(String words) {
            if (unseen > 0 || (!begun && words.isBlank())) {
                return;
            }
            if (!begun) {
                text.append("> ".repeat(Math.min(quoted, DEEPEST_QUOTE)));
                begun = true;
                text.append(words.stripLeading());
            } else {
                text.append(words);
            }
        }

        /** On a line of its own from here. */
        private void fresh() {
            if (begun) {
                line();
            }
        }

        private void line() {
            text.append('\n');
            begun = false;
        }
    }
}
