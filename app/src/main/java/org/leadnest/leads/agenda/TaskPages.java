package org.leadnest.leads.agenda;

import jakarta.servlet.http.HttpServletResponse;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.leadnest.accounts.Accounts;
import org.leadnest.accounts.Actor;
import org.leadnest.accounts.Member;
import org.leadnest.accounts.Permission;
import org.leadnest.accounts.Requires;
import org.leadnest.kernel.FieldErrors;
import org.leadnest.kernel.Ids;
import org.leadnest.kernel.UserId;
import org.leadnest.leads.AccountZone;
import org.leadnest.leads.Author;
import org.leadnest.leads.Phrases;
import org.leadnest.leads.Task;
import org.leadnest.leads.TaskDraft;
import org.leadnest.leads.TaskId;
import org.leadnest.leads.Tasks;
import org.leadnest.platform.web.Links;
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

/** {@code /app/tasks}, and doing a task from there or from a lead's page. */
@Controller
class TaskPages {
    private static final Instant FIRST = Instant.parse("1900-01-01T00:00:00Z");
    private static final Instant LAST = Instant.parse("9999-01-01T00:00:00Z");
    private static final Duration DAY = Duration.ofDays(1);
    private static final Duration LONGEST_SNOOZE = Duration.ofDays(1_000);
    private static final String JUST_DONE = "justDone";

    private final Tasks tasks;
    private final AccountZone zones;
    private final InstantSource clock;
    private final Accounts accounts;
    private final Calendars calendars;
    private final Links links;

    TaskPages(
            Tasks tasks, AccountZone zones, InstantSource clock, Accounts accounts, Calendars calendars, Links links) {
        this.tasks = tasks;
        this.zones = zones;
        this.clock = clock;
        this.accounts = accounts;
        this.calendars = calendars;
        this.links = links;
    }

    @GetMapping("/app/tasks")
    @Requires(Permission.TASKS_READ)
    String list(
            @RequestParam(defaultValue = "mine") String whose,
            @ModelAttribute(JUST_DONE) String justDone,
            Actor actor,
            Model model) {
        return page(!whose.equals("all"), justDone, TaskDraft.blank(actor.user()), Map.of(), actor, model);
    }

    private String page(
            boolean mine, String justDone, TaskDraft form, Map<String, String> errors, Actor actor, Model model) {
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
        model.addAttribute(
                "page",
                new TasksPage(
                        groups,
                        mine,
                        undo(justDone),
                        TaskDraft.snoozes(today, zone),
                        form(form, errors, actor),
                        calendar(actor)));
        return "leads/tasks";
    }

    /** The member's own address; nothing for an operator who looks into the account, and has no calendar in it. */
    private String calendar(Actor actor) {
        return actor.may(Permission.PROFILE_WRITE)
                ? links.to("/calendar/" + calendars.token(actor.user()) + ".ics")
                : "";
    }

    private TasksPage.Form form(TaskDraft form, Map<String, String> errors, Actor actor) {
        Map<String, String> members = new LinkedHashMap<>();
        accounts.members(actor.account())
                .forEach(member -> members.put(member.user().toString(), member.name()));
        return new TasksPage.Form(
                form.title(), form.due(), form.repeats(), form.assignee(), TaskDraft.rhythms(), members, errors);
    }

    @PostMapping("/app/tasks")
    @Requires(Permission.TASKS_WRITE)
    String create(
            @RequestParam(defaultValue = "") String title,
            @RequestParam(defaultValue = "") String due,
            @RequestParam(defaultValue = "") String repeats,
            @RequestParam(defaultValue = "") String assignee,
            Actor actor,
            Model model,
            HttpServletResponse response,
            RedirectAttributes redirect) {
        TaskDraft form = new TaskDraft(title, due, repeats, assignee);
        FieldErrors errors = form.check(
                zones.current(),
                accounts.members(actor.account()).stream().map(Member::user).toList());
        if (errors.any()) {
            response.setStatus(HttpStatus.UNPROCESSABLE_CONTENT.value());
            return page(true, "", form, errors.ordered(), actor, model);
        }
        tasks.create(form.task(null, zones.current()), Author.of(actor));
        Toast.show(redirect, "The task is entered.");
        return "redirect:/app/tasks";
    }

    @PostMapping("/app/tasks/{id}/snooze")
    @Requires(Permission.TASKS_WRITE)
    String snooze(
            @PathVariable String id,
            @RequestParam(defaultValue = "") String until,
            @RequestParam(defaultValue = "") String lead,
            RedirectAttributes redirect) {
        Task task = find(id);
        Instant due;
        try {
            due = Instant.parse(until);
        } catch (DateTimeException other) {
            throw new NotFound();
        }
        Instant now = clock.instant();
        if (due.isBefore(now.minus(DAY)) || due.isAfter(now.plus(LONGEST_SNOOZE))) {
            throw new NotFound();
        }
        boolean done = tasks.postpone(task.id(), due);
        Toast.show(redirect, done ? "Put off: " + task.title() : "It is done already.");
        return back(lead);
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
                task.assignee() == null ? "" : task.assignee().name(),
                task.repeats() == null ? "" : task.repeats().words());
    }

    private Task find(String id) {
        return Ids.parse(id).map(TaskId::new).flatMap(tasks::find).orElseThrow(NotFound::new);
    }

    private static String back(String lead) {
        return Ids.parse(lead).map(id -> "redirect:/app/leads/" + id).orElse("redirect:/app/tasks");
    }
}
