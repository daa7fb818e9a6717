package org.leadnest.followups;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.leadnest.accounts.Actor;
import org.leadnest.accounts.Permission;
import org.leadnest.accounts.Requires;
import org.leadnest.messaging.Channel;
import org.leadnest.messaging.Templates;
import org.leadnest.platform.web.NotFound;
import org.leadnest.platform.web.Toast;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** Browse ready-made sequences and texts, read them as a lead would, and take a copy of one's own. */
@Controller
class LibraryPages {

    private final Library library;
    private final Sequences sequences;
    private final Templates templates;
    private final PreviewLeads previewed;

    LibraryPages(Library library, Sequences sequences, Templates templates, PreviewLeads previewed) {
        this.library = library;
        this.sequences = sequences;
        this.templates = templates;
        this.previewed = previewed;
    }

    @GetMapping("/app/sequences/library")
    @Requires(Permission.SEQUENCES_READ)
    String browse(@RequestParam(defaultValue = "en") String language, Model model) {
        model.addAttribute("page", LibraryPage.of(library, Library.language(language)));
        return "followups/library";
    }

    @GetMapping("/app/sequences/library/sequence")
    @Requires(Permission.SEQUENCES_READ)
    String sequence(
            @RequestParam(defaultValue = "") String slug,
            @RequestParam(defaultValue = "en") String language,
            @RequestParam(defaultValue = "") String lead,
            Model model) {
        String spoken = Library.language(language);
        LibrarySequence found = library.sequence(slug, spoken).orElseThrow(NotFound::new);
        Map<String, Object> fields = previewed.fields(lead);
        List<LibraryPage.Shown> shown = new ArrayList<>();
        for (LibrarySequence.Step step : found.steps()) {
            shown.add(shown(step.text(), fields, "Step " + (shown.size() + 1) + ": ", when(step, shown.isEmpty())));
        }
        model.addAttribute(
                "page",
                new LibraryPage.Entry(
                        "sequence", slug, found.name(), found.about(), spoken, previewed.offered(lead), lead, shown));
        return "followups/libraryentry";
    }

    @GetMapping("/app/sequences/library/text")
    @Requires(Permission.TEMPLATES_READ)
    String text(
            @RequestParam(defaultValue = "") String slug,
            @RequestParam(defaultValue = "en") String language,
            @RequestParam(defaultValue = "") String lead,
            Model model) {
        String spoken = Library.language(language);
        LibraryText found = library.text(slug, spoken).orElseThrow(NotFound::new);
        model.addAttribute(
                "page",
                new LibraryPage.Entry(
                        "text",
                        slug,
                        found.name(),
                        "",
                        spoken,
                        previewed.offered(lead),
                        lead,
                        List.of(shown(found, previewed.fields(lead), "", ""))));
        return "followups/libraryentry";
    }

    /** A copy of the account's own, to be changed and then used. */
    @PostMapping("/app/sequences/library/sequence")
    @Requires(Permission.SEQUENCES_WRITE)
    String addSequence(
            @RequestParam(defaultValue = "") String slug,
            @RequestParam(defaultValue = "en") String language,
            Actor actor,
            RedirectAttributes redirect) {
        LibrarySequence found =
                library.sequence(slug, Library.language(language)).orElseThrow(NotFound::new);
        return switch (sequences.create(found.input(), actor)) {
            case Sequences.Saving.Saved saved -> {
                Toast.show(redirect, "Added. Make its words your own; nobody is enrolled yet.");
                yield "redirect:/app/sequences/" + saved.sequence().id();
            }
            case Sequences.Saving.Refused refused ->
                throw new IllegalStateException(slug + ": " + refused.errors().all());
            case Sequences.Saving.Missing(), Sequences.Saving.Changed _ -> throw new NotFound();
        };
    }

    @PostMapping("/app/sequences/library/text")
    @Requires(Permission.TEMPLATES_WRITE)
    String addText(
            @RequestParam(defaultValue = "") String slug,
            @RequestParam(defaultValue = "en") String language,
            RedirectAttributes redirect) {
        LibraryText found = library.text(slug, Library.language(language)).orElseThrow(NotFound::new);
        Channel channel = found.channel() == StepChannel.SMS ? Channel.SMS : Channel.EMAIL;
        return switch (templates.create(new Templates.Draft(found.name(), channel, found.subject(), found.body()))) {
            case Templates.Saving.Saved saved -> {
                Toast.show(redirect, "Added to your templates.");
                yield "redirect:/app/templates/" + saved.id();
            }
            case Templates.Saving.NameTaken(), Templates.Saving.Gone() -> {
                Toast.show(redirect, "You have a template of that name already: “" + found.name() + "”.");
                yield "redirect:/app/sequences/library?language=" + Library.language(language);
            }
        };
    }

    private LibraryPage.Shown shown(LibraryText text, Map<String, Object> fields, String before, String when) {
        String body = templates.render(text.body(), fields).text();
        int segments = text.channel() == StepChannel.SMS ? templates.smsSegments(body) : 0;
        return new LibraryPage.Shown(
                before + text.channel().label(),
                text.channel().icon(),
                when,
                templates.render(text.subject(), fields).text(),
                body,
                segments == 0 ? "" : segments == 1 ? "1 segment" : segments + " segments");
    }

    private static String when(LibrarySequence.Step step, boolean first) {
        Duration delay = Duration.parse(step.delay());
        String amount = delay.isZero()
                ? "At once"
                : delay.toDays() > 0
                        ? delay.toDays() + (delay.toDays() == 1 ? " day" : " days")
                        : delay.toHours() > 0
                                ? delay.toHours() + (delay.toHours() == 1 ? " hour" : " hours")
                                : delay.toMinutes() + " minutes";
        String since = delay.isZero() ? "" : first ? " after enrollment" : " after the step before";
        return amount + since + (step.at().isEmpty() ? "" : ", then at " + step.at());
    }
}
