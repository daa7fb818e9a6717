package org.leadnest.support.help;

import java.util.List;
import org.leadnest.accounts.Open;
import org.leadnest.platform.web.NotFound;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestParam;

/** {@code /help}: for everybody, signed in or not. */
@Controller
@Open
class HelpPages {
    private static final int LONGEST_QUERY = 100;

    private final Articles articles;

    HelpPages(Articles articles) {
        this.articles = articles;
    }

    @GetMapping("/help")
    String index(@RequestParam(defaultValue = "") String q, Model model) {
        String query = q.strip();
        String asked = query.length() > LONGEST_QUERY ? query.substring(0, LONGEST_QUERY) : query;
        model.addAttribute("page", new HelpPage(asked, asked.isEmpty() ? byGroup() : found(asked)));
        return "support/help/index";
    }

    private List<HelpPage.Group> byGroup() {
        return Articles.groups().stream()
                .map(group -> new HelpPage.Group(group, lines(group)))
                .filter(group -> !group.lines().isEmpty())
                .toList();
    }

    private List<HelpPage.Line> lines(String group) {
        return articles.all().stream()
                .filter(one -> one.group().equals(group))
                .map(HelpPage.Line::of)
                .toList();
    }

    private List<HelpPage.Group> found(String query) {
        List<HelpPage.Line> lines =
                articles.search(query).stream().map(HelpPage.Line::of).toList();
        return lines.isEmpty() ? List.of() : List.of(new HelpPage.Group("Found", lines));
    }

    @GetMapping("/help/{article}")
    String show(@PathVariable String article, Model model) {
        Article found = articles.find(article).orElseThrow(NotFound::new);
        List<HelpPage.Line> others = lines(found.group()).stream()
                .filter(line -> !line.href().endsWith("/" + found.slug()))
                .toList();
        model.addAttribute("page", new HelpArticlePage(found.title(), found.summary(), found.prose(), others));
        return "support/help/article";
    }
}
