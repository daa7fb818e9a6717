package org.leadnest.leads.profile;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.leadnest.accounts.Actor;
import org.leadnest.accounts.Permission;
import org.leadnest.accounts.Requires;
import org.leadnest.kernel.FieldErrors;
import org.leadnest.kernel.Ids;
import org.leadnest.kernel.UserId;
import org.leadnest.leads.Author;
import org.leadnest.leads.Capture;
import org.leadnest.leads.Edit;
import org.leadnest.leads.Lead;
import org.leadnest.leads.LeadId;
import org.leadnest.leads.Leads;
import org.leadnest.leads.NewLead;
import org.leadnest.leads.fields.CustomFields;
import org.leadnest.platform.web.NotFound;
import org.leadnest.platform.web.Toast;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.ModelAndView;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** A new lead by hand, and the edit of one that is there. */
@Controller
class LeadForms {
    private final Leads leads;
    private final CustomFields own;

    LeadForms(Leads leads, CustomFields own) {
        this.leads = leads;
        this.own = own;
    }

    @GetMapping("/app/leads/new")
    @Requires(Permission.LEADS_WRITE)
    String blank(Actor actor, Model model) {
        Map<String, String> values = new LinkedHashMap<>();
        values.put("owner", actor.user().toString());
        model.addAttribute("page", fresh(values, Map.of()));
        return "leads/form";
    }

    @PostMapping("/app/leads")
    @Requires(Permission.LEADS_WRITE)
    ModelAndView capture(@RequestParam Map<String, String> given, Actor actor, RedirectAttributes redirect) {
        FieldErrors errors = new FieldErrors();
        NewLead defaults = NewLead.named(null, null)
                .from("Entered by hand")
                .ownedBy(member(given.get("owner")).orElse(null));
        Map<String, String> written = new LinkedHashMap<>(given);
        written.values().removeIf(String::isBlank);
        Optional<Capture> capture = leads.capture(LeadForm.input(written), defaults, errors, Author.of(actor));
        if (capture.isEmpty()) {
            return form(fresh(given, errors.ordered()), HttpStatus.UNPROCESSABLE_CONTENT);
        }
        Toast.show(
                redirect,
                switch (capture.get()) {
                    case Capture.Created created -> "Lead added.";
                    case Capture.Matched matched -> "This lead was there already. What it lacked was added.";
                });
        return new ModelAndView("redirect:/app/leads/" + capture.get().lead().id());
    }

    @GetMapping("/app/leads/{id}/edit")
    @Requires(Permission.LEADS_WRITE)
    String edit(@PathVariable String id, Model model) {
        Lead lead = find(id);
        model.addAttribute(
                "page", page(lead, lead.version(), LeadForm.values(lead), LeadForm.values(lead), Map.of(), List.of()));
        return "leads/form";
    }

    @PostMapping("/app/leads/{id}")
    @Requires(Permission.LEADS_WRITE)
    ModelAndView save(
            @PathVariable String id,
            @RequestParam int version,
            @RequestParam Map<String, String> given,
            Actor actor,
            RedirectAttributes redirect) {
        Lead lead = find(id);
        Edit edit = leads.edit(lead.id(), version, LeadForm.input(given), Author.of(actor));
        if (edit instanceof Edit.Conflict conflict && !clash(conflict, given)) {
            return meanwhile(conflict.current(), given, actor, redirect);
        }
        return answer(lead, version, given, edit, "Lead saved.", redirect);
    }

    /** Whether both wrote into one field, or nobody can say. */
    private boolean clash(Edit.Conflict conflict, Map<String, String> given) {
        return LeadForm.was(given).isEmpty()
                || !LeadForm.differences(conflict.current(), given, own.inUse()).isEmpty();
    }

    /** Somebody wrote into other fields: both are kept. */
    private ModelAndView meanwhile(Lead current, Map<String, String> given, Actor actor, RedirectAttributes redirect) {
        Map<String, String> merged = LeadForm.merged(current, given);
        Edit edit = leads.edit(current.id(), current.version(), LeadForm.input(merged), Author.of(actor));
        String words = "Lead saved. Somebody changed other fields of it meanwhile; these are kept as well.";
        return answer(current, current.version(), merged, edit, words, redirect);
    }

    private ModelAndView answer(
            Lead lead, int version, Map<String, String> given, Edit edit, String words, RedirectAttributes redirect) {
        return switch (edit) {
            case Edit.Edited edited -> {
                Toast.show(redirect, words);
                yield new ModelAndView("redirect:/app/leads/" + lead.id());
            }
            case Edit.Refused refused ->
                form(
                        page(
                                lead,
                                version,
                                given,
                                LeadForm.was(given),
                                refused.errors().ordered(),
                                List.of()),
                        HttpStatus.UNPROCESSABLE_CONTENT);
            case Edit.Conflict(Lead current) ->
                form(
                        page(
                                current,
                                current.version(),
                                LeadForm.merged(current, given),
                                LeadForm.values(current),
                                Map.of(),
                                LeadForm.differences(current, given, own.inUse())),
                        HttpStatus.CONFLICT);
            case Edit.Missing() -> throw new NotFound();
        };
    }

    private LeadFormPage fresh(Map<String, String> values, Map<String, String> errors) {
        return new LeadFormPage(
                "New lead",
                "/app/leads",
                "/app/leads",
                null,
                values,
                Map.of(),
                errors,
                List.of(),
                LeadForm.options(leads.catalogue(), values.get("timeZone"), own.inUse()));
    }

    private LeadFormPage page(
            Lead lead,
            int version,
            Map<String, String> values,
            Map<String, String> was,
            Map<String, String> errors,
            List<LeadFormPage.Difference> theirs) {
        String path = "/app/leads/" + lead.id();
        return new LeadFormPage(
                "Edit " + lead.name(),
                path,
                path,
                version,
                values,
                was,
                errors,
                theirs,
                LeadForm.options(leads.catalogue(), values.get("timeZone"), own.inUse()));
    }

    private static ModelAndView form(LeadFormPage page, HttpStatus status) {
        ModelAndView view = new ModelAndView("leads/form", "page", page);
        view.setStatus(status);
        return view;
    }

    private Optional<UserId> member(@org.jspecify.annotations.Nullable String owner) {
        return Optional.ofNullable(owner)
                .flatMap(Ids::parse)
                .map(UserId::new)
                .filter(user -> leads.catalogue().owners().stream()
                        .anyMatch(one -> one.id().equals(user)));
    }

    private Lead find(String id) {
        return LeadId.parse(id).flatMap(leads::find).orElseThrow(NotFound::new);
    }
}
