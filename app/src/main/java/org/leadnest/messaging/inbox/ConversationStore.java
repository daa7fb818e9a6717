package org.leadnest.messaging.inbox;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.sql.Types;
import java.time.Instant;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.leadnest.kernel.AccountId;
import org.leadnest.kernel.Cursor;
import org.leadnest.messaging.Channel;
import org.leadnest.messaging.Direction;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

@Repository
class ConversationStore {
    private static final String COLUMNS = """
            select person_id, last_at, last_text, last_direction, last_channel, unread, assignee_id, snoozed_until, done_at
              from messaging.conversations
             where account_id = :account
            """;
    private static final UUID LAST_ID = new UUID(-1, -1);
    /** A count beyond this is shown as so many and more. */
    static final int COUNTED = 100;

    private final JdbcClient jdbc;

    ConversationStore(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** The person wrote: the conversation is open, awake and unread. False when there was none before. */
    boolean heard(AccountId account, UUID message) {
        return jdbc.sql("""
                        insert into messaging.conversations (account_id, person_id, last_at, last_text, last_direction,
                          last_channel, unread)
                        select account_id, person_id, created_at, left(regexp_replace(body_text, '\\s+', ' ', 'g'), 160), 'IN',
                               channel, 1
                          from messaging.messages where account_id = :account and id = :message
                        on conflict (account_id, person_id) do update set
                          last_at = excluded.last_at, last_text = excluded.last_text, last_direction = 'IN',
                          last_channel = excluded.last_channel, unread = conversations.unread + 1, snoozed_until = null,
                          done_at = null
                        returning (xmax <> 0) as known
                        """)
                .param("account", account.value())
                .param("message", message)
                .query(Boolean.class)
                .single();
    }

    /** Somebody here wrote by hand; who writes first, answers. */
    void wrote(AccountId account, UUID message, UUID author, @Nullable Instant sendAt) {
        jdbc.sql("""
                        update messaging.messages set author_id = :author, send_at = coalesce(:at::timestamptz, send_at)
                         where account_id = :account and id = :message
                        """)
                .param("account", account.value())
                .param("message", message)
                .param("author", author)
                .param("at", sendAt == null ? null : sendAt.toString(), Types.VARCHAR)
                .update();
        jdbc.sql("""
                        insert into messaging.conversations (account_id, person_id, last_at, last_text, last_direction,
                          last_channel, assignee_id)
                        select account_id, person_id, created_at, left(regexp_replace(body_text, '\\s+', ' ', 'g'), 160), 'OUT',
                               channel, :author
                          from messaging.messages where account_id = :account and id = :message
                        on conflict (account_id, person_id) do update set
                          last_at = excluded.last_at, last_text = excluded.last_text, last_direction = 'OUT',
                          last_channel = excluded.last_channel, unread = 0, snoozed_until = null, done_at = null,
                          assignee_id = coalesce(conversations.assignee_id, excluded.assignee_id)
                        """)
                .param("account", account.value())
                .param("message", message)
                .param("author", author)
                .update();
    }

    Optional<Conversation> find(AccountId account, UUID person) {
        return jdbc.sql(COLUMNS + "and person_id = :person")
                .param("account", account.value())
                .param("person", person)
                .query(ConversationStore::conversation)
                .optional();
    }

    /** Newest first. */
    List<Conversation> list(AccountId account, Box box, UUID me, Instant now, Optional<Cursor> after, int limit) {
        return jdbc.sql(COLUMNS + "and " + box.condition()
                        + " and (last_at, person_id) < (:at::timestamptz, :id)"
                        + " order by last_at desc, person_id desc limit :limit")
                .param("account", account.value())
                .param("me", me)
                .param("now", Timestamp.from(now))
                .param("at", after.map(Cursor::key).orElse("infinity"))
                .param("id", after.map(Cursor::id).orElse(LAST_ID))
                .param("limit", limit)
                .query(ConversationStore::conversation)
                .list();
    }

    /** How many conversations with something unread, or to decide, each open box holds, up to {@link #COUNTED}; one statement. */
    Map<Box, Integer> unread(AccountId account, UUID me, Instant now) {
        String sql = Stream.of(Box.MINE, Box.UNASSIGNED, Box.TEAM, Box.UNDECIDED)
                .map(box -> "select '" + box + "' as box, count(*) as n from (select 1 from messaging.conversations"
                        + " where account_id = :account and " + (box == Box.UNDECIDED ? "" : "unread > 0 and ")
                        + box.condition() + " limit " + COUNTED + ") as counted")
                .collect(Collectors.joining(" union all "));
        Map<Box, Integer> counts = new EnumMap<>(Box.class);
        jdbc.sql(sql)
                .param("account", account.value())
                .param("me", me)
                .param("now", Timestamp.from(now))
                .query(row -> {
                    counts.put(Box.valueOf(row.getString("box")), row.getInt("n"));
                });
        return counts;
    }

    void read(AccountId account, UUID person) {
        jdbc.sql("update messaging.conversations set unread = 0"
                        + " where account_id = :account and person_id = :person and unread > 0")
                .param("account", account.value())
                .param("person", person)
                .update();
    }

    boolean assign(AccountId account, UUID person, @Nullable UUID assignee) {
        return set(account, person, "assignee_id = :value", assignee, Types.OTHER);
    }

    Set<UUID> assignedTo(AccountId account, UUID user) {
        return Set.copyOf(jdbc.sql(
                        "select person_id from messaging.conversations where account_id = :account and assignee_id = :user")
                .param("account", account.value())
                .param("user", user)
                .query(UUID.class)
                .list());
    }

    void handOver(AccountId account, UUID from, @Nullable UUID to) {
        jdbc.sql(
                        "update messaging.conversations set assignee_id = :to where account_id = :account and assignee_id = :from")
                .param("account", account.value())
                .param("from", from)
                .param("to", to, Types.OTHER)
                .update();
    }

    boolean snooze(AccountId account, UUID person, @Nullable Instant until) {
        return set(
                account,
                person,
                "snoozed_until = :value::timestamptz, done_at = null",
                until == null ? null : until.toString(),
                Types.VARCHAR);
    }

    boolean done(AccountId account, UUID person, @Nullable Instant at) {
        return set(
                account,
                person,
                "done_at = :value::timestamptz, snoozed_until = null, unread = 0",
                at == null ? null : at.toString(),
                Types.VARCHAR);
    }

    private boolean set(AccountId account, UUID person, String change, @Nullable Object value, int type) {
        return jdbc.sql("update messaging.conversations set " + change
                                + " where account_id = :account and person_id = :person")
                        .param("account", account.value())
                        .param("person", person)
                        .param("value", value, type)
                        .update()
                == 1;
    }

    private static Conversation conversation(ResultSet row, int number) throws SQLException {
        return new Conversation(
                row.getObject("person_id", UUID.class),
                row.getTimestamp("last_at").toInstant(),
                row.getString("last_text"),
                Direction.valueOf(row.getString("last_direction")),
                Channel.valueOf(row.getString("last_channel")),
                row.getInt("unread"),
                row.getObject("assignee_id", UUID.class),
                instant(row, "snoozed_until"),
                instant(row, "done_at"));
    }

    private static @Nullable Instant instant(ResultSet row, String column) throws SQLException {
        Timestamp stamp = row.getTimestamp(column);
        return stamp == null ? null : stamp.toInstant();
    }
}
