package org.leadnest.deals;

import java.util.Optional;
import java.util.UUID;
import org.leadnest.accounts.Permission;
import org.leadnest.accounts.Requires;
import org.leadnest.kernel.FieldErrors;
import org.leadnest.kernel.Ids;
import org.leadnest.platform.web.NotFound;
import org.leadnest.platform.web.Toast;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.ModelAndView;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** {@code /app/settings/pipelines}: pipelines are made, renamed, put in front, archived. */
@Controller
@RequestMapping("/app/settings/pipelines")
@Requires(Permission.ACCOUNT_SETTINGS)
class PipelineShelfPages {
    private final PipelineShelf shelf;
    private final PipelineViews views;

    PipelineShelfPages(PipelineShelf shelf, PipelineViews views) {
        this.shelf = shelf;
        this.views = views;
    }

    /** @param like whose stages the new one gets; blank for the usual ones */
    @PostMapping
    ModelAndView open(
            @RequestParam(defaultValue = "") String name,
            @RequestParam(defaultValue = "") String like,
            RedirectAttributes redirect) {
        FieldErrors errors = new FieldErrors();
        UUID model = like.isBlank() ? null : Ids.parse(like).orElseThrow(NotFound::new);
        Optional<UUID> opened = shelf.open(name, model, errors);
        return opened.isPresent()
                ? back(opened.get(), redirect, "Added: " + name.strip() + ".")
                : views.names(shelf.all().standard(), new PipelineViews.NameTyped(true, name, errors));
    }

    @PostMapping("/{id}")
    ModelAndView rename(
            @PathVariable UUID id, @RequestParam(defaultValue = "") String name, RedirectAttributes redirect) {
        FieldErrors errors = new FieldErrors();
        Pipeline shown = known(id);
        return shelf.rename(id, name, errors)
                ? back(id, redirect, "Renamed.")
                : views.names(shown, new PipelineViews.NameTyped(false, name, errors));
    }

    @PostMapping("/{id}/standard")
    ModelAndView lead(@PathVariable UUID id, RedirectAttributes redirect) {
        known(id);
        return back(
                id,
                redirect,
                shelf.lead(id) ? "It is the default now." : "An archived pipeline cannot be the default.");
    }

    @PostMapping("/{id}/archiving")
    ModelAndView archive(@PathVariable UUID id, RedirectAttributes redirect) {
        known(id);
        return back(
                id,
                redirect,
                switch (shelf.archive(id)) {
                    case DONE -> "Archived. Its closed deals stay.";
                    case IN_USE -> "Open deals stand in it. Close them or move them first.";
                    case LAST -> "One pipeline has to stay.";
                });
    }

    @PostMapping("/{id}/return")
    ModelAndView restore(@PathVariable UUID id, RedirectAttributes redirect) {
        known(id);
        shelf.restore(id);
        return back(id, redirect, "In use again.");
    }

    private Pipeline known(UUID id) {
        return shelf.all().find(id).orElseThrow(NotFound::new);
    }

    private static ModelAndView back(UUID shown, RedirectAttributes redirect, String words) {
        Toast.show(redirect, words);
        return new ModelAndView("redirect:/app/settings/pipeline?pipeline=" + shown);
    }
}
