package org.leadnest.support.help;

import java.util.List;
import java.util.stream.Stream;
import org.leadnest.platform.web.PublicPages;
import org.springframework.stereotype.Component;

/** The help's articles and the contact form in the map of the site. */
@Component
class HelpPaths implements PublicPages {
    private final Articles articles;

    HelpPaths(Articles articles) {
        this.articles = articles;
    }

    @Override
    public List<String> paths() {
        return Stream.concat(
                        Stream.of("/contact", "/help"),
                        articles.all().stream().map(article -> "/help/" + article.slug()))
                .toList();
    }
}
