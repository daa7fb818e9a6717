package org.leadnest.leads.routing;

import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.leadnest.accounts.Actor;
import org.leadnest.accounts.Permission;
import org.leadnest.accounts.Requires;
import org.leadnest.accounts.StepUp;
import org.leadnest.accounts.audit.AuditAct;
import org.leadnest.accounts.audit.AuditLog;
import org.leadnest.accounts.audit.AuditNote;
import org.leadnest.kernel.Csv;
import org.leadnest.kernel.Cursor;
import org.leadnest.kernel.Ids;
import org.leadnest.kernel.Page;
import org.leadnest.kernel.UserId;
import org.leadnest.leads.LeadId;
import org.leadnest.leads.Timeline;
import org.leadnest.leads.TimelineEntry;
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
    private static final int SET = 500;
    private static final List<String> LEAD_COLUMNS = List.of(
            "Id",
            "First name",
            "Last name",
            "E-mail",
            "Phone",
            "Source",
            "Stage",
            "Tags",
            "State",
            "ZIP code",
            "Time zone",
            "Created",
            "Details");
    private static final List<String> HISTORY_COLUMNS = List.of("Lead", "At", "Kind", "Title", "Text", "Who");

    private final Passports passports;
    private final Timeline timeline;
    private final AuditLog audit;

    OwnershipPages(Passports passports, Timeline timeline, AuditLog audit) {
        this.audit = audit;
        this.timeline = timeline;
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
        Toast.show(redirect, "Saved. Leads that are there keep what was set when they came in.");
        return "redirect:/app/settings/ownership";
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
        try (ZipOutputStream zip = new ZipOutputStream(response.getOutputStream())) {
            zip.putNextEntry(new ZipEntry("leads.csv"));
            row(zip, LEAD_COLUMNS);
            walk(user, set -> {
                for (Passports.OwnLead lead : set) {
                    row(zip, lead.cells());
                }
            });
            zip.putNextEntry(new ZipEntry("timeline.csv"));
            row(zip, HISTORY_COLUMNS);
            walk(user, set -> {
                for (Passports.OwnLead lead : set) {
                    history(zip, lead.id());
                }
            });
        }
    }

    private interface Take {
        void set(List<Passports.OwnLead> set) throws IOException;
    }

    private void walk(UserId user, Take take) throws IOException {
        List<Passports.OwnLead> set = passports.own(user, new UUID(0, 0), SET);
        while (!set.isEmpty()) {
            take.set(set);
            set = passports.own(user, set.getLast().id(), SET);
        }
    }

    /** Everything that the lead's page shows, messages as well, the newest first. */
    private void history(ZipOutputStream zip, UUID lead) throws IOException {
        Cursor after = null;
        do {
            Page<TimelineEntry> page = timeline.page(new LeadId(lead), Set.of(), after, SET);
            for (TimelineEntry entry : page.data()) {
                row(
                        zip,
                        List.of(
                                lead.toString(),
                                entry.at().toString(),
                                entry.kind().name(),
                                entry.title(),
                                Objects.requireNonNullElse(entry.text(), ""),
                                Objects.requireNonNullElse(entry.actor(), "")));
            }
            after = page.next() == null ? null : Cursor.timed(page.next()).orElseThrow();
        } while (after != null);
    }

    private static void row(ZipOutputStream zip, List<String> cells) throws IOException {
        zip.write(Csv.row(cells).getBytes(StandardCharsets.UTF_8));
    }
}
