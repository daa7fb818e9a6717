package org.leadnest.accounts.signin;

import java.sql.Timestamp;
import java.time.Instant;
import java.util.Optional;
import org.leadnest.kernel.UserId;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

@Repository
class MailedCodeStore {
    private final JdbcClient jdbc;

    MailedCodeStore(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** Ends the session's code before. */
    void keep(byte[] session, UserId user, byte[] code, Instant expires) {
        jdbc.sql("""
                insert into accounts.proof_codes (session_hash, user_id, code_hash, expires_at)
                values (:session, :user, :code, :expires)
                on conflict (session_hash) do update
                   set user_id = excluded.user_id, code_hash = excluded.code_hash, expires_at = excluded.expires_at
                """)
                .param("session", session)
                .param("user", user.value())
                .param("code", code)
                .param("expires", Timestamp.from(expires))
                .update();
    }

    Optional<byte[]> find(byte[] session, UserId user, Instant now) {
        return jdbc.sql("""
                        select code_hash from accounts.proof_codes
                         where session_hash = :session and user_id = :user and expires_at > :now
                        """)
                .param("session", session)
                .param("user", user.value())
                .param("now", Timestamp.from(now))
                .query(byte[].class)
                .optional();
    }

    /** False when another request used it. */
    boolean use(byte[] session, byte[] code) {
        return jdbc.sql("delete from accounts.proof_codes where session_hash = :session and code_hash = :code")
                        .param("session", session)
                        .param("code", code)
                        .update()
                == 1;
    }
}
