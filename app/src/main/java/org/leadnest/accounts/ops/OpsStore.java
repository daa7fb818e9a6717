package org.leadnest.accounts.ops;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.leadnest.accounts.Accounts;
import org.leadnest.kernel.AccountId;
import org.leadnest.kernel.Ids;
import org.leadnest.kernel.UserId;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

@Repository
class OpsStore {
    private static final int MOST_FOUND = 50;

    private final JdbcClient jdbc;

    OpsStore(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    record Found(AccountId id, String name, String status, int members, Instant createdAt) {}

    record Person(UserId id, String name, String email, String key, String role, boolean verified, boolean factor) {}

    /** By a part of the name, by its id, or by the address of a member; without words the newest. */
    List<Found> find(String words) {
        return jdbc.sql("""
                        select a.id, a.name, a.status, a.created_at,
                               (select count(*) from accounts.memberships m where m.account_id = a.id) as members
                          from accounts.accounts a
                         where a.id <> :house
                           and (:words = '' or strpos(lower(a.name), lower(:words)) > 0 or a.id::text = lower(:words)
                                or exists (select 1 from accounts.memberships m join accounts.users u on u.id = m.user_id
                                            where m.account_id = a.id and u.email_key = lower(:words)))
                         order by a.created_at desc, a.id
                         limit :most
                        """)
                .param("house", Accounts.HOUSE.value())
                .param("words", words)
                .param("most", MOST_FOUND)
                .query((row, number) -> new Found(
                        new AccountId(row.getObject("id", UUID.class)),
                        row.getString("name"),
                        row.getString("status"),
                        row.getInt("members"),
                        row.getTimestamp("created_at").toInstant()))
                .list();
    }

    List<Person> people(AccountId account) {
        return jdbc.sql("""
                        select u.id, u.name, u.email, u.email_key, m.role, u.email_verified_at is not null as verified,
                               exists (select 1 from accounts.authenticators f
                                        where f.user_id = u.id and f.confirmed_at is not null)
                               or exists (select 1 from accounts.passkeys k where k.user_id = u.id) as factor
                          from accounts.memberships m
                          join accounts.users u on u.id = m.user_id
                         where m.account_id = :account
                         order by m.created_at, u.id
                        """)
                .param("account", account.value())
                .query((row, number) -> new Person(
                        new UserId(row.getObject("id", UUID.class)),
                        row.getString("name"),
                        row.getString("email"),
                        row.getString("email_key"),
                        row.getString("role"),
                        row.getBoolean("verified"),
                        row.getBoolean("factor")))
                .list();
    }

    Optional<SupportGrant> grant(AccountId account, Instant now) {
        return jdbc.sql("""
                        select g.granted_by, u.name, g.granted_at, g.ends_at
                          from accounts.support_grants g
                          join accounts.users u on u.id = g.granted_by
                         where g.account_id = :account and g.ended_at is null and g.ends_at > :now
                        """)
                .param("account", account.value())
                .param("now", Timestamp.from(now))
                .query(OpsStore::grant)
                .optional();
    }

    private static SupportGrant grant(ResultSet row, int number) throws SQLException {
        return new SupportGrant(
                new UserId(row.getObject("granted_by", UUID.class)),
                row.getString("name"),
                row.getTimestamp("granted_at").toInstant(),
                row.getTimestamp("ends_at").toInstant());
    }

    void grant(AccountId account, UserId by, Instant now, Instant end) {
        jdbc.sql("""
                insert into accounts.support_grants (id, account_id, granted_by, granted_at, ends_at)
                values (:id, :account, :by, :now, :end)
                """)
                .param("id", Ids.next())
                .param("account", account.value())
                .param("by", by.value())
                .param("now", Timestamp.from(now))
                .param("end", Timestamp.from(end))
                .update();
    }

    /** False when none was open; one that ran out is closed silently. */
    boolean endGrant(AccountId account, Instant now) {
        return jdbc.sql("""
                        update accounts.support_grants set ended_at = :now
                         where account_id = :account and ended_at is null
                        returning ends_at > :now
                        """)
                .param("account", account.value())
                .param("now", Timestamp.from(now))
                .query(Boolean.class)
                .optional()
                .orElse(false);
    }
}
