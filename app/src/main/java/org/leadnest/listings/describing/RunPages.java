package org.leadnest.listings.describing;

import jakarta.servlet.http.HttpServletResponse;
import java.time.format.DateTimeFormatter;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.leadnest.accounts.Accounts;
import org.leadnest.accounts.Actor;
import org.leadnest.accounts.Permission;
import org.leadnest.accounts.Requires;
import org.leadnest.copydesk.Language;
import org.leadnest.copydesk.Tone;
import org.leadnest.kernel.Ids;
import org.leadnest.platform.web.NotFound;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;

/** {@code /app/listings/describing}: texts for all listings that have none, and how far that came. */
@Controller
@RequestMapping("/app/listings/describing")
@Requires(Permission.LISTINGS_WRITE)
class RunPages {
    private static final DateTimeFormatter MOMENT = DateTimeFormatter.ofPattern("MMM d, h:mm a", Locale.US);
    private static final String PAGE = "listings/describing/index";

    private final Runs runs;
    private final Accounts accounts;

    RunPages(Runs runs, Accounts accounts) {
        this.runs = runs;
        this.accounts = accounts;
    }

    @GetMapping
    String show(Actor actor, Model model) {
        model.addAttribute("page", page(actor, Map.of()));
        return PAGE;
    }

    @PostMapping
    String begin(
            @RequestParam(defaultValue = "classic") String tone,
            @RequestParam(defaultValue = "en") String language,
            Actor actor,
            Model model,
            HttpServletResponse response) {
        Map<String, String> errors = RunChoice.errors(tone, language);
        if (!errors.isEmpty()) {
            response.setStatus(HttpStatus.UNPROCESSABLE_CONTENT.value());
            model.addAttribute("page", page(actor, errors));
            return PAGE;
        }
        Run run = runs.begin(Tone.parse(tone), Language.parse(language), actor);
        return "redirect:/app/listings/describing/" + run.id();
    }

    @GetMapping("/{id}")
    String progress(
            @PathVariable String id,
            @RequestHeader(name = "HX-Request", required = false) @Nullable String inPlace,
            Actor actor,
            Model model) {
        Run run = Ids.parse(id).flatMap(runs::find).orElseThrow(NotFound::new);
        model.addAttribute("line", line(run, actor));
        return inPlace == null ? "listings/describing/run" : "listings/describing/_run";
    }

    private RunsPage page(Actor actor, Map<String, String> errors) {
        Map<String, String> tones = new LinkedHashMap<>();
        Arrays.stream(Tone.values())
                .forEach(tone -> tones.put(
                        tone.word(),
                        tone.word().substring(0, 1).toUpperCase(Locale.ROOT)
                                + tone.word().substring(1)));
        Map<String, String> languages = new LinkedHashMap<>();
        languages.put(Language.EN.code(), "English");
        languages.put(Language.ES.code(), "Spanish");
        List<RunsPage.Line> lines =
                runs.latest().stream().map(run -> line(run, actor)).toList();
        return new RunsPage(runs.lacking(), tones, languages, errors, lines);
    }

    private RunsPage.Line line(Run run, Actor actor) {
        return RunsPage.line(
                run,
                MOMENT.format(
                        run.madeAt().atZone(accounts.account(actor.account()).zone())));
    }
}
