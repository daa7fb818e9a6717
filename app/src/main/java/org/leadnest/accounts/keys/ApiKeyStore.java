package org.leadnest.accounts.keys;

import java.sql.Array;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.sql.Types;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.leadnest.accounts.Permission;
import org.leadnest.accounts.Role;
import org.leadnest.kernel.AccountId;
import org.leadnest.kernel.UserId;
import org.leadnest.platform.tenancy.Tenancy;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

@Repository
class ApiKeyStore {
    /** The time of last use is kept to the minute: a key's calls should not all write to one row. */
    private static final Duration USE_GRAIN = Duration.ofMinutes(1);

    private final JdbcClient jdbc;

    ApiKeyStore(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    record Holder(AccountId account, UUID key, UserId user, String userName, Role role, Set<String> scopes) {}

    void insert(UUID id, UserId maker, NewApiKey wanted, KeyText text, Instant now) {
        jdbc.sql("""
                insert into accounts.api_keys
                  (account_id, id, made_by, name, secret_hash, hint, scopes, created_at, expires_at, service)
                values (:account, :id, :maker, :name, :hash, :hint, :scopes, :now, :expires, :service)
                """)
                .param("account", Tenancy.required().value())
                .param("id", id)
                .param("maker", maker.value())
                .param("name", wanted.name())
                .param("hash", text.hash())
                .param("hint", text.hint())
                .param(
                        "scopes",
                        wanted.scopes().stream().map(Permission::scope).sorted().toArray(String[]::new))
                .param("now", Timestamp.from(now))
                .param("service", wanted.service())
                .param("expires", wanted.expiresAt().map(Timestamp::from).orElse(null), Types.TIMESTAMP)
                .update();
    }

    /** Whose key it is. */
    UserId maker(UUID id) {
        return jdbc.sql("select made_by from accounts.api_keys where id = :id")
                .param("id", id)
                .query((row, number) -> new UserId(row.getObject("made_by", UUID.class)))
                .single();
    }

    List<ApiKey> all() {
        return jdbc.sql("""
                        select k.id, k.name, k.hint, k.scopes, u.name as made_by, k.service, k.rotated_at,
                               k.created_at, k.expires_at, k.revoked_at,
                               k.last_used_at
                          from accounts.api_keys k
                          join accounts.users u on u.id = k.made_by
                         order by k.revoked_at nulls first, k.created_at desc, k.id
                        """)
                .query((row, number) -> new ApiKey(
                        row.getObject("id", UUID.class),
                        row.getString("name"),
                        row.getString("hint"),
                        texts(row.getArray("scopes")),
                        row.getString("made_by"),
                        row.getBoolean("service"),
                        row.getTimestamp("rotated_at") != null,
                        row.getTimestamp("created_at").toInstant(),
                        instant(row, "expires_at"),
                        instant(row, "revoked_at"),
                        instant(row, "last_used_at")))
                .list();
    }

    /** Ends a key, if it is not ended already, and says its name. */
    Optional<String> revoke(UUID key, Instant now) {
        return jdbc.sql("""
                        update accounts.api_keys
                           set revoked_at = coalesce(revoked_at, :now)
                         where id = :id
                        returning name
                        """)
                .param("id", key)
                .param("now", Timestamp.from(now))
                .query(String.class)
                .optional();
    }

    List<String> endMadeBy(UserId maker, Instant since, Instant now) {
        return jdbc.sql("""
                        update accounts.api_keys set revoked_at = :now
                         where made_by = :maker and created_at >= :since and revoked_at is null
                           and (expires_at is null or expires_at > :now)
                        returning name
                        """)
                .param("maker", maker.value())
                .param("since", Timestamp.from(since))
                .param("now", Timestamp.from(now))
                .query(String.class)
                .list();
    }

    /** Ends a key at {@code end} at the latest, since another takes its place; false when one did before. */
    boolean rotate(UUID key, Instant now, Instant end) {
        return jdbc.sql("""
                                update accounts.api_keys set expires_at = least(expires_at, :end), rotated_at = :now
                                 where id = :id and rotated_at is null
                                """)
                        .param("id", key)
                        .param("now", Timestamp.from(now))
                        .param("end", Timestamp.from(end))
                        .update()
                == 1;
    }

    /** Gives the service keys of somebody who leaves to the owner who has been one longest. */
    void handOver(UserId leaver) {
        jdbc.sql("""
                update accounts.api_keys k
                   set made_by = (select m.user_id from accounts.memberships m
                                   where m.account_id = k.account_id and m.role = 'OWNER' and m.user_id <> :leaver
                                   order by m.created_at, m.user_id limit 1)
                 where k.made_by = :leaver and k.service
                """).param("leaver", leaver.value()).update();
    }

    Optional<Holder> holder(KeyText text, Instant now) {
        return jdbc.sql("""
                        select k.id, k.scopes, m.user_id, case when k.service then 'ADMIN' else m.role end as role,
                               case when k.service then k.name else u.name end as name
                          from accounts.api_keys k
                          join accounts.memberships m on m.account_id = k.account_id and m.user_id = k.made_by
                          join accounts.users u on u.id = m.user_id
                          join accounts.accounts a on a.id = k.account_id
                         where k.account_id = :account and k.secret_hash = :hash and k.revoked_at is null
                           and (k.expires_at is null or k.expires_at > :now) and a.status = 'ACTIVE'
                        """)
                .param("account", text.account().value())
                .param("hash", text.hash())
                .param("now", Timestamp.from(now))
                .query((row, number) -> new Holder(
                        text.account(),
                        row.getObject("id", UUID.class),
                        new UserId(row.getObject("user_id", UUID.class)),
                        row.getString("name"),
                        Role.valueOf(row.getString("role")),
                        Set.copyOf(texts(row.getArray("scopes")))))
                .optional();
    }

    void used(UUID key, Instant now) {
        jdbc.sql("""
                update accounts.api_keys
                   set last_used_at = :now
                 where id = :id and (last_used_at is null or last_used_at < :grain)
                """)
                .param("id", key)
                .param("now", Timestamp.from(now))
                .param("grain", Timestamp.from(now.minus(USE_GRAIN)))
                .update();
    }

    private static List<String> texts(Array array) throws SQLException {
        return Arrays.asList((String[]) array.getArray());
    }

    private static Optional<Instant> instant(ResultSet row, String column) throws SQLException {
        @Nullable Timestamp time = row.getTimestamp(column);
        return Optional.ofNullable(time).map(Timestamp::toInstant);
    }
}
