package org.leadnest.support.help;

import java.util.List;

/**
 * {@code /help}.
 *
 * @param query what was looked for; empty for the whole index
 */
public record HelpPage(String query, List<Group> groups) {
    public record Group(String name, List<Line> lines) {}

    public record Line(String href, String title, String summary) {
        static Line of(Article article) {
            return new Line("/help/" + article.slug(), article.title(), article.summary());
        }
    }
}
