package org.leadnest.deals.asking;

import java.time.Instant;
import java.time.InstantSource;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import java.util.regex.Pattern;
import org.leadnest.accounts.Accounts;
import org.leadnest.accounts.Member;
import org.leadnest.accounts.Permission;
import org.leadnest.leads.Task;
import org.leadnest.leads.Tasks;
import org.leadnest.platform.asking.Asked;
import org.leadnest.platform.asking.Days;
import org.leadnest.platform.asking.Replies;
import org.leadnest.platform.tenancy.Tenancy;
import org.leadnest.platform.web.PaletteEntry;
import org.leadnest.platform.web.PaletteSource;
import org.springframework.stereotype.Component;

/** Answers questions about open tasks: "tasks due today", "overdue tasks of Maya". */
@Component
class TaskQuestions implements PaletteSource {
    private static final int PLACE = 8;
    /** As many as one list of tasks ever has; above, half an answer would be none. */
    private static final int MOST_READ = 200;

    private static final String NOUNS = "tasks?|to-?dos?";
    private static final String KNOWS =
            "Open tasks can be asked for by when they are due, whether they are overdue, and whose they are.";
    private static final String LIST = "/app/tasks";
    private static final DateTimeFormatter DAY = DateTimeFormatter.ofPattern("MMM d, h:mm a", Locale.US);

    private final Tasks tasks;
    private final Accounts accounts;
    private final InstantSource clock;

    TaskQuestions(Tasks tasks, Accounts accounts, InstantSource clock) {
        this.tasks = tasks;
        this.accounts = accounts;
        this.clock = clock;
    }

    @Override
    public int place() {
        return PLACE;
    }

    @Override
    public List<PaletteEntry> find(String query, Set<String> permissions, int limit) {
        // a deal without a task is a question about deals
        if (!permissions.contains(Permission.TASKS_READ.name())
                || Asked.about(DealQuestion.NOUNS, query).isPresent()) {
            return List.of();
        }
        return Asked.about(NOUNS, query).map(asked -> answer(asked, limit)).orElse(List.of());
    }

    private List<PaletteEntry> answer(Asked asked, int limit) {
        ZoneId zone = accounts.account(Tenancy.required()).zone();
        Instant now = clock.instant();
        LocalDate today = LocalDate.ofInstant(now, zone);
        Predicate<Task> whose = whose(asked);
        asked.take("open|undone|unfinished", "");
        boolean late = asked.take("overdue|late|past due", "Overdue");
        boolean undated = asked.take(
                "(?:without|with no|(?:that )?have no)(?: a| any)?(?: due)? (?:date|day)s?|undated", "Without a date");
        Optional<Days> due = asked.coming("(?:due|for)", "Due", today);
        if (due.isEmpty()) {
            due = asked.coming("tasks?", "Due", today);
        }
        asked.take(NOUNS, "");
        boolean understood = asked.leftOver().isEmpty() && !asked.words().isEmpty();
        boolean conflicting = (late ? 1 : 0) + (undated ? 1 : 0) + (due.isPresent() ? 1 : 0) > 1;
        if (!understood || conflicting) {
            return asked.leftOver().isEmpty() ? List.of() : Replies.notUnderstood(asked, KNOWS, LIST);
        }
        List<Task> found = found(late, undated, due, zone, now);
        if (found.size() >= MOST_READ) {
            return List.of();
        }
        return Replies.rows(
                asked, "task", found.stream().filter(whose).toList(), LIST, limit, task -> entry(task, zone));
    }

    private List<Task> found(boolean late, boolean undated, Optional<Days> due, ZoneId zone, Instant now) {
        if (undated) {
            return tasks.undated(null);
        }
        if (late) {
            return tasks.due(Instant.EPOCH, now, null);
        }
        return due.map(days -> tasks.due(
                        days.from().atStartOfDay(zone).toInstant(),
                        days.to().plusDays(1).atStartOfDay(zone).toInstant(),
                        null))
                .orElseGet(() -> {
                    List<Task> all = new ArrayList<>(tasks.due(Instant.EPOCH, now.plusSeconds(3_153_600_000L), null));
                    all.addAll(tasks.undated(null));
                    return all;
                });
    }

    private Predicate<Task> whose(Asked asked) {
        if (asked.take("(?:without an owner|unassigned|of nobody|assigned to nobody)", "Nobody's")) {
            return task -> task.assignee() == null;
        }
        return accounts.members(Tenancy.required()).stream()
                .map(Member::name)
                .sorted(Comparator.comparingInt(String::length).reversed())
                .filter(name -> asked.take(quoted(name) + "(?:'s)?", "Assigned to " + name)
                        || asked.take(
                                "(?:of|for|by|assigned to) " + quoted(firstName(name)) + "|" + quoted(firstName(name))
                                        + "'s",
                                "Assigned to " + name))
                .findFirst()
                .<Predicate<Task>>map(name -> task ->
                        task.assignee() != null && task.assignee().name().equals(name))
                .orElse(task -> true);
    }

    private static String firstName(String person) {
        int blank = person.indexOf(' ');
        return blank < 0 ? person : person.substring(0, blank);
    }

    private static String quoted(String name) {
        return Pattern.quote(name.toLowerCase(Locale.US));
    }

    private static PaletteEntry entry(Task task, ZoneId zone) {
        String when = task.dueAt() == null ? "" : DAY.format(task.dueAt().atZone(zone));
        String who = task.leadName() == null ? "" : task.leadName();
        String detail = when.isEmpty() || who.isEmpty() ? when + who : when + ", " + who;
        return new PaletteEntry("page", task.title(), detail, task.lead() == null ? LIST : "/app/leads/" + task.lead());
    }
}
