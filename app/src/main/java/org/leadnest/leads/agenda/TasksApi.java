package org.leadnest.leads.agenda;

import io.swagger.v3.oas.annotations.media.Schema;
import java.net.URI;
import java.time.Instant;
import java.util.Locale;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.leadnest.accounts.Actor;
import org.leadnest.accounts.Permission;
import org.leadnest.accounts.Requires;
import org.leadnest.kernel.Cursor;
import org.leadnest.kernel.FieldErrors;
import org.leadnest.kernel.Page;
import org.leadnest.kernel.UserId;
import org.leadnest.leads.Author;
import org.leadnest.leads.KeptText;
import org.leadnest.leads.LeadId;
import org.leadnest.leads.Leads;
import org.leadnest.leads.NewTask;
import org.leadnest.leads.Owner;
import org.leadnest.leads.Repeat;
import org.leadnest.leads.Task;
import org.leadnest.leads.TaskId;
import org.leadnest.leads.Tasks;
import org.leadnest.platform.api.Invalid;
import org.leadnest.platform.api.Paging;
import org.leadnest.platform.web.NotFound;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PatchMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** Tasks by API. */
@RestController
@RequestMapping("/api/v1/tasks")
class TasksApi {
    private static final Instant FIRST = Instant.parse("2000-01-01T00:00:00Z");
    private static final Instant LAST = Instant.parse("2101-01-01T00:00:00Z");

    private final Tasks tasks;
    private final Leads leads;

    TasksApi(Tasks tasks, Leads leads) {
        this.tasks = tasks;
        this.leads = leads;
    }

    /** @param assigneeId the caller when left out @param repeats DAILY, WEEKLY, MONTHLY or YEARLY; wants a dueAt */
    @Schema(name = "TaskInput")
    record TaskBody(
            @Nullable String title,
            @Nullable UUID leadId,
            @Nullable Instant dueAt,
            @Nullable UUID assigneeId,
            @Nullable String repeats) {}

    /**
     * What is left out stays.
     *
     * @param dueAt puts an open task off; with another field of it, its rhythm begins anew
     * @param repeats DAILY, WEEKLY, MONTHLY or YEARLY; NEVER ends the rhythm
     */
    @Schema(name = "TaskChange")
    record TaskChange(
            @Nullable Boolean done,
            @Nullable Instant dueAt,
            @Nullable String title,
            @Nullable UUID assigneeId,
            @Nullable String repeats) {
        /** Whether it says more of the task than when and whether it is done. */
        boolean rewrites() {
            return title != null || assigneeId != null || repeats != null;
        }
    }

    @Schema(name = "Task")
    record TaskJson(
            UUID id,
            String title,
            @Nullable UUID leadId,
            @Nullable Instant dueAt,
            @Nullable UUID assigneeId,
            @Nullable String assignee,
            @Nullable Repeat repeats,
            boolean done,
            @Nullable Instant doneAt,
            String createdBy,
            Instant createdAt) {
        static TaskJson of(Task task) {
            LeadId lead = task.lead();
            Owner assignee = task.assignee();
            return new TaskJson(
                    task.id().value(),
                    task.title(),
                    lead == null ? null : lead.value(),
                    task.dueAt(),
                    assignee == null ? null : assignee.id().value(),
                    assignee == null ? null : assignee.name(),
                    task.repeats(),
                    task.doneAt() != null,
                    task.doneAt(),
                    task.createdBy(),
                    task.createdAt());
        }
    }

    /** The newest first. */
    @GetMapping
    @Requires(Permission.TASKS_READ)
    Page<TaskJson> list(
            @RequestParam(required = false) @Nullable UUID leadId,
            @RequestParam(required = false) @Nullable UUID assigneeId,
            @RequestParam(required = false) @Nullable Boolean done,
            @RequestParam(required = false) @Nullable String after,
            @RequestParam(defaultValue = "50") int limit) {
        FieldErrors errors = new FieldErrors();
        Paging paging = Paging.of(after, limit, Cursor::parse, errors);
        if (errors.any()) {
            throw new Invalid(errors);
        }
        return tasks.list(
                        leadId == null ? null : new LeadId(leadId),
                        assigneeId == null ? null : new UserId(assigneeId),
                        done,
                        paging.after(),
                        paging.limit())
                .map(TaskJson::of);
    }

