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
}
