package org.leadnest.accounts.devices;

import java.sql.Timestamp;
import java.time.Instant;
import org.leadnest.accounts.signup.Secret;
import org.leadnest.kernel.UserId;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

@Repository
class DeviceStore {
    private final JdbcClient jdbc;

    DeviceStore(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    boolean seen(UserId user, Secret mark, Instant now) {
        return jdbc.sql("update accounts.devices set last_seen_at = :now where user_id = :user and mark_hash = :mark")
                        .param("user", user.value())
                        .param("mark", mark.hash())
                        .param("now", Timestamp.from(now))
                        .update()
                == 1;
    }

    boolean known(String mailbox, Secret mark, Instant since) {
        return jdbc.sql("""
                        select exists (select 1 from accounts.devices d join accounts.users u on u.id = d.user_id
                                        where u.email_key = :mailbox and d.mark_hash = :mark and d.last_seen_at >= :since)
                        """)
                .param("mailbox", mailbox)
                .param("mark", mark.hash())
                .param("since", Timestamp.from(since))
                .query(Boolean.class)
                .single();
    }

    boolean any(UserId user) {
        return jdbc.sql("select exists (select 1 from accounts.devices where user_id = :user)")
                .param("user", user.value())
                .query(Boolean.class)
                .single();
    }

    void insert(UserId user, Secret mark, Instant now) {
        jdbc.sql("""
                insert into accounts.devices (user_id, mark_hash, first_seen_at, last_seen_at)
                values (:user, :mark, :now, :now)
                on conflict do nothing
                """)
                .param("user", user.value())
                .param("mark", mark.hash())
                .param("now", Timestamp.from(now))
                .update();
    }

    void forget(UserId user, Instant before) {
        jdbc.sql("delete from accounts.devices where user_id = :user and last_seen_at < :before")
                .param("user", user.value())
                .param("before", Timestamp.from(before))
                .update();
    }
}
