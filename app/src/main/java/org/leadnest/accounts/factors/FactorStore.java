package org.leadnest.accounts.factors;

import java.sql.Timestamp;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.leadnest.kernel.AccountId;
import org.leadnest.kernel.UserId;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

@Repository
class FactorStore {
    private final JdbcClient jdbc;

    FactorStore(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** @param confirmedAt null as long as no code has proved that the secret arrived */
    record Kept(byte[] secret, @Nullable Instant confirmedAt) {}

    Optional<Kept> find(UserId user) {
        return jdbc.sql("select secret, confirmed_at from accounts.authenticators where user_id = :user")
                .param("user", user.value())
                .query((row, number) -> {
                    Timestamp confirmed = row.getTimestamp("confirmed_at");
                    return new Kept(row.getBytes("secret"), confirmed == null ? null : confirmed.toInstant());
                })
                .optional();
    }

    boolean confirmed(UserId user) {
        return jdbc.sql("""
                        select exists (select 1 from accounts.authenticators
                                        where user_id = :user and confirmed_at is not null)
                        """).param("user", user.value()).query(Boolean.class).single();
    }

    boolean passkeys(UserId user) {
        return jdbc.sql("select exists (select 1 from accounts.passkeys where user_id = :user)")
                .param("user", user.value())
                .query(Boolean.class)
                .single();
    }

    /** The members of an account who have an app or a passkey. */
    Set<UserId> secured(AccountId account) {
        return jdbc.sql("""
                        select m.user_id from accounts.memberships m
                         where m.account_id = :account
                           and (exists (select 1 from accounts.authenticators a
                                         where a.user_id = m.user_id and a.confirmed_at is not null)
                                or exists (select 1 from accounts.passkeys p where p.user_id = m.user_id))
                        """)
                .param("account", account.value())
                .query((row, number) -> new UserId(row.getObject("user_id", UUID.class)))
                .set();
    }

    /** Keeps a new secret; one that is in use stays. */
    void begin(UserId user, byte[] secret, Instant now) {
        jdbc.sql("""
                insert into accounts.authenticators as a (user_id, secret, created_at)
                values (:user, :secret, :now)
                on conflict (user_id) do update set secret = excluded.secret, created_at = excluded.created_at
                 where a.confirmed_at is null
                """)
                .param("user", user.value())
                .param("secret", secret)
                .param("now", Timestamp.from(now))
                .update();
    }

    boolean confirm(UserId user, long step, Instant now) {
        return jdbc.sql("""
                                update accounts.authenticators
                                   set confirmed_at = :now, last_step = :step
                                 where user_id = :user and confirmed_at is null
                                """)
                        .param("user", user.value())
                        .param("step", step)
                        .param("now", Timestamp.from(now))
                        .update()
                == 1;
    }

    /** Uses the code of a step up; false when it, or a later one, was used before. */
    boolean useStep(UserId user, long step) {
        return jdbc.sql(
                                "update accounts.authenticators set last_step = :step where user_id = :user and last_step < :step")
                        .param("user", user.value())
                        .param("step", step)
                        .update()
                == 1;
    }

    void remove(UserId user) {
        jdbc.sql("delete from accounts.authenticators where user_id = :user")
                .param("user", user.value())
                .update();
    }

    /** Takes app, passkeys and recovery codes away. */
    void removeAll(UserId user) {
        remove(user);
        replaceCodes(user, List.of());
        jdbc.sql("delete from accounts.passkeys where user_id = :user")
                .param("user", user.value())
                .update();
    }

    void replaceCodes(UserId user, List<byte[]> hashes) {
        jdbc.sql("delete from accounts.recovery_codes where user_id = :user")
                .param("user", user.value())
                .update();
        hashes.forEach(
                hash -> jdbc.sql("insert into accounts.recovery_codes (user_id, code_hash) values (:user, :hash)")
                        .param("user", user.value())
                        .param("hash", hash)
                        .update());
    }

    boolean useCode(UserId user, byte[] hash, Instant now) {
        return jdbc.sql("""
                                update accounts.recovery_codes
                                   set used_at = :now
                                 where user_id = :user and code_hash = :hash and used_at is null
                                """)
                        .param("user", user.value())
                        .param("hash", hash)
                        .param("now", Timestamp.from(now))
                        .update()
                == 1;
    }

    int codesLeft(UserId user) {
        return jdbc.sql("select count(*) from accounts.recovery_codes where user_id = :user and used_at is null")
                .param("user", user.value())
                .query(Integer.class)
                .single();
    }

    boolean required(AccountId account) {
        return jdbc.sql("select second_factor_required from accounts.accounts where id = :account")
                .param("account", account.value())
                .query(Boolean.class)
                .single();
    }

    void require(AccountId account, boolean required) {
        jdbc.sql("update accounts.accounts set second_factor_required = :required where id = :account")
                .param("account", account.value())
                .param("required", required)
                .update();
    }
}
