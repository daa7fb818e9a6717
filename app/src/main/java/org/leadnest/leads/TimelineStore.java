package org.leadnest.leads;

import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.leadnest.kernel.Ids;
import org.leadnest.platform.tenancy.Tenancy;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** This module's own entries of a timeline, and the notes and inquiries that they tell of. */
@Repository
class TimelineStore {
    private final JdbcClient jdbc;

    TimelineStore(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    void add(LeadId lead, TimelineKind kind, String title, Author author, Instant at) {
        add(lead, kind, title, null, author, at, null);
    }

    void add(
            LeadId lead,
            TimelineKind kind,
            String title,
            @Nullable String body,
            Author author,
            Instant at,
            @Nullable UUID reference) {
        jdbc.sql("""
                        insert into leads.timeline (account_id, id, lead_id, at, kind, title, body, actor, reference)
                        values (:account, :id, :lead, :at, :kind, :title, :body, :actor, :reference)
                        """)
                .param("account", Tenancy.required().value())
                .param("id", Ids.next())
                .param("lead", lead.value())
                .param("at", LeadRows.at(at))
                .param("kind", kind.name())
                .param("title", title)
                .param("body", body)
                .param("actor", author.name())
                .param("reference", reference, java.sql.Types.OTHER)
                .update();
    }

    /** One entry for each of them, in one statement; each is about a lead. */
    void addTasks(List<NewTask> tasks, Author author, Instant at) {
        jdbc.sql("""
                        insert into leads.timeline (account_id, id, lead_id, at, kind, title, actor)
                        select :account, unnest(:ids::uuid[]), unnest(:leads::uuid[]), :at, :kind,
                               unnest(:titles::text[]), :actor
                        """)
                .param("account", Tenancy.required().value())
                .param("ids", tasks.stream().map(task -> Ids.next()).toArray(UUID[]::new))
                .param("leads", tasks.stream().map(NewTask::aboutLead).toArray(UUID[]::new))
                .param(
                        "titles",
                        tasks.stream().map(task -> "Task: " + task.title()).toArray(String[]::new))
                .param("at", LeadRows.at(at))
                .param("kind", TimelineKind.TASK.name())
                .param("actor", author.name())
                .update();
    }

    UUID addNote(LeadId lead, String body, Author author, Instant at) {
        UUID note = Ids.next();
        jdbc.sql("""
                        insert into leads.notes (account_id, id, lead_id, author_id, author_name, body, created_at)
                        values (:account, :id, :lead, :author, :name, :body, :at)
                        """)
                .param("account", Tenancy.required().value())
                .param("id", note)
                .param("lead", lead.value())
                .param("author", author.user() == null ? null : author.user().value(), java.sql.Types.OTHER)
                .param("name", author.name())
                .param("body", body)
                .param("at", LeadRows.at(at))
                .update();
        add(lead, TimelineKind.NOTE, "Note", null, author, at, note);
        return note;
    }

    void addInquiry(LeadId lead, UUID id, Inquiry inquiry, Author author) {
        String home = inquiry.home() == null ? null : inquiry.home().line();
        String title = home == null ? inquiry.type().label() : inquiry.type().label() + ": " + home;
        add(lead, TimelineKind.INQUIRY, title, inquiry.message(), author, inquiry.occurredAt(), id);
    }

    void addStageChange(LeadId lead, UUID from, UUID to, Author author, Instant at) {
        jdbc.sql("""
                        insert into leads.stage_changes
                          (account_id, id, lead_id, from_stage_id, to_stage_id, changed_by, changed_at)
                        values (:account, :id, :lead, :from, :to, :by, :at)
                        """)
                .param("account", Tenancy.required().value())
                .param("id", Ids.next())
                .param("lead", lead.value())
                .param("from", from)
                .param("to", to)
                .param("by", author.user() == null ? null : author.user().value(), java.sql.Types.OTHER)
                .param("at", LeadRows.at(at))
                .update();
    }

    List<TimelineEntry> before(LeadId lead, TimelinePlace place, Collection<TimelineKind> kinds, int limit) {
        return jdbc.sql("""
                        select t.id, t.at, t.kind, t.title, coalesce(n.body, t.body) as body, t.actor,
                               '/app/leads/' || f.lead_id || '/files/' || f.id as url
                          from leads.timeline t
                          left join leads.files f on t.kind = 'FILE' and f.id = t.reference
                          left join leads.notes n on t.kind = 'NOTE' and n.id = t.reference
                         where t.lead_id = :lead and (t.at, t.id) < (:at, :id) and t.kind = any(:kinds)
                         order by t.at desc, t.id desc
                         limit :limit
                        """)
                .param("lead", lead.value())
                .param("at", LeadRows.at(place.at()))
                .param("id", place.id())
                .param("kinds", kinds.stream().map(TimelineKind::name).toArray(String[]::new))
                .param("limit", limit)
                .query((row, i) -> new TimelineEntry(
                        row.getObject("id", UUID.class),
                        LeadRows.instant(row, "at"),
                        TimelineKind.valueOf(row.getString("kind")),
                        row.getString("title"),
                        row.getString("body"),
                        row.getString("actor"),
                        row.getString("url")))
                .list();
    }
}
