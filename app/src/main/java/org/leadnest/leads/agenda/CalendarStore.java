package org.leadnest.leads.agenda;

import java.util.Optional;
import org.leadnest.kernel.UserId;
import org.leadnest.platform.tenancy.Tenancy;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import org.springframework.transaction.annotation.Transactional;

/** Numbers of the addresses in force. */
@Repository
class CalendarStore {
    private final JdbcClient jdbc;

    CalendarStore(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    @Transactional(readOnly = true)
    public Optional<Integer> generation(UserId user) {
        return jdbc.sql("select generation from leads.calendars where user_id = :user")
                .param("user", user.value())
                .query(Integer.class)
                .optional();
    }

    /** The number in force, made when there is none; two first looks at once see the same. */
    @Transactional
    public int current(UserId user) {
        jdbc.sql("insert into leads.calendars (account_id, user_id) values (:account, :user) on conflict do nothing")
                .param("account", Tenancy.required().value())
                .param("user", user.value())
                .update();
        return generation(user).orElseThrow();
    }

    @Transactional
    public int next(UserId user) {
        return jdbc.sql("""
                        insert into leads.calendars (account_id, user_id) values (:account, :user)
                        on conflict (account_id, user_id) do update set generation = calendars.generation + 1
                        returning generation
                        """)
                .param("account", Tenancy.required().value())
                .param("user", user.value())
                .query(Integer.class)
                .single();
    }
}
