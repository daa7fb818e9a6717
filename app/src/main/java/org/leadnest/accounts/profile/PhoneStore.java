package org.leadnest.accounts.profile;

import java.sql.Timestamp;
import java.time.Instant;
import java.util.Optional;
import org.leadnest.kernel.PhoneNumber;
import org.leadnest.kernel.UserId;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

@Repository
class PhoneStore {
    private final JdbcClient jdbc;

    PhoneStore(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    record Tried(PhoneNumber number, byte[] hash) {}

    void await(UserId user, PhoneNumber number, byte[] hash, Instant expires) {
        jdbc.sql("""
                insert into accounts.phone_codes (user_id, phone, code_hash, expires_at)
                values (:user, :phone, :hash, :expires)
                on conflict (user_id) do update
                   set phone = excluded.phone, code_hash = excluded.code_hash, tries = 0, expires_at = excluded.expires_at
                """)
                .param("user", user.value())
                .param("phone", number.value())
                .param("hash", hash)
                .param("expires", Timestamp.from(expires))
                .update();
    }

    Optional<PhoneNumber> awaited(UserId user, Instant now) {
        return jdbc.sql("select phone from accounts.phone_codes where user_id = :user and expires_at > :now")
                .param("user", user.value())
                .param("now", Timestamp.from(now))
                .query((row, number) -> new PhoneNumber(row.getString("phone")))
                .optional();
    }

    /** Counts a try; nothing when there is nothing to try. */
    Optional<Tried> tryOnce(UserId user, int most, Instant now) {
        return jdbc.sql("""
                        update accounts.phone_codes set tries = tries + 1
                         where user_id = :user and tries < :most and expires_at > :now
                        returning phone, code_hash
                        """)
                .param("user", user.value())
                .param("most", most)
                .param("now", Timestamp.from(now))
                .query((row, number) -> new Tried(new PhoneNumber(row.getString("phone")), row.getBytes("code_hash")))
                .optional();
    }

    void keep(UserId user, PhoneNumber number, Instant now) {
        jdbc.sql("""
                with used as (delete from accounts.phone_codes where user_id = :user)
                insert into accounts.profiles (user_id, phone, phone_confirmed_at) values (:user, :phone, :now)
                on conflict (user_id) do update
                   set phone = excluded.phone, phone_confirmed_at = excluded.phone_confirmed_at
                """)
                .param("user", user.value())
                .param("phone", number.value())
                .param("now", Timestamp.from(now))
                .update();
    }

    void forget(UserId user) {
        jdbc.sql("""
                with gone as (delete from accounts.phone_codes where user_id = :user)
                update accounts.profiles set phone = null, phone_confirmed_at = null where user_id = :user
                """).param("user", user.value()).update();
    }
}
