package org.leadnest.leads.forms;

import java.time.ZoneId;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.leadnest.accounts.Permission;
import org.leadnest.accounts.Requires;
import org.leadnest.kernel.Ids;
import org.leadnest.leads.AccountZone;
import org.leadnest.leads.Inquiry;
import org.leadnest.leads.LeadId;
import org.leadnest.leads.Phrases;
import org.leadnest.platform.tenancy.Tenancy;
import org.leadnest.platform.web.Links;
import org.leadnest.platform.web.NotFound;
import org.leadnest.platform.web.Toast;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.ModelAndView;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** {@code /app/settings/forms}: the builder, how to embed a form, and what was sent. */
@Controller
@RequestMapping("/app/settings/forms")
@Requires(Permission.ACCOUNT_SETTINGS)
class FormPages {
    private static final int LATEST = 50;

    private final Forms forms;
    private final AccountZone zones;
    private final Links links;

    FormPages(Forms forms, AccountZone zones, Links links) {
        this.forms = forms;
        this.zones = zones;
        this.links = links;
    }

    @GetMapping
    String list(Model model) {
        model.addAttribute(
                "page",
                new FormPage(forms.all().stream()
                        .map(form -> new FormPage.Line(
                                form.id().toString(), form.name(), form.source(), form.open(), address(form.id())))
                        .toList()));
        return "leads/forms/index";
    }

    @GetMapping("/new")
    String blank(Model model) {
        model.addAttribute("page", builder(null, FormEdit.fresh(), Map.of()));
        return "leads/forms/builder";
    }

    @GetMapping("/{id}")
    String edit(@PathVariable String id, Model model) {
        WebForm form = find(id);
        model.addAttribute("page", builder(form, FormEdit.shown(form), Map.of()));
        return "leads/forms/builder";
    }

    @PostMapping
    ModelAndView create(@RequestParam Map<String, String> given, RedirectAttributes redirect) {
        return save(Ids.next(), Optional.empty(), given, redirect);
    }

    @PostMapping("/{id}")
    ModelAndView save(@PathVariable String id, @RequestParam Map<String, String> given, RedirectAttributes redirect) {
        WebForm form = find(id);
        return save(form.id(), Optional.of(form), given, redirect);
    }

    private ModelAndView save(
            UUID id, Optional<WebForm> before, Map<String, String> given, RedirectAttributes redirect) {
        FormEdit edit = new FormEdit(given);
        WebForm form = edit.read(id, before);
        if (edit.errors().any()) {
            ModelAndView again = new ModelAndView(
                    "leads/forms/builder",
                    "page",
                    builder(before.orElse(null), given, edit.errors().ordered()));
            again.setStatus(HttpStatus.UNPROCESSABLE_CONTENT);
            return again;
        }
        forms.put(form);
        Toast.show(redirect, "The form is saved.");
        return new ModelAndView("redirect:/app/settings/forms/" + id);
    }

    @PostMapping("/{id}/submissions/{submission}/release")
    String release(@PathVariable String id, @PathVariable String submission, RedirectAttributes redirect) {
        WebForm form = find(id);
        Optional<LeadId> lead = Ids.parse(submission).flatMap(sent -> forms.release(form.id(), sent));
        Toast.show(redirect, lead.isPresent() ? "It is filed as an inquiry." : "It is not held any more.");
        return "redirect:/app/settings/forms/" + id;
    }

    @PostMapping("/{id}/submissions/{submission}/dismissal")
    String dismiss(@PathVariable String id, @PathVariable String submission, RedirectAttributes redirect) {
        WebForm form = find(id);
        boolean dismissed = Ids.parse(submission)
                .map(sent -> forms.dismiss(form.id(), sent))
                .orElse(false);
        Toast.show(redirect, dismissed ? "It stays out." : "It is not held any more.");
        return "redirect:/app/settings/forms/" + id;
    }

    private FormPage.Builder builder(@Nullable WebForm form, Map<String, String> given, Map<String, String> errors) {
        List<FormPage.Choice> fields = Arrays.stream(WebForm.Field.values())
                .map(field -> new FormPage.Choice(
                        field.name(), field.label("en"), given.getOrDefault("field-" + field.name(), "off")))
                .toList();
        Map<String, String> types = new LinkedHashMap<>();
        for (Inquiry.Type type : Inquiry.Type.values()) {
            types.put(type.name(), type.label());
        }
        return new FormPage.Builder(
                form == null ? null : form.id().toString(),
                form == null ? "New form" : form.name(),
                given,
                errors,
                fields,
                types,
                form == null ? null : embed(form),
                form == null ? List.of() : sent(form));
    }

    private FormPage.Embed embed(WebForm form) {
        String address = links.to(address(form.id()));
        return new FormPage.Embed(
                address,
                "<script src=\"" + address + "/embed.js\" async></script>",
                "<iframe src=\"" + address + "?embed=1\" title=\""
                        + form.heading().replace("\"", "&quot;") + "\" width=\"100%\" height=\"720\"></iframe>");
    }

    private List<FormPage.Sent> sent(WebForm form) {
        ZoneId zone = zones.current();
        return forms.latest(form.id(), LATEST).stream()
                .map(one -> new FormPage.Sent(
                        one.id().toString(),
                        Phrases.moment(one.at(), zone),
                        switch (one.status()) {
                            case "FILED" -> "Filed";
                            case "HELD" -> "Held";
                            default -> "Left out";
                        },
                        one.status().equals("FILED") ? "good" : one.status().equals("HELD") ? "warn" : "plain",
                        one.reason(),
                        one.status().equals("HELD"),
                        one.lead() == null ? null : "/app/leads/" + one.lead(),
                        one.answers().entrySet().stream()
                                .filter(answer -> !answer.getValue().isBlank()
                                        && !answer.getKey().equals(Answers.AGREED))
                                .map(Map.Entry::getValue)
                                .toList()))
                .toList();
    }

    private static String address(UUID form) {
        return "/f/" + new FormAddress(Tenancy.required(), form).encode();
    }

    private WebForm find(String id) {
        return Ids.parse(id).flatMap(forms::find).orElseThrow(NotFound::new);
    }
}
