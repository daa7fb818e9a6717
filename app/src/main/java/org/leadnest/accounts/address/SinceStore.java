package org.leadnest.accounts.address;

import java.sql.Timestamp;
import java.time.Instant;
import java.util.List;
import org.leadnest.kernel.UserId;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** Takes away what a user has come in by since a moment. */
@Repository
class SinceStore {
    private final JdbcClient jdbc;

    SinceStore(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** The names of those that are gone. */
    List<String> removePasskeys(UserId user, Instant since) {
        return remove(
                "delete from accounts.passkeys where user_id = :user and created_at >= :since returning name",
                user,
                since);
    }

    /** The addresses of those that are gone. */
    List<String> removeIdentities(UserId user, Instant since) {
        return remove(
                "delete from accounts.identities where user_id = :user and linked_at >= :since returning email",
                user,
                since);
    }

    /** Whether there was one that its first code had turned on. */
    boolean removeApp(UserId user, Instant since) {
        return remove("""
                        delete from accounts.authenticators
                         where user_id = :user and coalesce(confirmed_at, created_at) >= :since
                        returning case when confirmed_at is null then '' else 'on' end
                        """, user, since).contains("on");
    }

    /** Whether there was one: the password that was known before the change may be what let the stranger in. */
    boolean removePassword(UserId user) {
        return jdbc.sql("update accounts.users set password_hash = null where id = :user and password_hash is not null")
                        .param("user", user.value())
                        .update()
                == 1;
    }

    /** Recovery codes stand for nothing without a second factor. */
    void tidyCodes(UserId user) {
        jdbc.sql("""
                delete from accounts.recovery_codes
                 where user_id = :user
                   and not exists (select 1 from accounts.authenticators where user_id = :user)
                   and not exists (select 1 from accounts.passkeys where user_id = :user)
                """).param("user", user.value()).update();
    }

    private List<String> remove(String statement, UserId user, Instant since) {
        return jdbc.sql(statement)
                .param("user", user.value())
                .param("since", Timestamp.from(since))
                .query(String.class)
                .list();
    }
}
