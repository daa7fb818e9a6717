package org.leadnest.leads.calls;

import gg.jte.Content;
import gg.jte.TemplateEngine;
import java.time.Instant;
import java.time.InstantSource;
import java.time.ZoneId;
import java.time.temporal.ChronoUnit;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import org.leadnest.accounts.Actor;
import org.leadnest.accounts.Permission;
import org.leadnest.accounts.Requires;
import org.leadnest.kernel.FieldErrors;
import org.leadnest.leads.AccountZone;
import org.leadnest.leads.Lead;
import org.leadnest.leads.LeadId;
import org.leadnest.leads.LeadPanel;
import org.leadnest.leads.Leads;
import org.leadnest.platform.web.NotFound;
import org.leadnest.platform.web.Shell;
import org.leadnest.platform.web.Toast;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.ModelAndView;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** The card of a lead's page in which a call is logged. */
@Controller
class CallPages implements LeadPanel {
    private final Calls calls;
    private final Leads leads;
    private final AccountZone zones;
    private final InstantSource clock;
    private final TemplateEngine templates;

    CallPages(Calls calls, Leads leads, AccountZone zones, InstantSource clock, TemplateEngine templates) {
        this.calls = calls;
        this.leads = leads;
        this.zones = zones;
        this.clock = clock;
        this.templates = templates;
    }

    @Override
    public int position() {
        return 5;
    }

    @Override
    public Optional<Function<Shell, Content>> panel(LeadId lead, Actor actor) {
        if (!actor.may(Permission.LEADS_WRITE)) {
            return Optional.empty();
        }
        CallForm form = CallForm.blank(lead.toString(), "", now(), zones.current());
        return Optional.of(shell ->
                output -> templates.render("leads/calls/_panel.jte", Map.of("shell", shell, "form", form), output));
    }

    @PostMapping("/app/leads/{id}/calls")
    @Requires(Permission.LEADS_WRITE)
    ModelAndView log(
            @PathVariable String id,
            @RequestParam Map<String, String> given,
            Actor actor,
            RedirectAttributes redirect) {
        Lead lead = LeadId.parse(id).flatMap(leads::find).orElseThrow(NotFound::new);
        FieldErrors errors = new FieldErrors();
        ZoneId zone = zones.current();
        Optional<Call> call = CallForm.read(given, now(), zone, errors);
        if (call.isEmpty()) {
            CallForm form = new CallForm(
                    lead.id().toString(), lead.name(), given, errors.ordered(), CallForm.local(now(), zone));
            ModelAndView again = new ModelAndView("leads/calls/form", "form", form);
            again.setStatus(HttpStatus.UNPROCESSABLE_CONTENT);
            return again;
        }
        calls.log(lead.id(), call.get(), actor);
        Toast.show(redirect, "Call logged.");
        return new ModelAndView("redirect:/app/leads/" + lead.id());
    }

    private Instant now() {
        return clock.instant().truncatedTo(ChronoUnit.MICROS);
    }
}
