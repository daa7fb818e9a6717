package org.leadnest.accounts;

import java.sql.Timestamp;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.leadnest.kernel.AccountId;
import org.leadnest.kernel.EmailAddress;
import org.leadnest.kernel.UserId;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** Where users have a place, and what a request needs to know about the one it comes from. */
@Repository
class SeatStore {
    private final JdbcClient jdbc;

    SeatStore(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    Optional<Seat> seat(AccountId account, UserId user) {
        return jdbc.sql("""
                        select m.role, u.name as user_name, u.email, u.email_verified_at,
                               a.name, a.status, a.time_zone, a.phone, a.created_at, a.trial_ends_at,
                               a.second_factor_required and not exists (
                                 select 1 from accounts.authenticators f
                                  where f.user_id = m.user_id and f.confirmed_at is not null)
                                 and not exists (select 1 from accounts.passkeys k where k.user_id = m.user_id)
                                 as lacks_factor,
                               exists (select 1 from accounts.operators o where o.user_id = m.user_id) as operator,
                               coalesce(p.theme, '') as theme,
                               coalesce('/app/people/' || m.user_id || '/picture?v=' || case when p.picture is not null
                                 then floor(extract(epoch from p.picture_at) * 1000)::bigint end, '') as picture,
                               array(select b.id || ' ' || b.name
                                       from accounts.memberships o
                                       join accounts.accounts b on b.id = o.account_id
                                      where o.user_id = m.user_id and o.account_id <> m.account_id
                                        and b.status in ('ACTIVE', 'CLOSING')
                                      order by lower(b.name), b.id) as elsewhere
                          from accounts.memberships m
                          join accounts.users u on u.id = m.user_id
                          join accounts.accounts a on a.id = m.account_id
                          left join accounts.profiles p on p.user_id = m.user_id
                         where m.account_id = :account and m.user_id = :user and a.status in ('ACTIVE', 'CLOSING')
                        """)
                .param("account", account.value())
                .param("user", user.value())
                .query((row, number) -> {
                    Role role = Role.valueOf(row.getString("role"));
                    String name = row.getString("user_name");
                    Account of = AccountStore.account(account, row);
                    Set<Permission> permissions =
                            of.status() == Account.Status.CLOSING ? role.reading() : role.permissions();
                    return new Seat(
                            new Actor(account.value(), user.value(), name, role, permissions),
                            of,
                            new User(
                                    user,
                                    name,
                                    new EmailAddress(row.getString("email")),
                                    row.getTimestamp("email_verified_at") != null),
                            row.getBoolean("operator"),
                            row.getBoolean("lacks_factor"),
                            row.getString("theme"),
                            row.getString("picture"),
                            elsewhere((String[]) row.getArray("elsewhere").getArray()));
                })
                .optional();
    }

    /** @param accounts id and name of each, with a space between them */
    private static List<Seat.Elsewhere> elsewhere(String[] accounts) {
        return Arrays.stream(accounts)
                .map(one -> new Seat.Elsewhere(
                        AccountId.of(one.substring(0, one.indexOf(' '))), one.substring(one.indexOf(' ') + 1)))
                .toList();
    }

    /** An operator's place in an account that lets operators in at this moment: to read, as an admin does. */
    Optional<Seat> visit(AccountId account, UserId operator, Instant now) {
        return jdbc.sql("""
                        select u.name as user_name, u.email, u.email_verified_at,
                               a.name, a.status, a.time_zone, a.phone, a.created_at, a.trial_ends_at
                          from accounts.operators o
                          join accounts.users u on u.id = o.user_id
                          join accounts.support_grants g on g.ended_at is null and g.ends_at > :now
                          join accounts.accounts a on a.id = g.account_id
                         where o.user_id = :user and a.id = :account and a.status in ('ACTIVE', 'CLOSING')
                        """)
                .param("account", account.value())
                .param("user", operator.value())
                .param("now", Timestamp.from(now))
                .query((row, number) -> {
                    String name = row.getString("user_name");
                    return new Seat(
                            new Actor(
                                    account.value(),
                                    operator.value(),
                                    name + " (support)",
                                    Role.ADMIN,
                                    Role.ADMIN.looking()),
                            AccountStore.account(account, row),
                            new User(
                                    operator,
                                    name,
                                    new EmailAddress(row.getString("email")),
                                    row.getTimestamp("email_verified_at") != null),
                            true,
                            false,
                            "",
                            "",
                            List.of());
                })
                .optional();
    }

    /** The one entered last in front; those never entered follow, oldest membership first. */
    List<AccountId> accountsOf(UserId user) {
        return jdbc.sql("""
                        select m.account_id
                          from accounts.memberships m
                          join accounts.accounts a on a.id = m.account_id
                         where m.user_id = :user and a.status in ('ACTIVE', 'CLOSING')
                         order by m.entered_at desc nulls last, m.created_at, m.account_id
                        """)
                .param("user", user.value())
                .query((row, number) -> new AccountId(row.getObject("account_id", UUID.class)))
                .list();
    }

    void entered(AccountId account, UserId user, Instant now) {
        jdbc.sql("update accounts.memberships set entered_at = :now where account_id = :account and user_id = :user")
                .param("account", account.value())
                .param("user", user.value())
                .param("now", Timestamp.from(now))
                .update();
    }
}
