package org.leadnest.leads;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.leadnest.kernel.EmailAddress;
import org.leadnest.kernel.Ids;
import org.leadnest.kernel.PhoneNumber;
import org.leadnest.kernel.UserId;
import org.leadnest.platform.tenancy.Tenancy;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** Rows of tasks. */
@Repository
class TaskStore {
    private static final String SELECT = """
            select t.id, t.lead_id, t.title, t.due_at, t.created_by, t.created_at, t.done_at, t.repeats, u.id as user_id,
                   u.name as user_name, l.first_name, l.last_name,
                   (select e.value from leads.lead_emails e where e.lead_id = t.lead_id
                     order by e.position limit 1) as email,
                   (select p.key from leads.lead_phones p where p.lead_id = t.lead_id
                     order by p.position limit 1) as phone
              from leads.tasks t
              left join leads.leads l on l.id = t.lead_id
              left join accounts.users u on u.id = t.assigned_to
            """;

    private final JdbcClient jdbc;

    TaskStore(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** One statement for all; those about a lead that is not there are left out. In the order of their leads. */
    Map<TaskId, NewTask> insert(List<NewTask> tasks, Author author, Instant now) {
        Map<TaskId, NewTask> wanted = new LinkedHashMap<>();
        tasks.forEach(task -> wanted.put(new TaskId(Ids.next()), task));
        List<TaskId> filed = jdbc.sql("""
                        insert into leads.tasks
                          (account_id, id, lead_id, title, due_at, assigned_to, created_by, created_at, repeats)
                        select :account, r.id, r.lead, r.title, r.due, r.assigned, :by, :now, r.repeats
                          from (select unnest(:ids::uuid[]) as id, unnest(:leads::uuid[]) as lead,
                                  unnest(:titles::text[]) as title, unnest(:dues::timestamptz[]) as due,
                                  unnest(:assigned::uuid[]) as assigned, unnest(:repeats::text[]) as repeats) r
                         where r.lead is null
                            or exists (select from leads.leads l where l.account_id = :account and l.id = r.lead)
                         order by r.lead
                        returning id
                        """)
                .param("account", Tenancy.required().value())
                .param("ids", wanted.keySet().stream().map(TaskId::value).toArray(UUID[]::new))
                .param("leads", tasks.stream().map(NewTask::aboutLead).toArray(UUID[]::new))
                .param("titles", tasks.stream().map(NewTask::title).toArray(String[]::new))
                .param(
                        "dues",
                        tasks.stream()
                                .map(task -> task.dueAt() == null
                                        ? null
                                        : task.dueAt().toString())
                                .toArray(String[]::new))
                .param(
                        "assigned",
                        tasks.stream()
                                .map(task -> task.assignee() == null
                                        ? null
                                        : task.assignee().value())
                                .toArray(UUID[]::new))
                .param(
                        "repeats",
                        tasks.stream()
                                .map(task -> task.repeats() == null
                                        ? null
                                        : task.repeats().name())
                                .toArray(String[]::new))
                .param("by", author.name())
                .param("now", LeadRows.at(now))
                .query((row, n) -> new TaskId(row.getObject("id", UUID.class)))
                .list();
        wanted.keySet().retainAll(Set.copyOf(filed));
        return wanted;
    }

    Optional<Task> find(TaskId task) {
        return jdbc.sql(SELECT + " where t.id = :id")
                .param("id", task.value())
                .query(TaskStore::task)
                .optional();
    }

    boolean finish(TaskId task, Instant at) {
        return jdbc.sql("update leads.tasks set done_at = :at where id = :id and done_at is null")
                        .param("id", task.value())
                        .param("at", LeadRows.at(at))
                        .update()
                == 1;
    }

    boolean postpone(TaskId task, Instant due) {
        keepAnchor(task);
        return jdbc.sql("update leads.tasks set due_at = :due where id = :id and done_at is null")
                        .param("id", task.value())
                        .param("due", LeadRows.at(due))
                        .update()
                == 1;
    }

    /** Another time, or another rhythm, begins the rhythm anew. */
    boolean change(TaskId task, NewTask wanted) {
        return jdbc.sql("""
                        update leads.tasks
                           set title = :title, assigned_to = :assigned, repeats = :repeats, due_at = :due,
                               anchor_at = case when repeats is not distinct from :repeats
                                 and due_at is not distinct from :due then anchor_at end
                         where id = :id and done_at is null
                        """)
                        .param("id", task.value())
                        .param("title", wanted.title())
                        .param(
                                "assigned",
                                wanted.assignee() == null
                                        ? null
                                        : wanted.assignee().value(),
                                java.sql.Types.OTHER)
                        .param(
                                "repeats",
                                wanted.repeats() == null
                                        ? null
                                        : wanted.repeats().name(),
                                java.sql.Types.VARCHAR)
                        .param(
                                "due",
                                wanted.dueAt() == null ? null : LeadRows.at(wanted.dueAt()),
                                java.sql.Types.TIMESTAMP_WITH_TIMEZONE)
                        .update()
                == 1;
    }

    /** With the next turn of one that comes again. The rows are kept for {@link #restore}. */
    boolean delete(TaskId task, Instant at) {
        return jdbc.sql("""
                        with gone as (
                          delete from leads.tasks where id = :id or (follows = :id and done_at is null) returning *
                        )
                        insert into leads.deleted_tasks (account_id, id, deleted_with, lead_id, task, deleted_at)
                        select account_id, id, :id, lead_id, to_jsonb(gone), :at from gone
                        """)
                        .param("id", task.value())
                        .param("at", LeadRows.at(at))
                        .update()
                > 0;
    }

    /** Whoever has left the account since is given nothing. */
    boolean restore(TaskId task, Instant deletedAfter) {
        return jdbc.sql("""
                        with back as (
                          delete from leads.deleted_tasks where deleted_with = :id and deleted_at > :after returning task
                        )
                        insert into leads.tasks
                        select (jsonb_populate_record(null::leads.tasks, case
                                 when exists (select from accounts.memberships m
                                               where m.user_id = (back.task ->> 'assigned_to')::uuid)
                                   then back.task else back.task || '{"assigned_to": null}' end)).*
                          from back
                        """)
                        .param("id", task.value())
                        .param("after", LeadRows.at(deletedAfter))
                        .update()
                > 0;
    }

    boolean withdraw(TaskId task) {
        return jdbc.sql("delete from leads.tasks where id = :id and done_at is null")
                        .param("id", task.value())
                        .update()
                == 1;
    }

    /** When the rhythm of a task began. */
    Optional<Instant> anchor(TaskId task) {
        return jdbc.sql("select coalesce(anchor_at, due_at) as anchor_at from leads.tasks"
                        + " where id = :id and coalesce(anchor_at, due_at) is not null")
                .param("id", task.value())
                .query((row, i) -> LeadRows.instant(row, "anchor_at"))
                .optional();
    }

    /** Says that {@code next} is the next turn of {@code task}. */
    void follow(TaskId next, TaskId task, Instant anchor) {
        jdbc.sql("update leads.tasks set follows = :task, anchor_at = :anchor where id = :next")
                .param("next", next.value())
                .param("task", task.value())
                .param("anchor", LeadRows.at(anchor))
                .update();
    }

    /** Keeps the first due time of a task that is put off, as the beginning of its rhythm. */
    private void keepAnchor(TaskId task) {
        jdbc.sql("update leads.tasks set anchor_at = due_at"
                        + " where id = :id and repeats is not null and anchor_at is null")
                .param("id", task.value())
                .update();
    }

    boolean reopen(TaskId task) {
        jdbc.sql("delete from leads.tasks where follows = :id and done_at is null")
                .param("id", task.value())
                .update();
        return jdbc.sql("update leads.tasks set done_at = null where id = :id and done_at is not null")
                        .param("id", task.value())
                        .update()
                == 1;
    }

    /** Those of a lead that are to be done, then those done last. */
    List<Task> ofLead(LeadId lead, int limit) {
        return jdbc.sql(SELECT + " where t.lead_id = :lead order by t.done_at desc nulls first, t.due_at, t.id"
                        + " limit :limit")
                .param("lead", lead.value())
                .param("limit", limit)
                .query(TaskStore::task)
                .list();
    }

    /** Open ones that are due from {@code from} on and before {@code to}, the earliest first. */
    List<Task> due(Instant from, Instant to, @Nullable UserId assignee, int limit) {
        return jdbc.sql(SELECT + """
                         where t.done_at is null and t.due_at >= :from and t.due_at < :to
                           and (:anybody or t.assigned_to = :user)
                         order by t.due_at, t.id limit :limit
                        """)
                .param("from", LeadRows.at(from))
                .param("to", LeadRows.at(to))
                .param("anybody", assignee == null)
                .param("user", assignee == null ? null : assignee.value(), java.sql.Types.OTHER)
                .param("limit", limit)
                .query(TaskStore::task)
                .list();
    }

    List<Task> undated(@Nullable UserId assignee, int limit) {
        return jdbc.sql(SELECT + """
                         where t.done_at is null and t.due_at is null and (:anybody or t.assigned_to = :user)
                         order by t.id limit :limit
                        """)
                .param("anybody", assignee == null)
                .param("user", assignee == null ? null : assignee.value(), java.sql.Types.OTHER)
                .param("limit", limit)
                .query(TaskStore::task)
                .list();
    }

    /** The newest first. @param done null for both */
    List<Task> list(
            @Nullable LeadId lead, @Nullable UserId assignee, @Nullable Boolean done, @Nullable UUID after, int limit) {
        return jdbc.sql(SELECT + """
                         where (cast(:lead as uuid) is null or t.lead_id = :lead)
                           and (cast(:user as uuid) is null or t.assigned_to = :user)
                           and (cast(:done as boolean) is null or (t.done_at is not null) = :done)
                           and (cast(:after as uuid) is null or t.id < :after)
                         order by t.id desc limit :limit
                        """)
                .param("lead", lead == null ? null : lead.value(), java.sql.Types.OTHER)
                .param("user", assignee == null ? null : assignee.value(), java.sql.Types.OTHER)
                .param("done", done, java.sql.Types.BOOLEAN)
                .param("after", after, java.sql.Types.OTHER)
                .param("limit", limit)
                .query(TaskStore::task)
                .list();
    }

    long openBefore(Instant to, UserId assignee) {
        return jdbc.sql("""
                        select count(*) from leads.tasks
                         where done_at is null and due_at < :to and (assigned_to = :user or assigned_to is null)
                        """)
                .param("to", LeadRows.at(to))
                .param("user", assignee.value())
                .query(Long.class)
                .single();
    }

    Set<UUID> leadsWithOpenTask() {
        return Set.copyOf(jdbc.sql("""
                        select distinct lead_id from leads.tasks where done_at is null and lead_id is not null
                        """).query(UUID.class).list());
    }

    private static Task task(ResultSet row, int index) throws SQLException {
        UUID lead = row.getObject("lead_id", UUID.class);
        UUID user = row.getObject("user_id", UUID.class);
        return new Task(
                new TaskId(row.getObject("id", UUID.class)),
                lead == null ? null : new LeadId(lead),
                lead == null ? null : leadName(row),
                row.getString("title"),
                LeadRows.maybeInstant(row, "due_at"),
                user == null ? null : new Owner(new UserId(user), row.getString("user_name")),
                row.getString("created_by"),
                LeadRows.instant(row, "created_at"),
                LeadRows.maybeInstant(row, "done_at"),
                Optional.ofNullable(row.getString("repeats"))
                        .flatMap(Repeat::of)
                        .orElse(null));
    }

    private static String leadName(ResultSet row) throws SQLException {
        String email = row.getString("email");
        String phone = row.getString("phone");
        return Lead.name(
                row.getString("first_name"),
                row.getString("last_name"),
                email == null ? List.of() : List.of(new EmailAddress(email)),
                phone == null ? List.of() : List.of(new PhoneNumber(phone)));
    }
}
