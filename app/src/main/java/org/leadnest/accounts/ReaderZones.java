package org.leadnest.accounts;

import java.time.ZoneId;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** In which zone times are shown to whom. */
@Repository
class ReaderZones {
    private final JdbcClient jdbc;

    ReaderZones(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** Their own, else the account's. */
    ZoneId of(Actor actor) {
        return jdbc.sql("""
                        select coalesce(p.time_zone, a.time_zone)
                          from accounts.accounts a
                          left join accounts.profiles p on p.user_id = :user
                         where a.id = :account
                        """)
                .param("account", actor.account().value())
                .param("user", actor.user().value())
                .query((row, number) -> ZoneId.of(row.getString(1)))
                .single();
    }
}
