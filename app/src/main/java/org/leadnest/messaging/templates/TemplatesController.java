package org.leadnest.messaging.templates;

import jakarta.servlet.http.HttpServletResponse;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.leadnest.accounts.Permission;
import org.leadnest.accounts.Requires;
import org.leadnest.messaging.Templates;
import org.leadnest.messaging.Templates.Saving;
import org.leadnest.platform.web.NotFound;
import org.leadnest.platform.web.Toast;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.ModelAttribute;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** {@code /app/templates}. */
@Controller
class TemplatesController {
    private static final String LIST = "redirect:/app/templates";

    private final Templates templates;
    private final Liquid liquid;

    TemplatesController(Templates templates, Liquid liquid) {
        this.templates = templates;
        this.liquid = liquid;
    }

    @ModelAttribute("typed")
    TemplateForm typed(
            @RequestParam(required = false) @Nullable String name,
            @RequestParam(required = false) @Nullable String channel,
            @RequestParam(required = false) @Nullable String subject,
            @RequestParam(required = false) @Nullable String body) {
        return TemplateForm.of(name, channel, subject, body);
    }

    @GetMapping("/app/templates")
    @Requires(Permission.TEMPLATES_READ)
    String list(Model model) {
        model.addAttribute(
                "templates", templates.list().stream().map(TemplateRow::of).toList());
        return "messaging/templates";
    }

    @GetMapping("/app/templates/new")
    @Requires(Permission.TEMPLATES_WRITE)
    String blank(Model model) {
        return form(model, null, TemplateForm.EMPTY, Map.of());
    }

    @PostMapping("/app/templates")
    @Requires(Permission.TEMPLATES_WRITE)
    String create(
            @ModelAttribute(name = "typed", binding = false) TemplateForm typed,
            Model model,
            HttpServletResponse response,
            RedirectAttributes redirect) {
        var errors = typed.check(liquid);
        if (errors.none() && templates.create(typed.draft()) instanceof Saving.NameTaken) {
            errors.add("name", "Another template has this name.");
        }
        return answer(model, null, typed, errors.ordered(), response, redirect);
    }

    @GetMapping("/app/templates/{id}")
    @Requires(Permission.TEMPLATES_WRITE)
    String edit(@PathVariable UUID id, Model model) {
        var template = templates.find(id).orElseThrow(NotFound::new);
        return form(model, id, TemplateForm.of(template), Map.of());
    }

    @PostMapping("/app/templates/{id}")
    @Requires(Permission.TEMPLATES_WRITE)
    String change(
            @PathVariable UUID id,
            @ModelAttribute(name = "typed", binding = false) TemplateForm typed,
            Model model,
            HttpServletResponse response,
            RedirectAttributes redirect) {
        var errors = typed.check(liquid);
        if (errors.none()) {
            switch (templates.change(id, typed.draft())) {
                case Saving.Saved _ -> {}
                case Saving.NameTaken _ -> errors.add("name", "Another template has this name.");
                case Saving.Gone _ -> throw new NotFound();
            }
        }
        return answer(model, id, typed, errors.ordered(), response, redirect);
    }

    @PostMapping("/app/templates/{id}/deletion")
    @Requires(Permission.TEMPLATES_WRITE)
    String delete(@PathVariable UUID id, RedirectAttributes redirect) {
        if (!templates.delete(id)) {
            throw new NotFound();
        }
        Toast.show(redirect, "Template deleted.");
        return LIST;
    }

    @PostMapping("/app/templates/preview")
    @Requires(Permission.TEMPLATES_WRITE)
    String preview(@ModelAttribute(name = "typed", binding = false) TemplateForm typed, Model model) {
        model.addAttribute("preview", Preview.of(typed, liquid));
        return "messaging/_preview";
    }

    private String answer(
            Model model,
            @Nullable UUID id,
            TemplateForm typed,
            Map<String, String> errors,
            HttpServletResponse response,
            RedirectAttributes redirect) {
        if (errors.isEmpty()) {
            Toast.show(redirect, "Template saved.");
            return LIST;
        }
        response.setStatus(HttpStatus.UNPROCESSABLE_CONTENT.value());
        return form(model, id, typed, errors);
    }

    private String form(Model model, @Nullable UUID id, TemplateForm form, Map<String, String> errors) {
        var action = id == null ? "/app/templates" : "/app/templates/" + id;
        model.addAttribute(
                "page",
                new TemplatePage(
                        id == null ? "New template" : "Edit template",
                        action,
                        id == null ? "" : action + "/deletion",
                        form,
                        errors,
                        Preview.of(form, liquid)));
        return "messaging/template";
    }
}
