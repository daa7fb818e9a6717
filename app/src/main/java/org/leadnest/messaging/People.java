package org.leadnest.messaging;

import java.util.List;
import java.util.UUID;
import org.leadnest.platform.tenancy.Tenancy;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Two persons who turn out to be one, for the account of the running code. */
@Service
public class People {
    /** A letter that names both names the one they are now, and both again when they part. */
    private static final List<String> MOVED = List.of(
            "update messaging.messages set person_id = :to where person_id = :from returning id",
            "update messaging.consents set person_id = :to where person_id = :from returning id",
            "update messaging.links set person_id = :to where person_id = :from returning message_id",
            """
            update messaging.outbox set person_id = :to where person_id = :from and account_id = :account
            returning message_id
            """,
            """
            with gone as (delete from messaging.letter_people where person_id = :from returning account_id, message_id),
                 named as (insert into messaging.letter_people select account_id, message_id, :to from gone
                           on conflict do nothing)
            select message_id from gone
            """);

    private static final List<String> GIVEN_BACK = List.of(
            "update messaging.messages set person_id = :from where id = any(:rows) and person_id = :to",
            "update messaging.consents set person_id = :from where id = any(:rows) and person_id = :to",
            "update messaging.links set person_id = :from where message_id = any(:rows) and person_id = :to",
            """
            update messaging.outbox set person_id = :from
             where message_id = any(:rows) and person_id = :to and account_id = :account
            """,
            """
            insert into messaging.letter_people
            select account_id, message_id, :from from messaging.letter_people
             where message_id = any(:rows) and person_id = :to
            on conflict do nothing
            """);

    private final JdbcClient jdbc;

    People(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /**
     * Gives the messages, their traces and the ledger of {@code from} to {@code to}; answers the ids of the rows, or of the
     * messages that they are of. An opt-out of either is
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
        joinMailings(from, to);
        return MOVED.stream()
                .flatMap(sql -> jdbc
                        .sql(sql)
                        .param("account", Tenancy.required().value())
                        .param("from", from)
                        .param("to", to)
                        .query(UUID.class)
                        .list()
                        .stream())
                .distinct()
                .toList();
    }

    /** Of a mailing that both got, one message counts as its: nobody has two of one. */
    private void joinMailings(UUID from, UUID to) {
        jdbc.sql("""
                        update messaging.messages m set mailing_id = null
                         where m.account_id = :account and m.person_id = :from and m.mailing_id is not null
                           and exists (select 1 from messaging.messages k
                                        where k.account_id = m.account_id and k.person_id = :to
                                          and k.mailing_id = m.mailing_id and k.channel = m.channel)
                        """)
                .param("account", Tenancy.required().value())
                .param("from", from)
                .param("to", to)
                .update();
    }

    /** Gives those rows back that are still {@code to}'s. */
    @Transactional
    public void part(List<UUID> rows, UUID from, UUID to) {
        for (String sql : GIVEN_BACK) {
            jdbc.sql(sql)
                    .param("account", Tenancy.required().value())
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
