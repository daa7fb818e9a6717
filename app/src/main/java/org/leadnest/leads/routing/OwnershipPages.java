package org.leadnest.leads.routing;

import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.UUID;
import org.leadnest.accounts.Actor;
import org.leadnest.accounts.Permission;
import org.leadnest.accounts.Requires;
import org.leadnest.accounts.StepUp;
import org.leadnest.accounts.audit.AuditAct;
import org.leadnest.accounts.audit.AuditLog;
import org.leadnest.accounts.audit.AuditNote;
import org.leadnest.kernel.Ids;
import org.leadnest.kernel.UserId;
import org.leadnest.leads.LeadId;
import org.leadnest.platform.web.NotFound;
import org.leadnest.platform.web.Toast;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** {@code /app/settings/ownership}: both sides see whose leads are whose; an agent's own go with them as a file. */
@Controller
class OwnershipPages {
    private final Passports passports;
    private final OwnLeadsFile file;
    private final AuditLog audit;

    OwnershipPages(Passports passports, OwnLeadsFile file, AuditLog audit) {
        this.audit = audit;
        this.file = file;
        this.passports = passports;
    }

    @GetMapping("/app/settings/ownership")
    @Requires(Permission.PROFILE_WRITE)
    String show(Actor actor, Model model) {
        boolean all = actor.may(Permission.LEADS_EXPORT);
        model.addAttribute(
                "page",
                new OwnershipPage(
                        passports.sources().stream()
                                .map(source -> new OwnershipPage.Source(
                                        source.id().toString(), source.name(), source.agents()))
                                .toList(),
                        passports.agents().stream()
                                .filter(agent -> all || agent.id().equals(actor.userUuid()))
                                .map(agent -> new OwnershipPage.Agent(
                                        agent.id().toString(), agent.name(), agent.here(), agent.own()))
                                .toList()));
        return "leads/routing/ownership";
    }

    @PostMapping("/app/settings/ownership/{source}")
    @Requires(Permission.ACCOUNT_SETTINGS)
    String change(
            @PathVariable String source, @RequestParam(defaultValue = "") String belongs, RedirectAttributes redirect) {
        UUID id = Ids.parse(source).orElseThrow(NotFound::new);
        if (!passports.change(id, belongs.equals("AGENT"))) {
            throw new NotFound();
        }
        audit.add(AuditNote.of(AuditAct.OWNERSHIP_RULE)
                .with("belongs to", belongs.equals("AGENT") ? "agent" : "company"));
        Toast.show(redirect, "Saved. Leads that are there keep what was set when they came in.");
        return "redirect:/app/settings/ownership";
    }

    /** Whose one lead is, whatever its source said. */
    @PostMapping("/app/leads/{id}/passport")
    @Requires(Permission.ACCOUNT_SETTINGS)
    String set(
            @PathVariable String id,
            @RequestParam(defaultValue = "") String belongs,
            Actor actor,
            RedirectAttributes redirect) {
        LeadId lead = LeadId.parse(id).orElseThrow(NotFound::new);
        UserId agent =
                belongs.equals("COMPANY") ? null : Passports.agent(belongs).orElseThrow(NotFound::new);
        if (!passports.set(lead, agent, actor.name())) {
            throw new NotFound();
        }
        AuditNote note = AuditNote.of(AuditAct.OWNERSHIP_SET).with("lead", lead.toString());
        audit.add(
                agent == null
                        ? note.with("belongs to", "company")
                        : note.about(agent).with("belongs to", "agent"));
        Toast.show(redirect, "Saved whose lead it is.");
        return "redirect:/app/leads/" + lead;
    }

    /** A ZIP of two CSV files: the agent's own leads, and everything that happened to them. */
    @GetMapping("/app/settings/ownership/{agent}/leads.zip")
    @StepUp("download an agent's own leads")
    @Requires(Permission.PROFILE_WRITE)
    void export(@PathVariable String agent, Actor actor, HttpServletResponse response) throws IOException {
        UserId user = Passports.agent(agent).orElseThrow(NotFound::new);
        boolean known = passports.agents().stream().anyMatch(one -> one.id().equals(user.value()));
        if (!known || (!actor.may(Permission.LEADS_EXPORT) && !user.equals(actor.user()))) {
            throw new NotFound();
        }
        audit.add(AuditNote.of(AuditAct.EXPORTED).about(user).with("file", "own-leads.zip"));
        response.setContentType("application/zip");
        response.setHeader("Content-Disposition", "attachment; filename=\"own-leads.zip\"");
        file.write(user, response.getOutputStream());
    }
}
