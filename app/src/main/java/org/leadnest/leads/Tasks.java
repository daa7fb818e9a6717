package org.leadnest.leads;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.leadnest.kernel.Cursor;
import org.leadnest.kernel.Page;
import org.leadnest.kernel.UserId;
import org.leadnest.leads.LeadEvent.TaskDone;
import org.leadnest.leads.LeadEvent.TasksCreated;
import org.leadnest.platform.tenancy.Tenancy;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** The verbs over tasks. Lists are cut at 200 rows: nobody does more in a day. */
@Service
public class Tasks {
    private static final int MOST = 200;
    private static final Duration BRINGS_BACK = Duration.ofHours(1);

    private final TaskStore store;
    private final LeadStore leads;
    private final TimelineStore timeline;
    private final ApplicationEventPublisher events;
    private final InstantSource clock;
    private final AccountZone zones;

    Tasks(
            TaskStore store,
            LeadStore leads,
            TimelineStore timeline,
            ApplicationEventPublisher events,
            InstantSource clock,
            AccountZone zones) {
        this.store = store;
        this.leads = leads;
        this.timeline = timeline;
        this.events = events;
        this.clock = clock;
        this.zones = zones;
    }

    /** Files a task; empty when it is about a lead that is not there. */
    @Transactional
    public Optional<TaskId> create(NewTask task, Author author) {
        return createAll(List.of(task), author).stream().findFirst();
    }

    /** Files tasks, one statement for all of them; those about a lead that is not there are left out. */
    @Transactional
    public List<TaskId> createAll(List<NewTask> tasks, Author author) {
        if (tasks.isEmpty()) {
            return List.of();
        }
        Map<TaskId, NewTask> filed = store.insert(tasks, author, clock.instant());
        List<NewTask> told =
                filed.values().stream().filter(task -> task.lead() != null).toList();
        if (!told.isEmpty()) {
            timeline.addTasks(told, author, clock.instant());
            events.publishEvent(new TasksCreated(
                    Tenancy.required(), told.stream().map(NewTask::aboutLead).toList()));
        }
        return List.copyOf(filed.keySet());
    }

    @Transactional(readOnly = true)
    public Optional<Task> find(TaskId task) {
        return store.find(task);
    }

    /** Marks the task as done; false when it is so already, or is not there. */
    @Transactional
    public boolean complete(TaskId task, Author author) {
        boolean done = tell(task, store.finish(task, clock.instant()), "Task done: ", author, true);
        if (done) {
            store.find(task).ifPresent(one -> repeat(one, author));
        }
        return done;
    }

    /** Makes the next turn of a task that comes again. */
    private void repeat(Task task, Author author) {
        Repeat repeats = task.repeats();
        Instant due = task.dueAt();
        if (repeats != null && due != null) {
            UserId assignee = task.assignee() == null ? null : task.assignee().id();
            Instant now = clock.instant();
            Instant anchor = store.anchor(task.id()).orElse(due);
            Instant next = repeats.next(anchor, now.isAfter(due) ? now : due, zones.current());
            TaskId turn = store.insert(
                            List.of(new NewTask(task.lead(), task.title(), next, assignee, repeats)), author, now)
                    .keySet()
                    .iterator()
                    .next();
            store.follow(turn, task.id(), anchor);
        }
    }

    /** Puts the task off; false when it is done, or is not there. */
    @Transactional
    public boolean postpone(TaskId task, Instant due) {
        return store.postpone(task, due);
    }

    /** Gives an open task another title, time, assignee or rhythm; its lead stays. False when it is done, or is not there. */
    @Transactional
    public boolean change(TaskId task, NewTask wanted, Author author) {
        return tell(task, store.change(task, wanted), "Task changed: ", author, false);
    }

    /** Takes a task away, done or not, with the next turn of one that comes again; false when it is not there. {@link #restore} undoes it. */
    @Transactional
    public boolean delete(TaskId id, Author author) {
        Optional<Task> task = store.find(id);
        task.map(Task::lead)
                .ifPresent(lead -> timeline.add(
                        lead, TimelineKind.TASK, "Task deleted: " + task.get().title(), author, clock.instant()));
        return task.isPresent() && store.delete(id, clock.instant());
    }

    /** Brings back what was deleted within the hour, as it was; false when there is nothing to bring back. */
    @Transactional
    public boolean restore(TaskId id, Author author) {
        boolean back = store.restore(id, clock.instant().minus(BRINGS_BACK));
        return tell(id, back, "Task brought back: ", author, false);
    }

    /** Takes an open task away: what it reminded of is off. False when it is done, or is not there. */
    @Transactional
    public boolean withdraw(TaskId task) {
        return store.withdraw(task);
    }

    /** Takes the mark back, and with it the next turn of a task that comes again. */
    @Transactional
    public boolean reopen(TaskId task, Author author) {
        return tell(task, store.reopen(task), "Task opened again: ", author, false);
    }

    private boolean tell(TaskId id, boolean changed, String words, Author author, boolean done) {
        Optional<Task> task = changed ? store.find(id) : Optional.empty();
        task.filter(one -> one.lead() != null).ifPresent(one -> {
            LeadId lead = java.util.Objects.requireNonNull(one.lead());
            timeline.add(lead, TimelineKind.TASK, words + one.title(), author, clock.instant());
            leads.active(lead, clock.instant());
            if (done) {
                events.publishEvent(new TaskDone(Tenancy.required(), lead.value(), id.value()));
            }
        });
        return changed;
    }

    @Transactional(readOnly = true)
    public List<Task> ofLead(LeadId lead) {
        return store.ofLead(lead, MOST);
    }

    /**
     * Open tasks that are due from {@code from} on and before {@code to}, the earliest first.
     *
     * @param assignee whose; null for everybody's
     */
    @Transactional(readOnly = true)
    public List<Task> due(Instant from, Instant to, @Nullable UserId assignee) {
        return store.due(from, to, assignee, MOST);
    }

    /** Open tasks without a date. */
    @Transactional(readOnly = true)
    public List<Task> undated(@Nullable UserId assignee) {
        return store.undated(assignee, MOST);
    }

    /** The newest first. @param done null for those that are done and those that are not */
    @Transactional(readOnly = true)
    public Page<Task> list(
            @Nullable LeadId lead,
            @Nullable UserId assignee,
            @Nullable Boolean done,
            @Nullable Cursor after,
            int limit) {
        return Page.cut(
                store.list(lead, assignee, done, after == null ? null : after.id(), limit + 1),
                limit,
                task -> new Cursor("", task.id().value()));
    }

    /** How many open tasks of this user, or of nobody, are due before {@code to}. */
    @Transactional(readOnly = true)
    public long openBefore(Instant to, UserId assignee) {
        return store.openBefore(to, assignee);
    }

    /** The ids of leads that somebody has to do something about. */
    @Transactional(readOnly = true)
    public Set<UUID> leadsWithOpenTask() {
        return store.leadsWithOpenTask();
    }
}