    @PostMapping
    @Requires(Permission.TASKS_WRITE)
    ResponseEntity<TaskJson> create(@RequestBody TaskBody body, Actor actor) {
        FieldErrors errors = new FieldErrors();
        String title = Optional.ofNullable(body.title()).orElse("").strip();
        errors.expect(!title.isEmpty(), "title", "expected what is to be done");
        KeptText.check(errors, "title", title, NewTask.MAX_TITLE);
        check(body.dueAt(), errors);
        Optional<Repeat> repeats = Optional.ofNullable(body.repeats()).flatMap(TasksApi::repeat);
        errors.expect(
                body.repeats() == null || repeats.isPresent(), "repeats", "expected DAILY, WEEKLY, MONTHLY or YEARLY");
        errors.expect(body.repeats() == null || body.dueAt() != null, "dueAt", "expected a time: the task comes again");
        UserId assignee = body.assigneeId() == null ? actor.user() : new UserId(body.assigneeId());
        boolean member =
                leads.catalogue().owners().stream().anyMatch(owner -> owner.id().equals(assignee));
        errors.expect(body.assigneeId() == null || member, "assigneeId", "expected a member of this account");
        LeadId lead = body.leadId() == null ? null : new LeadId(body.leadId());
        errors.expect(lead == null || leads.find(lead).isPresent(), "leadId", "expected a lead of this account");
        if (errors.any()) {
            throw new Invalid(errors);
        }
        NewTask task = new NewTask(lead, title, body.dueAt(), member ? assignee : null, repeats.orElse(null));
        TaskId id = tasks.create(task, Author.of(actor)).orElseThrow(NotFound::new);
        return ResponseEntity.created(URI.create("/api/v1/tasks/" + id.value())).body(get(id.value()));
    }

    @GetMapping("/{id}")
    @Requires(Permission.TASKS_READ)
    TaskJson get(@PathVariable UUID id) {
        return tasks.find(new TaskId(id)).map(TaskJson::of).orElseThrow(NotFound::new);
    }

    @PatchMapping("/{id}")
    @Requires(Permission.TASKS_WRITE)
    TaskJson change(@PathVariable UUID id, @RequestBody TaskChange body, Actor actor) {
        TaskId task = new TaskId(id);
        TaskJson before = get(id);
        FieldErrors errors = new FieldErrors();
        check(body.dueAt(), errors);
        boolean done = body.done() == null ? before.done() : body.done();
        errors.expect(body.dueAt() == null || !done, "dueAt", "expected a task that is not done");
        errors.expect(
                !body.rewrites() || !before.done() || !done,
                "done",
                "expected false: a task that is done is not rewritten");
        Optional<NewTask> wanted = wanted(before, body, errors);
        if (errors.any()) {
            throw new Invalid(errors);
        }
        if (before.done() && !done) {
            tasks.reopen(task, Author.of(actor));
        }
        if (body.rewrites()) {
            wanted.ifPresent(one -> tasks.change(task, one, Author.of(actor)));
        } else if (body.dueAt() != null) {
            tasks.postpone(task, body.dueAt());
        }
        if (!before.done() && done) {
            tasks.complete(task, Author.of(actor));
        }
        return get(id);
    }

    /** Takes the task away, done or not. */
    @DeleteMapping("/{id}")
    @Requires(Permission.TASKS_WRITE)
    ResponseEntity<Void> delete(@PathVariable UUID id, Actor actor) {
        if (!tasks.delete(new TaskId(id), Author.of(actor))) {
            throw new NotFound();
        }
        return ResponseEntity.noContent().build();
    }

    private Optional<NewTask> wanted(TaskJson before, TaskChange body, FieldErrors errors) {
        String title = body.title() == null ? before.title() : body.title().strip();
        errors.expect(!title.isEmpty(), "title", "expected what is to be done");
        KeptText.check(errors, "title", title, NewTask.MAX_TITLE);
        UUID assignee = body.assigneeId() == null ? before.assigneeId() : body.assigneeId();
        boolean member = body.assigneeId() == null
                || leads.catalogue().owners().stream()
                        .anyMatch(owner -> owner.id().value().equals(body.assigneeId()));
        errors.expect(member, "assigneeId", "expected a member of this account");
        Instant due = body.dueAt() == null ? before.dueAt() : body.dueAt();
        boolean never = "NEVER".equalsIgnoreCase(String.valueOf(body.repeats()).strip());
        Repeat repeats = never
                ? null
                : body.repeats() == null
                        ? before.repeats()
                        : repeat(body.repeats()).orElse(null);
        errors.expect(
                body.repeats() == null || never || repeats != null,
                "repeats",
                "expected DAILY, WEEKLY, MONTHLY, YEARLY or NEVER");
        errors.expect(repeats == null || due != null, "dueAt", "expected a time: the task comes again");
        LeadId lead = before.leadId() == null ? null : new LeadId(before.leadId());
        return errors.any()
                ? Optional.empty()
                : Optional.of(new NewTask(lead, title, due, assignee == null ? null : new UserId(assignee), repeats));
    }

    private static void check(@Nullable Instant due, FieldErrors errors) {
        errors.expect(
                due == null || (!due.isBefore(FIRST) && due.isBefore(LAST)), "dueAt", "expected a year 2000 to 2100");
    }

    private static Optional<Repeat> repeat(String name) {
        return Repeat.of(name.strip().toUpperCase(Locale.ROOT));
    }
}
