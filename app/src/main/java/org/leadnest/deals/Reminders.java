package org.leadnest.deals;

import java.time.Instant;
import java.time.InstantSource;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.EnumMap;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.leadnest.accounts.Accounts;
import org.leadnest.accounts.Actor;
import org.leadnest.kernel.UserId;
import org.leadnest.leads.Author;
import org.leadnest.leads.LeadId;
import org.leadnest.leads.NewTask;
import org.leadnest.leads.Task;
import org.leadnest.leads.TaskId;
import org.leadnest.leads.Tasks;
import org.leadnest.platform.tenancy.Tenancy;
import org.springframework.stereotype.Component;

/**
 * Keeps a task for each key date of an open deal: due at nine in the morning so many days before, put off with the date,
 * gone with it. A reminder that was done stays done until the date itself changes; a day that has passed gets none.
 */
@Component
class Reminders {
    private static final LocalTime DUE = LocalTime.of(9, 0);

    private final TermsStore store;
    private final Tasks tasks;
    private final Accounts accounts;
    private final InstantSource clock;

    Reminders(TermsStore store, Tasks tasks, Accounts accounts, InstantSource clock) {
        this.store = store;
        this.tasks = tasks;
        this.accounts = accounts;
        this.clock = clock;
    }

    /** @param owner who is reminded @param daysChanged whether reminders are due on other days than before */
    void keep(DealId deal, DealDraft draft, @Nullable UUID owner, boolean daysChanged, Actor actor) {
        Map<KeyDate, TermsStore.Kept> before = store.dates(deal);
        Map<KeyDate, TermsStore.Kept> now = new EnumMap<>(KeyDate.class);
        boolean open = !draft.stage().outcome().closed();
        before.forEach((kind, kept) -> {
            if (!open || !draft.terms().dates().containsKey(kind)) {
                withdraw(kept);
            }
        });
        draft.terms().dates().forEach((kind, day) -> {
            TermsStore.Kept kept = before.get(kind);
            boolean stays = kept != null && kept.day().equals(day) && !daysChanged && kept.task() != null;
            now.put(
                    kind,
                    stays || !open
                            ? new TermsStore.Kept(day, open && kept != null ? kept.task() : null)
                            : new TermsStore.Kept(day, remind(draft, kind, day, kept, owner, actor)));
        });
        store.writeDates(deal, now);
    }

    private @Nullable UUID remind(
            DealDraft draft,
            KeyDate kind,
            LocalDate day,
            TermsStore.@Nullable Kept kept,
            @Nullable UUID owner,
            Actor actor) {
        ZoneId zone = accounts.account(Tenancy.required()).zone();
        Instant now = clock.instant();
        if (day.isBefore(LocalDate.ofInstant(now, zone))) {
            withdraw(kept);
            return null;
        }
        Instant wanted = day.minusDays(draft.terms().remindDays())
                .atTime(DUE)
                .atZone(zone)
                .toInstant();
        Instant due = wanted.isBefore(now) ? now : wanted;
        Optional<TaskId> open = open(kept);
        if (open.isPresent()) {
            tasks.withdraw(open.get());
        }
        String title = kind.words() + " of " + draft.name() + " on " + DealView.day(day);
        LeadId lead = draft.leadId() == null ? null : new LeadId(draft.leadId());
        UserId assignee = owner == null ? null : new UserId(owner);
        return tasks.create(new NewTask(lead, cut(title), due, assignee), Author.of(actor))
                .map(TaskId::value)
                .orElse(null);
    }

    /** Gives the open ones to another. */
    void handOn(DealId deal, UUID owner, Actor actor) {
        store.dates(deal).values().stream()
                .flatMap(kept -> open(kept).stream())
                .flatMap(id -> tasks.find(id).stream())
                .forEach(task -> tasks.change(
                        task.id(),
                        new NewTask(task.lead(), task.title(), task.dueAt(), new UserId(owner), task.repeats()),
                        Author.of(actor)));
    }

    private void withdraw(TermsStore.@Nullable Kept kept) {
        open(kept).ifPresent(tasks::withdraw);
    }

    private Optional<TaskId> open(TermsStore.@Nullable Kept kept) {
        return kept == null || kept.task() == null
                ? Optional.empty()
                : tasks.find(new TaskId(kept.task()))
                        .filter(task -> task.doneAt() == null)
                        .map(Task::id);
    }

    private static String cut(String title) {
        return title.length() <= NewTask.MAX_TITLE ? title : title.substring(0, NewTask.MAX_TITLE);
    }
}
