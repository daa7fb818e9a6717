package org.leadnest.leads.agenda;

import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import org.leadnest.accounts.Accounts;
import org.leadnest.accounts.Actor;
import org.leadnest.accounts.Member;
import org.leadnest.accounts.Permission;
import org.leadnest.accounts.Requires;
import org.leadnest.kernel.FieldErrors;
import org.leadnest.kernel.Ids;
import org.leadnest.leads.AccountZone;
import org.leadnest.leads.Author;
import org.leadnest.leads.KeptText;
import org.leadnest.leads.NewTask;
import org.leadnest.leads.Task;
import org.leadnest.leads.TaskDraft;
import org.leadnest.leads.TaskId;
import org.leadnest.leads.Tasks;
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

/** {@code /app/tasks/{id}/edit}: what a task says, whose it is and when; and its end. */
@Controller
class TaskForms {
    private static final String VIEW = "leads/task";

    private final Tasks tasks;
    private final AccountZone zones;
    private final Accounts accounts;

    TaskForms(Tasks tasks, AccountZone zones, Accounts accounts) {
        this.tasks = tasks;
        this.zones = zones;
        this.accounts = accounts;
    }

    @GetMapping("/app/tasks/{id}/edit")
    @Requires(Permission.TASKS_WRITE)
    String edit(@PathVariable String id, Actor actor, Model model) {
        Task task = find(id);
        model.addAttribute("page", page(task, draft(task, zones.current()), Map.of(), actor));
        return VIEW;
    }

    @PostMapping("/app/tasks/{id}")
    @Requires(Permission.TASKS_WRITE)
    ModelAndView change(
            @PathVariable String id,
            @RequestParam(defaultValue = "") String title,
            @RequestParam(defaultValue = "") String due,
            @RequestParam(defaultValue = "") String repeats,
            @RequestParam(defaultValue = "") String assignee,
            Actor actor,
            RedirectAttributes redirect) {
        Task task = find(id);
        TaskDraft draft = new TaskDraft(title, due, repeats, assignee);
        FieldErrors errors = draft.check(
                zones.current(),
                accounts.members(actor.account()).stream().map(Member::user).toList());
        KeptText.check(errors, "title", title, NewTask.MAX_TITLE);
        if (errors.any()) {
            ModelAndView again = new ModelAndView(VIEW, "page", page(task, draft, errors.ordered(), actor));
            again.setStatus(HttpStatus.UNPROCESSABLE_CONTENT);
            return again;
        }
        boolean changed = tasks.change(task.id(), draft.task(task.lead(), zones.current()), Author.of(actor));
        Toast.show(redirect, changed ? "The task is changed." : "It is done already; open it again first.");
        return new ModelAndView(back(task));
    }

    @PostMapping("/app/tasks/{id}/deletion")
    @Requires(Permission.TASKS_WRITE)
    String delete(@PathVariable String id, Actor actor, RedirectAttributes redirect) {
        Task task = find(id);
        tasks.delete(task.id(), Author.of(actor));
        Toast.show(redirect, "Deleted: " + task.title(), "/app/tasks/" + task.id() + "/restoration");
        return back(task);
    }

    /** Undoes a deletion; pressed twice, it says the same. */
    @PostMapping("/app/tasks/{id}/restoration")
    @Requires(Permission.TASKS_WRITE)
    String restore(@PathVariable String id, Actor actor, RedirectAttributes redirect) {
        TaskId deleted = Ids.parse(id).map(TaskId::new).orElseThrow(NotFound::new);
        tasks.restore(deleted, Author.of(actor));
        Task task = find(id);
        Toast.show(redirect, "Back again: " + task.title());
        return back(task);
    }

    private TaskPage page(Task task, TaskDraft draft, Map<String, String> errors, Actor actor) {
        Map<String, String> members = new LinkedHashMap<>();
        accounts.members(actor.account())
                .forEach(member -> members.put(member.user().toString(), member.name()));
        return new TaskPage(
                task.id().toString(),
                task.lead() == null ? "/app/tasks" : "/app/leads/" + task.lead(),
                new TasksPage.Form(
                        draft.title(),
                        draft.due(),
                        draft.repeats(),
                        draft.assignee(),
                        TaskDraft.rhythms(),
                        members,
                        errors));
    }

    private static TaskDraft draft(Task task, ZoneId zone) {
        return new TaskDraft(
                task.title(),
                task.dueAt() == null
                        ? ""
                        : DateTimeFormatter.ofPattern("uuuu-MM-dd'T'HH:mm")
                                .format(task.dueAt().atZone(zone)),
                task.repeats() == null ? "" : task.repeats().name(),
                task.assignee() == null ? "" : task.assignee().id().toString());
    }

    private Task find(String id) {
        return Optional.of(id)
                .flatMap(Ids::parse)
                .map(TaskId::new)
                .flatMap(tasks::find)
                .orElseThrow(NotFound::new);
    }

    private static String back(Task task) {
        return task.lead() == null ? "redirect:/app/tasks" : "redirect:/app/leads/" + task.lead();
    }
}
