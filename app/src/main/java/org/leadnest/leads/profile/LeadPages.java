package org.leadnest.leads.profile;

import gg.jte.Content;
import java.time.Instant;
import java.time.InstantSource;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.leadnest.accounts.Actor;
import org.leadnest.accounts.Permission;
import org.leadnest.accounts.Requires;
import org.leadnest.leads.AccountZone;
import org.leadnest.leads.Catalogue;
import org.leadnest.leads.Lead;
import org.leadnest.leads.LeadId;
import org.leadnest.leads.LeadPanel;
import org.leadnest.leads.Leads;
import org.leadnest.leads.Phrases;
import org.leadnest.leads.Task;
import org.leadnest.leads.TaskDraft;
import org.leadnest.leads.Tasks;
import org.leadnest.platform.web.Initials;
import org.leadnest.platform.web.NotFound;
import org.leadnest.platform.web.Shell;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.ModelAndView;

/** {@code /app/leads/{id}} and the pieces of it that htmx asks for. */
@Controller
class LeadPages {
    private final Leads leads;
    private final Tasks tasks;
    private final TimelineViews timelines;
    private final List<LeadPanel> panels;
    private final AccountZone zones;
    private final InstantSource clock;

    LeadPages(
            Leads leads,
            Tasks tasks,
            TimelineViews timelines,
            List<LeadPanel> panels,
            AccountZone zones,
            InstantSource clock) {
        this.leads = leads;
        this.tasks = tasks;
        this.timelines = timelines;
        this.panels = panels.stream()
                .sorted(Comparator.comparingInt(LeadPanel::position))
                .toList();
        this.zones = zones;
        this.clock = clock;
    }

    @GetMapping("/app/leads/{id}")
    @Requires(Permission.LEADS_READ)
    String lead(
            @PathVariable String id,
            @RequestParam(required = false) @Nullable String kind,
            @RequestParam(required = false) @Nullable String after,
            @RequestHeader(name = "HX-Target", required = false) @Nullable String target,
            Actor actor,
            Model model) {
        Lead lead = LeadId.parse(id).flatMap(leads::find).orElseThrow(NotFound::new);
        TimelineView timeline = timelines.of(lead.id(), kind, after, zones.current());
        if ("timeline".equals(target)) {
            model.addAttribute("timeline", timeline);
            return "leads/_timeline";
        }
        model.addAttribute("page", page(lead, timeline, actor, "", TaskDraft.blank(actor.user()), Map.of()));
        return "leads/lead";
    }

    /** The page again with what was written and why it was not taken. */
    ModelAndView again(Lead lead, Actor actor, String note, Map<String, String> errors) {
        return again(lead, actor, note, TaskDraft.blank(actor.user()), errors);
    }

    /** The same with a task that was written. */
    ModelAndView again(Lead lead, Actor actor, String note, TaskDraft task, Map<String, String> errors) {
        TimelineView timeline = timelines.of(lead.id(), null, null, zones.current());
        ModelAndView view = new ModelAndView("leads/lead", "page", page(lead, timeline, actor, note, task, errors));
        view.setStatus(org.springframework.http.HttpStatus.UNPROCESSABLE_CONTENT);
        return view;
    }

    private LeadPage page(
            Lead lead, TimelineView timeline, Actor actor, String note, TaskDraft task, Map<String, String> errors) {
        ZoneId zone = zones.current();
        Catalogue catalogue = leads.catalogue();
        return new LeadPage(
                lead.id().toString(),
                lead.name(),
                Initials.of(lead.name()),
                lead.stage().name(),
                Phrases.tone(lead.stage()),
                lead.source() == null ? "" : lead.source().name(),
                lead.owner() == null ? "" : lead.owner().name(),
                lead.owner() == null ? "" : lead.owner().id().toString(),
                reach(lead),
                facts(lead, zone),
                lead.score(),
                lead.scoreReasons().stream()
                        .map(reason ->
                                new LeadPage.Fact(reason.signal().label(), reason.points() + ": " + reason.words()))
                        .toList(),
                lead.tags(),
                choices(catalogue),
                tasks.ofLead(lead.id()).stream().map(this::line).toList(),
                timeline,
                shown(lead, actor, true),
                shown(lead, actor, false),
                new LeadPage.Draft(
                        note,
                        task,
                        TaskDraft.rhythms(),
                        TaskDraft.snoozes(clock.instant().atZone(zone).toLocalDate(), zone)),
                errors);
    }

    private List<Function<Shell, Content>> shown(Lead lead, Actor actor, boolean leading) {
        return panels.stream()
                .filter(panel -> panel.leads() == leading)
                .flatMap(panel -> panel.panel(lead.id(), actor).stream())
                .toList();
    }

    private static List<LeadPage.Reach> reach(Lead lead) {
        List<LeadPage.Reach> reach = new ArrayList<>();
        lead.emails().forEach(email -> reach.add(new LeadPage.Reach("mail", email.value(), "mailto:" + email.value())));
        lead.phones().forEach(phone -> reach.add(new LeadPage.Reach("phone", phone.display(), "tel:" + phone.value())));
        return reach;
    }

    private static List<LeadPage.Fact> facts(Lead lead, ZoneId zone) {
        List<LeadPage.Fact> facts = new ArrayList<>();
        facts.add(new LeadPage.Fact(
                "Source", lead.source() == null ? "Unknown" : lead.source().name()));
        facts.add(new LeadPage.Fact(
                "Owner", lead.owner() == null ? "Nobody" : lead.owner().name()));
        add(facts, "State", lead.state());
        add(facts, "ZIP code", lead.postalCode());
        add(facts, "Time zone", lead.timeZone());
        lead.fields().forEach(own -> facts.add(new LeadPage.Fact(own.label(), own.shown())));
        facts.add(new LeadPage.Fact("Added", Phrases.moment(lead.createdAt(), zone)));
        facts.add(new LeadPage.Fact("Last activity", Phrases.moment(lead.lastActivityAt(), zone)));
        return facts;
    }

    private static void add(List<LeadPage.Fact> facts, String label, @Nullable String value) {
        Optional.ofNullable(value).ifPresent(text -> facts.add(new LeadPage.Fact(label, text)));
    }

    private static LeadPage.Choices choices(Catalogue catalogue) {
        Map<String, String> stages = new LinkedHashMap<>();
        catalogue.stages().forEach(stage -> stages.put(stage.name(), stage.name()));
        Map<String, String> owners = new LinkedHashMap<>();
        catalogue.owners().forEach(owner -> owners.put(owner.id().toString(), owner.name()));
        return new LeadPage.Choices(stages, owners, catalogue.tags());
    }

    private Instant today() {
        ZoneId zone = zones.current();
        return clock.instant().atZone(zone).toLocalDate().atStartOfDay(zone).toInstant();
    }

    private LeadPage.TaskLine line(Task task) {
        Instant due = task.dueAt();
        return new LeadPage.TaskLine(
                task.id().toString(),
                task.title(),
                due == null ? "" : Phrases.moment(due, zones.current()),
                task.assignee() == null ? "" : task.assignee().name(),
                task.repeats() == null ? "" : task.repeats().words(),
                task.doneAt() != null,
                task.doneAt() == null && due != null && due.isBefore(today()));
    }
}
