package org.leadnest.leads.words;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;
import org.leadnest.accounts.Permission;
import org.leadnest.accounts.Requires;
import org.leadnest.accounts.SettingsPlace;
import org.leadnest.platform.web.NotFound;
import org.leadnest.platform.web.Toast;
import org.springframework.context.annotation.Bean;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.ModelAndView;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** {@code /app/settings/stages}: the stages and sources of the account. */
@Controller
@RequestMapping("/app/settings/stages")
@Requires(Permission.ACCOUNT_SETTINGS)
class WordPages {
    private static final Map<String, String> TONES = tones();

    private final Words words;

    WordPages(Words words) {
        this.words = words;
    }

    @Bean
    static SettingsPlace stagesPlace() {
        return new SettingsPlace(
                43,
                "/app/settings/stages",
                "arrows-sort",
                "Stages and sources",
                "The way of a lead in your own words, in your order, and where leads come from.",
                Permission.ACCOUNT_SETTINGS);
    }

    @GetMapping
    ModelAndView show() {
        return view(Map.of(), HttpStatus.OK);
    }

    @PostMapping
    ModelAndView add(
            @RequestParam(defaultValue = "stage") String kind,
            @RequestParam(defaultValue = "") String name,
            @RequestParam(defaultValue = "working") String tone,
            RedirectAttributes redirect) {
        Word.Kind wanted = kind.equals("source") ? Word.Kind.SOURCE : Word.Kind.STAGE;
        Optional<String> objection = Words.objection(words.all(), wanted, name, null);
        if (objection.isPresent()) {
            String form = wanted == Word.Kind.SOURCE ? "source" : "stage";
            return view(Map.of(form, objection.get(), form + "-typed", name), HttpStatus.UNPROCESSABLE_CONTENT);
        }
        words.add(wanted, name, TONES.containsKey(tone) ? tone : "working");
        return back(redirect, "Added: " + name.strip() + ".");
    }

    @PostMapping("/{id}")
    ModelAndView write(
            @PathVariable String id,
            @RequestParam(defaultValue = "") String name,
            @RequestParam(defaultValue = "") String tone,
            RedirectAttributes redirect) {
        Word word = find(id);
        Optional<String> objection = Words.objection(words.all(), word.kind(), name, word.id());
        if (objection.isPresent()) {
            return view(Map.of(id, objection.get(), id + "-typed", name), HttpStatus.UNPROCESSABLE_CONTENT);
        }
        words.write(word, name, TONES.containsKey(tone) ? tone : word.tone());
        return back(redirect, "Saved. The former name still finds it.");
    }

    @PostMapping("/{id}/raise")
    ModelAndView raise(@PathVariable String id, RedirectAttributes redirect) {
        words.raise(find(id));
        return back(redirect, "Moved up.");
    }

    @PostMapping("/{id}/archiving")
    ModelAndView archive(@PathVariable String id, RedirectAttributes redirect) {
        return back(
                redirect,
                switch (words.archive(find(id))) {
                    case DONE -> "Archived. What it told of leads stays told.";
                    case IN_USE -> "Leads stand in this stage. Move them first: all of a list at once, if need be.";
                    case LAST -> "One stage has to stay.";
                });
    }

    @PostMapping("/{id}/return")
    ModelAndView restore(@PathVariable String id, RedirectAttributes redirect) {
        words.restore(find(id));
        return back(redirect, "In use again.");
    }

    private Word find(String id) {
        return words.all().stream()
                .filter(one -> one.id().toString().equals(id))
                .findFirst()
                .orElseThrow(NotFound::new);
    }

    private ModelAndView view(Map<String, String> problem, HttpStatus status) {
        List<Word> all = words.all();
        WordsPage page = new WordsPage(
                rows(
                        all.stream()
                                .filter(one -> one.kind() == Word.Kind.STAGE && !one.archived())
                                .toList(),
                        problem),
                rows(
                        all.stream()
                                .filter(one -> one.kind() == Word.Kind.SOURCE && !one.archived())
                                .toList(),
                        problem),
                rows(all.stream().filter(Word::archived).toList(), problem),
                TONES,
                problem);
        ModelAndView view = new ModelAndView("leads/words/index", "page", page);
        view.setStatus(status);
        return view;
    }

    private static List<WordsPage.Row> rows(List<Word> words, Map<String, String> problem) {
        return IntStream.range(0, words.size())
                .mapToObj(i -> {
                    Word word = words.get(i);
                    String id = word.id().toString();
                    return new WordsPage.Row(
                            id,
                            word.kind() == Word.Kind.STAGE ? "Stage" : "Source",
                            problem.getOrDefault(id + "-typed", word.name()),
                            word.tone(),
                            i == 0,
                            problem.get(id));
                })
                .toList();
    }

    private static Map<String, String> tones() {
        Map<String, String> tones = new LinkedHashMap<>();
        tones.put("new", "New");
        tones.put("working", "In work");
        tones.put("warm", "Warm");
        tones.put("won", "Won");
        tones.put("lost", "Lost");
        return java.util.Collections.unmodifiableMap(tones);
    }

    private static ModelAndView back(RedirectAttributes redirect, String words) {
        Toast.show(redirect, words);
        return new ModelAndView("redirect:/app/settings/stages");
    }
}
