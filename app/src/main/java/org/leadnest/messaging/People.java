package org.leadnest.messaging;

import java.util.List;
import java.util.UUID;
import java.util.stream.Stream;
import org.leadnest.platform.tenancy.Tenancy;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Two persons who turn out to be one, for the account of the running code. */
@Service
public class People {
    private final JdbcClient jdbc;

    People(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /**
     * Gives the messages and the ledger of {@code from} to {@code to}; answers the ids of the rows. An opt-out of either is
     * one of both from here on, and stays one when they are parted again.
     */
    @Transactional
    public List<UUID> join(UUID from, UUID to) {
        jdbc.sql("""
                        insert into messaging.suppressions
                        select (jsonb_populate_record(s, jsonb_build_object('subject_key', 'person:' || :to))).*
                          from messaging.suppressions s
                         where s.account_id = :account and s.subject_key = 'person:' || :from
                        on conflict do nothing
                        """)
                .param("account", Tenancy.required().value())
                .param("from", from.toString())
                .param("to", to.toString())
                .update();
        joinConversation(from, to);
        return Stream.of("messages", "consents")
                .flatMap(table -> jdbc
                        .sql("update messaging." + table + " set person_id = :to where person_id = :from returning id")
                        .param("from", from)
                        .param("to", to)
                        .query(UUID.class)
                        .list()
                        .stream())
                .toList();
    }

    /** Gives those rows back that are still {@code to}'s. */
    @Transactional
    public void part(List<UUID> rows, UUID from, UUID to) {
        for (String table : List.of("messages", "consents")) {
            jdbc.sql("update messaging." + table + " set person_id = :from where id = any(:rows) and person_id = :to")
                    .param("rows", rows.toArray(UUID[]::new))
                    .param("from", from)
                    .param("to", to)
                    .update();
        }
    }

    /** The newer of the two is what is shown; what is unread in either is unread. */
    private void joinConversation(UUID from, UUID to) {
        jdbc.sql("""
                        with gone as (delete from messaging.conversations
                                       where account_id = :account and person_id = :from returning *)
                        insert into messaging.conversations
                        select account_id, :to, last_at, last_text, last_direction, last_channel, unread, assignee_id,
                               snoozed_until, done_at
                          from gone
                        on conflict (account_id, person_id) do update set
                          last_at = greatest(conversations.last_at, excluded.last_at),
                          last_text = case when excluded.last_at > conversations.last_at then excluded.last_text
                                           else conversations.last_text end,
                          last_direction = case when excluded.last_at > conversations.last_at then excluded.last_direction
                                                else conversations.last_direction end,
                          last_channel = case when excluded.last_at > conversations.last_at then excluded.last_channel
                                              else conversations.last_channel end,
                          unread = conversations.unread + excluded.unread,
                          assignee_id = coalesce(conversations.assignee_id, excluded.assignee_id),
                          done_at = case when conversations.done_at is not null then excluded.done_at end
                        """)
                .param("account", Tenancy.required().value())
                .param("from", from)
                .param("to", to)
                .update();
    }
}
