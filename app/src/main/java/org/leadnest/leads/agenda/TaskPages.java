package org.leadnest.leads.agenda;

import java.time.Instant;
import java.time.InstantSource;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.leadnest.accounts.Actor;
import org.leadnest.accounts.Permission;
import org.leadnest.accounts.Requires;
import org.leadnest.kernel.Ids;
import org.leadnest.kernel.UserId;
import org.leadnest.leads.AccountZone;
import org.leadnest.leads.Author;
import org.leadnest.leads.Phrases;
import org.leadnest.leads.Task;
import org.leadnest.leads.TaskId;
import org.leadnest.leads.Tasks;
import org.leadnest.platform.web.NotFound;
import org.leadnest.platform.web.Toast;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.ModelAttribute;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** {@code /app/tasks}, and doing a task from there or from a lead's page. */
@Controller
class TaskPages {
    private static final Instant FIRST = Instant.parse("1900-01-01T00:00:00Z");
    private static final Instant LAST = Instant.parse("9999-01-01T00:00:00Z");
    private static final String JUST_DONE = "justDone";

    private final Tasks tasks;
    private final AccountZone zones;
    private final InstantSource clock;

    TaskPages(Tasks tasks, AccountZone zones, InstantSource clock) {
        this.tasks = tasks;
        this.zones = zones;
        this.clock = clock;
    }

    @GetMapping("/app/tasks")
    @Requires(Permission.TASKS_READ)
    String list(
            @RequestParam(defaultValue = "mine") String whose,
            @ModelAttribute(JUST_DONE) String justDone,
            Actor actor,
            Model model) {
        boolean mine = !whose.equals("all");
        ZoneId zone = zones.current();
        LocalDate today = clock.instant().atZone(zone).toLocalDate();
        Instant start = today.atStartOfDay(zone).toInstant();
        Instant end = today.plusDays(1).atStartOfDay(zone).toInstant();
        UserId user = mine ? actor.user() : null;
        List<TasksPage.Group> groups = List.of(
                group("Overdue", "bad", tasks.due(FIRST, start, user), zone),
                group("Today", "accent", tasks.due(start, end, user), zone),
                group("Upcoming", "plain", tasks.due(end, LAST, user), zone),
                group("Without a date", "plain", tasks.undated(user), zone));
        model.addAttribute("page", new TasksPage(groups, mine, undo(justDone)));
        return "leads/tasks";
    }

    @PostMapping("/app/tasks/{id}/completion")
    @Requires(Permission.TASKS_WRITE)
    String complete(
            @PathVariable String id,
            @RequestParam(defaultValue = "") String lead,
            Actor actor,
            RedirectAttributes redirect) {
        Task task = find(id);
        tasks.complete(task.id(), Author.of(actor));
        Toast.show(redirect, "Done: " + task.title());
        redirect.addFlashAttribute(JUST_DONE, id);
        return back(lead);
    }

    @PostMapping("/app/tasks/{id}/reopening")
    @Requires(Permission.TASKS_WRITE)
    String reopen(
            @PathVariable String id,
            @RequestParam(defaultValue = "") String lead,
            Actor actor,
            RedirectAttributes redirect) {
        Task task = find(id);
        tasks.reopen(task.id(), Author.of(actor));
        Toast.show(redirect, "Opened again: " + task.title());
        return back(lead);
    }

    private TasksPage.@Nullable Undo undo(String justDone) {
        return Ids.parse(justDone)
                .map(TaskId::new)
                .flatMap(tasks::find)
                .filter(task -> task.doneAt() != null)
                .map(task -> new TasksPage.Undo(task.id().toString(), task.title()))
                .orElse(null);
    }

    private static TasksPage.Group group(String title, String tone, List<Task> tasks, ZoneId zone) {
        return new TasksPage.Group(
                title, tone, tasks.stream().map(task -> line(task, zone)).toList());
    }

    private static TasksPage.Line line(Task task, ZoneId zone) {
        return new TasksPage.Line(
                task.id().toString(),
                task.title(),
                task.dueAt() == null ? "" : Phrases.moment(task.dueAt(), zone),
                Optional.ofNullable(task.leadName()).orElse(""),
                task.lead() == null ? "" : "/app/leads/" + task.lead(),
                task.assignee() == null ? "" : task.assignee().name());
    }

    private Task find(String id) {
        return Ids.parse(id).map(TaskId::new).flatMap(tasks::find).orElseThrow(NotFound::new);
    }

    private static String back(String lead) {
        return Ids.parse(lead).map(id -> "redirect:/app/leads/" + id).orElse("redirect:/app/tasks");
    }
}
