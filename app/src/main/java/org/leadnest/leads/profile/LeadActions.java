package org.leadnest.leads.profile;

import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.leadnest.accounts.Actor;
import org.leadnest.accounts.Permission;
import org.leadnest.accounts.Requires;
import org.leadnest.kernel.FieldErrors;
import org.leadnest.kernel.Ids;
import org.leadnest.kernel.UserId;
import org.leadnest.leads.AccountZone;
import org.leadnest.leads.Author;
import org.leadnest.leads.KeptText;
import org.leadnest.leads.Lead;
import org.leadnest.leads.LeadId;
import org.leadnest.leads.Leads;
import org.leadnest.leads.NewTask;
import org.leadnest.leads.Owner;
import org.leadnest.leads.TaskDraft;
import org.leadnest.leads.Tasks;
import org.leadnest.platform.web.NotFound;
import org.leadnest.platform.web.Toast;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.ModelAndView;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** The small verbs of a lead's page: stage, owner, tags, notes, tasks. */
@Controller
class LeadActions {
    private static final int MAX_TAG = 60;

    private final Leads leads;
    private final Tasks tasks;
    private final LeadPages pages;
    private final AccountZone zones;

    LeadActions(Leads leads, Tasks tasks, LeadPages pages, AccountZone zones) {
        this.leads = leads;
        this.tasks = tasks;
        this.pages = pages;
        this.zones = zones;
    }

    @PostMapping("/app/leads/{id}/stage")
    @Requires(Permission.LEADS_WRITE)
    ModelAndView stage(@PathVariable String id, @RequestParam String stage, Actor actor, RedirectAttributes redirect) {
        boolean moved = leads.changeStage(lead(id).id(), stage, Author.of(actor));
        return back(id, redirect, moved ? "Moved to " + stage + "." : "There is no such stage.");
    }

    @PostMapping("/app/leads/{id}/owner")
    @Requires(Permission.LEADS_WRITE)
    ModelAndView owner(
            @PathVariable String id,
            @RequestParam(defaultValue = "") String owner,
            Actor actor,
            RedirectAttributes redirect) {
        Optional<UserId> user = Ids.parse(owner).map(UserId::new);
        boolean assigned = (owner.isEmpty() || user.isPresent())
                && leads.assign(lead(id).id(), user.orElse(null), Author.of(actor));
        return back(id, redirect, assigned ? "Owner changed." : "There is no such user.");
    }

    @PostMapping("/app/leads/{id}/tags")
    @Requires(Permission.LEADS_WRITE)
    ModelAndView tag(@PathVariable String id, @RequestParam String tag, Actor actor, RedirectAttributes redirect) {
        FieldErrors errors = new FieldErrors().expect(!tag.isBlank(), "tag", "Write the tag first.");
        KeptText.check(errors, "tag", tag, MAX_TAG);
        if (errors.any()) {
            return pages.again(lead(id), actor, "", errors.ordered());
        }
        leads.tag(lead(id).id(), tag, Author.of(actor));
        return back(id, redirect, "Tag added.");
    }

    @PostMapping("/app/leads/{id}/tags/remove")
    @Requires(Permission.LEADS_WRITE)
    ModelAndView untag(@PathVariable String id, @RequestParam String tag, Actor actor, RedirectAttributes redirect) {
        leads.untag(lead(id).id(), tag, Author.of(actor));
        return back(id, redirect, "Tag removed.");
    }

    @PostMapping("/app/leads/{id}/notes")
    @Requires(Permission.LEADS_WRITE)
    ModelAndView note(@PathVariable String id, @RequestParam String note, Actor actor, RedirectAttributes redirect) {
        FieldErrors errors = new FieldErrors().expect(!note.isBlank(), "note", "Write the note first.");
        KeptText.check(errors, "note", note, Leads.MAX_NOTE);
        if (errors.any()) {
            return pages.again(lead(id), actor, note, errors.ordered());
        }
        leads.note(lead(id).id(), note, Author.of(actor));
        return back(id, redirect, "Note added.");
    }

    @PostMapping("/app/leads/{id}/tasks")
    @Requires(Permission.TASKS_WRITE)
    ModelAndView task(
            @PathVariable String id,
            @RequestParam String title,
            @RequestParam(defaultValue = "") String due,
            @RequestParam(defaultValue = "") String repeats,
            @RequestParam(required = false) @Nullable String assignee,
            Actor actor,
            RedirectAttributes redirect) {
        TaskDraft draft = new TaskDraft(
                title, due, repeats, assignee == null ? actor.user().toString() : assignee);
        List<UserId> members =
                leads.catalogue().owners().stream().map(Owner::id).toList();
        FieldErrors errors = draft.check(zones.current(), members);
        KeptText.check(errors, "title", title, NewTask.MAX_TITLE);
        if (errors.any()) {
            return pages.again(lead(id), actor, "", draft, errors.ordered());
        }
        tasks.create(draft.task(lead(id).id(), zones.current()), Author.of(actor));
        return back(id, redirect, "Task added.");
    }

    private Lead lead(String id) {
        return LeadId.parse(id).flatMap(leads::find).orElseThrow(NotFound::new);
    }

    private static ModelAndView back(String id, RedirectAttributes redirect, String words) {
        Toast.show(redirect, words);
        return new ModelAndView("redirect:/app/leads/" + id);
    }
}
