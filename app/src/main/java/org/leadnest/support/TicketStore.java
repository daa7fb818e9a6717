package org.leadnest.support;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.leadnest.accounts.Actor;
import org.leadnest.kernel.Ids;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

@Repository
class TicketStore {
    private static final String SELECT = """
            select id, number, customer_id, name, email, topic, subject, status, held_because, priority, assignee_id,
                   assignee_name, created_at, waiting_since, due_at, answered_at, changed_at, helped, rating_words
              from support.tickets
            """;

    private final JdbcClient jdbc;

    TicketStore(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    void insert(UUID id, NewTicket wanted, @Nullable String odd, String senderKey, Instant now, Instant due) {
        Actor actor = wanted.actor();
        jdbc.sql("""
                        insert into support.tickets (id, customer_id, user_id, name, email, topic, subject, status, priority,
                               held_because, sender_key, created_at, waiting_since, due_at, first_due_at, changed_at)
                        values (:id, :customer, :user, :name, :email, :topic, :subject, :status, :priority, :odd, :sender, :now, :now,
                                :due, :due, :now)
                        """)
                .param("id", id)
                .param("customer", actor == null ? null : actor.accountUuid(), java.sql.Types.OTHER)
                .param("user", actor == null ? null : actor.userUuid(), java.sql.Types.OTHER)
                .param("name", wanted.name())
                .param("email", wanted.email())
                .param("topic", wanted.topic())
                .param("subject", wanted.subject())
                .param("status", odd == null ? "OPEN" : "HELD")
                .param("priority", wanted.priority().name())
                .param("odd", odd)
                .param("sender", senderKey)
                .param("now", Timestamp.from(now))
                .param("due", Timestamp.from(due))
                .update();
    }

    void say(UUID ticket, Ticket.Author author, String name, String words, Instant now) {
        jdbc.sql("""
                        insert into support.entries (ticket_id, id, author, author_name, words, written_at)
                        values (:ticket, :id, :author, :name, :words, :now)
                        """)
                .param("ticket", ticket)
                .param("id", Ids.next())
                .param("author", author.name())
                .param("name", name)
                .param("words", words)
                .param("now", Timestamp.from(now))
                .update();
    }

    /** Whether no letter with this id came before; holds a second one back until the first is through. */
    boolean fresh(String mailId) {
        jdbc.sql("select pg_advisory_xact_lock(hashtextextended(:id, 0))")
                .param("id", mailId)
                .query((row, number) -> true)
                .list();
        return jdbc.sql("select not exists (select 1 from support.entries where mail_id = :id)")
                .param("id", mailId)
                .query(Boolean.class)
                .single();
    }

    /** The newest entry of the ticket came by this letter. */
    boolean mark(UUID ticket, String mailId) {
        return jdbc.sql("""
                        update support.entries set mail_id = :mail
                         where ticket_id = :ticket
                           and id = (select id from support.entries where ticket_id = :ticket
                                      order by written_at desc, id desc limit 1)
                        """).param("mail", mailId).param("ticket", ticket).update() == 1;
    }

    Optional<Ticket> find(UUID id) {
        return jdbc.sql(SELECT + " where id = :id")
                .param("id", id)
                .query(TicketStore::ticket)
                .optional();
    }

    Optional<Ticket> own(UUID id, Actor actor) {
        return jdbc.sql(SELECT + " where id = :id and customer_id = :account and user_id = :user")
                .param("id", id)
                .param("account", actor.accountUuid())
                .param("user", actor.userUuid())
                .query(TicketStore::ticket)
                .optional();
    }

    List<Ticket> own(Actor actor, int limit) {
        return jdbc.sql(SELECT + """
                         where customer_id = :account and user_id = :user order by changed_at desc, id limit :limit
                        """)
                .param("account", actor.accountUuid())
                .param("user", actor.userUuid())
                .param("limit", limit)
                .query(TicketStore::ticket)
                .list();
    }

    List<Ticket> queue(QueueView view, UUID me, Instant now, int limit) {
        return jdbc.sql(SELECT + " where " + view.condition() + " order by " + view.order() + " limit :limit")
                .param("me", me)
                .param("now", Timestamp.from(now))
                .param("limit", limit)
                .query(TicketStore::ticket)
                .list();
    }

    int sent(String senderKey, Instant since) {
        return jdbc.sql("select count(*) from support.tickets where sender_key = :sender and created_at > :since")
                .param("sender", senderKey)
                .param("since", Timestamp.from(since))
                .query(Integer.class)
                .single();
    }

    int said(UUID ticket, Instant since) {
        return jdbc.sql("""
                        select count(*) from support.entries
                         where ticket_id = :ticket and author = 'CUSTOMER' and written_at > :since
                        """)
                .param("ticket", ticket)
                .param("since", Timestamp.from(since))
                .query(Integer.class)
                .single();
    }

    List<Ticket.Entry> entries(UUID ticket) {
        return jdbc.sql("""
                        select author, author_name, words, written_at from support.entries
                         where ticket_id = :ticket order by written_at, id
                        """)
                .param("ticket", ticket)
                .query((row, number) -> new Ticket.Entry(
                        Ticket.Author.valueOf(row.getString("author")),
                        row.getString("author_name"),
                        row.getString("words"),
                        row.getTimestamp("written_at").toInstant()))
                .list();
    }

    /** Holds others with that key back until the transaction ends, so that what is counted is all there is. */
    void oneAtATime(String key) {
        jdbc.sql("select pg_advisory_xact_lock(hashtextextended('support ' || :key, 0))")
                .param("key", key)
                .query((row, number) -> true)
                .list();
    }

    /** Whether its sender is told that the request is here: signed in always, else up to {@code most} within that time. */
    boolean acknowledge(Ticket ticket, Instant now, Duration within, int most) {
        oneAtATime(ticket.email().toLowerCase(Locale.ROOT));
        return jdbc.sql("""
                        update support.tickets t set acknowledged_at = :now
                         where t.id = :id
                           and (t.customer_id is not null
                                or (select count(*) from support.tickets o
                                     where lower(o.email) = lower(t.email) and o.acknowledged_at > :since) < :most)
                        """)
                        .param("id", ticket.id())
                        .param("now", Timestamp.from(now))
                        .param("since", Timestamp.from(now.minus(within)))
                        .param("most", most)
                        .update()
                == 1;
    }

    int closeSilent(Instant before, Instant now) {
        return jdbc.sql("""
                        update support.tickets set status = 'CLOSED', changed_at = :now
                         where status = 'WAITING' and changed_at < :before
                        """)
                .param("now", Timestamp.from(now))
                .param("before", Timestamp.from(before))
                .update();
    }

    boolean move(UUID id, Ticket.Status from, Ticket.Status to, Instant now) {
        return jdbc.sql("""
                        update support.tickets set status = :to, changed_at = :now where id = :id and status = :from
                        """)
                        .param("id", id)
                        .param("from", from.name())
                        .param("to", to.name())
                        .param("now", Timestamp.from(now))
                        .update()
                == 1;
    }

    /** The sender's turn: the first answer stops the clock. */
    void answered(UUID id, Instant now) {
        jdbc.sql("""
                        update support.tickets
                           set status = 'WAITING', answered_at = coalesce(answered_at, :now), changed_at = :now
                         where id = :id
                        """).param("id", id).param("now", Timestamp.from(now)).update();
    }

    /** The operator's turn again, with a clock of its own. */
    void reopened(UUID id, Instant now, Instant due) {
        jdbc.sql("""
                        update support.tickets
                           set due_at = case when status = 'OPEN' then due_at else :due end,
                               waiting_since = case when status = 'OPEN' then waiting_since else :now end,
                               late_told_at = case when status = 'OPEN' then late_told_at end, changed_at = :now,
                               status = case when status = 'HELD' then 'HELD' else 'OPEN' end
                         where id = :id
                        """)
                .param("id", id)
                .param("now", Timestamp.from(now))
                .param("due", Timestamp.from(due))
                .update();
    }

    /** A held request stands in the queue as if it came now. */
    void startClock(UUID id, Instant now, Instant due) {
        jdbc.sql("""
                        update support.tickets
                           set waiting_since = :now, due_at = :due, first_due_at = :due, created_at = :now
                         where id = :id
                        """)
                .param("id", id)
                .param("now", Timestamp.from(now))
                .param("due", Timestamp.from(due))
                .update();
    }

    /** @param due by when an answer is due with that priority; before the first one, that one's promise too */
    void sort(UUID id, Ticket.Priority priority, Instant due, @Nullable UUID assignee, @Nullable String assigneeName) {
        jdbc.sql("""
                        update support.tickets
                           set priority = :priority, assignee_id = :assignee, assignee_name = :name, due_at = :due,
                               late_told_at = case when due_at = :due then late_told_at end,
                               first_due_at = case when answered_at is null then :due else first_due_at end
                         where id = :id
                        """)
                .param("due", Timestamp.from(due))
                .param("id", id)
                .param("priority", priority.name())
                .param("assignee", assignee, java.sql.Types.OTHER)
                .param("name", assigneeName)
                .update();
    }

    /** Who answers what nobody looks after looks after it from then on. */
    void adopt(UUID id, UUID operator, String name) {
        jdbc.sql("""
                        update support.tickets set assignee_id = :operator, assignee_name = :name
                         where id = :id and assignee_id is null
                        """)
                .param("id", id)
                .param("operator", operator)
                .param("name", name)
                .update();
    }

    boolean rate(UUID id, boolean helped, @Nullable String words) {
        return jdbc.sql("""
                        update support.tickets set helped = :helped, rating_words = :words
                         where id = :id and answered_at is not null
                        """)
                        .param("id", id)
                        .param("words", words)
                        .param("helped", helped)
                        .update()
                == 1;
    }

    private static Ticket ticket(ResultSet row, int number) throws SQLException {
        @Nullable Timestamp answered = row.getTimestamp("answered_at");
        return new Ticket(
                row.getObject("id", UUID.class),
                row.getLong("number"),
                row.getObject("customer_id", UUID.class),
                row.getString("name"),
                row.getString("email"),
                Topic.valueOf(row.getString("topic")),
                row.getString("subject"),
                Ticket.Status.valueOf(row.getString("status")),
                row.getString("held_because"),
                Ticket.Priority.valueOf(row.getString("priority")),
                row.getObject("assignee_id", UUID.class),
                row.getString("assignee_name"),
                row.getTimestamp("created_at").toInstant(),
                row.getTimestamp("waiting_since").toInstant(),
                row.getTimestamp("due_at").toInstant(),
                answered == null ? null : answered.toInstant(),
                row.getTimestamp("changed_at").toInstant(),
                row.getObject("helped", Boolean.class),
                row.getString("rating_words"));
    }
}
