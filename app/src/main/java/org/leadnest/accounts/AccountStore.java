package org.leadnest.accounts;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Instant;
import java.time.ZoneId;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.leadnest.kernel.AccountId;
import org.leadnest.kernel.EmailAddress;
import org.leadnest.kernel.PhoneNumber;
import org.leadnest.kernel.UserId;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

@Repository
class AccountStore {
    private final JdbcClient jdbc;

    AccountStore(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    boolean insertUser(NewAccount wanted, Instant now) {
        return insertUser(
                wanted.owner(),
                wanted.email(),
                wanted.name(),
                wanted.passwordHash(),
                wanted.verified() ? now : null,
                now);
    }

    boolean insertUser(NewMember wanted, Instant now) {
        return insertUser(wanted.user(), wanted.email(), wanted.name(), wanted.passwordHash(), now, now);
    }

    private boolean insertUser(
            UserId user,
            EmailAddress email,
            String name,
            @Nullable String hash,
            @Nullable Instant verified,
            Instant now) {
        return jdbc.sql("""
                        insert into accounts.users (id, email, email_key, name, password_hash, email_verified_at, created_at)
                        values (:id, :email, :key, :name, :hash, :verified, :now)
                        on conflict (email_key) do nothing
                        """)
                        .param("id", user.value())
                        .param("email", email.value())
                        .param("key", email.normalised())
                        .param("name", name)
                        .param("hash", hash, java.sql.Types.VARCHAR)
                        .param("verified", verified == null ? null : Timestamp.from(verified), java.sql.Types.TIMESTAMP)
                        .param("now", Timestamp.from(now))
                        .update()
                == 1;
    }

    void insertAccount(NewAccount wanted, Instant now, Instant trialEnd) {
        jdbc.sql("""
                insert into accounts.accounts (id, name, phone, created_at, trial_ends_at)
                values (:id, :name, :phone, :now, :trialEnd)
                """)
                .param("id", wanted.account().value())
                .param("name", wanted.company())
                .param("phone", wanted.phone().map(PhoneNumber::value).orElse(null))
                .param("now", Timestamp.from(now))
                .param("trialEnd", Timestamp.from(trialEnd))
                .update();
    }

    void insertMembership(AccountId account, UserId user, Role role, Instant now) {
        jdbc.sql("""
                insert into accounts.memberships (account_id, user_id, role, created_at)
                values (:account, :user, :role, :now)
                """)
                .param("account", account.value())
                .param("user", user.value())
                .param("role", role.name())
                .param("now", Timestamp.from(now))
                .update();
    }

    boolean joinMembership(AccountId account, UserId user, Role role, Instant now) {
        return jdbc.sql("""
                        insert into accounts.memberships (account_id, user_id, role, created_at)
                        values (:account, :user, :role, :now)
                        on conflict do nothing
                        """)
                        .param("account", account.value())
                        .param("user", user.value())
                        .param("role", role.name())
                        .param("now", Timestamp.from(now))
                        .update()
                == 1;
    }

    boolean changeRole(AccountId account, UserId user, Role role) {
        return jdbc.sql("update accounts.memberships set role = :role where account_id = :account and user_id = :user")
                        .param("account", account.value())
                        .param("user", user.value())
                        .param("role", role.name())
                        .update()
                == 1;
    }

    boolean owner(AccountId account, UserId user) {
        return jdbc.sql("""
                        select exists (select 1 from accounts.memberships
                                        where account_id = :account and user_id = :user and role = 'OWNER')
                        """)
                .param("account", account.value())
                .param("user", user.value())
                .query(Boolean.class)
                .single();
    }

    /** Whether somebody else is an owner; holds the owners' rows, so that two owners cannot take leave of each other. */
    boolean otherOwner(AccountId account, UserId user) {
        return !jdbc.sql("""
                        select user_id from accounts.memberships
                         where account_id = :account and user_id <> :user and role = 'OWNER'
                           for update
                        """)
                .param("account", account.value())
                .param("user", user.value())
                .query(UUID.class)
                .list()
                .isEmpty();
    }

    /** Whether the user belongs to no account, whatever became of those; holds the user's row until the transaction ends. */
    boolean belongsNowhere(UserId user) {
        jdbc.sql("select id from accounts.users where id = :user for update")
                .param("user", user.value())
                .query(UUID.class)
                .single();
        return jdbc.sql("select not exists (select 1 from accounts.memberships where user_id = :user)")
                .param("user", user.value())
                .query(Boolean.class)
                .single();
    }

    boolean endMembership(AccountId account, UserId user) {
        return jdbc.sql("delete from accounts.memberships where account_id = :account and user_id = :user")
                        .param("account", account.value())
                        .param("user", user.value())
                        .update()
                == 1;
    }

    Account account(AccountId account) {
        return jdbc.sql("""
                        select id, name, status, time_zone, phone, created_at, trial_ends_at
                          from accounts.accounts
                         where id = :id
                        """)
                .param("id", account.value())
                .query((row, number) -> account(account, row))
                .single();
    }

    boolean exists(AccountId account) {
        return jdbc.sql("select exists (select 1 from accounts.accounts where id = :id and status <> 'CLOSED')")
                .param("id", account.value())
                .query(Boolean.class)
                .single();
    }

    static Account account(AccountId account, ResultSet row) throws SQLException {
        return new Account(
                account,
                row.getString("name"),
                Account.Status.valueOf(row.getString("status")),
                ZoneId.of(row.getString("time_zone")),
                Optional.ofNullable(row.getString("phone")).map(PhoneNumber::new),
                row.getTimestamp("created_at").toInstant(),
                row.getTimestamp("trial_ends_at").toInstant());
    }

    boolean active(AccountId account) {
        return jdbc.sql("""
                        select a.status = 'ACTIVE' and exists (
                                 select 1
                                   from accounts.memberships m
                                   join accounts.users u on u.id = m.user_id
                                  where m.account_id = a.id and m.role = 'OWNER' and u.email_verified_at is not null)
                          from accounts.accounts a
                         where a.id = :id
                        """).param("id", account.value()).query(Boolean.class).single();
    }

    boolean closed(AccountId account) {
        return jdbc.sql("select exists (select 1 from accounts.accounts where id = :id and status = 'CLOSED')")
                .param("id", account.value())
                .query(Boolean.class)
                .single();
    }

    boolean move(AccountId account, Account.Status from, Account.Status to) {
        return jdbc.sql("update accounts.accounts set status = :to where id = :id and status = :from")
                        .param("id", account.value())
                        .param("from", from.name())
                        .param("to", to.name())
                        .update()
                == 1;
    }

    void describe(AccountId account, String name, ZoneId zone, Optional<PhoneNumber> phone) {
        jdbc.sql("update accounts.accounts set name = :name, time_zone = :zone, phone = :phone where id = :id")
                .param("id", account.value())
                .param("name", name)
                .param("zone", zone.getId())
                .param("phone", phone.map(PhoneNumber::value).orElse(null))
                .update();
    }

    User user(UserId user) {
        return jdbc.sql("select id, name, email, email_verified_at from accounts.users where id = :id")
                .param("id", user.value())
                .query(AccountStore::user)
                .single();
    }

    Optional<User> userWith(EmailAddress email) {
        return jdbc.sql("select id, name, email, email_verified_at from accounts.users where email_key = :key")
                .param("key", email.normalised())
                .query(AccountStore::user)
                .optional();
    }

    private static User user(ResultSet row, int number) throws SQLException {
        return new User(
                new UserId(row.getObject("id", UUID.class)),
                row.getString("name"),
                new EmailAddress(row.getString("email")),
                row.getTimestamp("email_verified_at") != null);
    }

    void renameUser(UserId user, String name) {
        jdbc.sql("update accounts.users set name = :name where id = :id")
                .param("id", user.value())
                .param("name", name)
                .update();
    }

    boolean verify(UserId user, Instant now) {
        return jdbc.sql(
                                "update accounts.users set email_verified_at = :now where id = :id and email_verified_at is null")
                        .param("id", user.value())
                        .param("now", Timestamp.from(now))
                        .update()
                == 1;
    }

    /** Holds the user's row until the transaction ends. */
    WaysIn waysIn(UserId user) {
        jdbc.sql("select id from accounts.users where id = :user for update")
                .param("user", user.value())
                .query(UUID.class)
                .single();
        return jdbc.sql("""
                        select u.password_hash is not null as password,
                               exists (select 1 from accounts.identities i where i.user_id = u.id) as google,
                               (select count(*) from accounts.passkeys p where p.user_id = u.id) as passkeys
                          from accounts.users u
                         where u.id = :user
                        """)
                .param("user", user.value())
                .query((row, number) ->
                        new WaysIn(row.getBoolean("password"), row.getBoolean("google"), row.getInt("passkeys")))
                .single();
    }

    Optional<String> passwordHash(UserId user) {
        @Nullable
        String hash = jdbc.sql("select password_hash from accounts.users where id = :id")
                .param("id", user.value())
                .query(String.class)
                .optional()
                .orElse(null);
        return Optional.ofNullable(hash);
    }

    void changePasswordHash(UserId user, String hash) {
        jdbc.sql("update accounts.users set password_hash = :hash where id = :id")
                .param("id", user.value())
                .param("hash", hash)
                .update();
    }

    boolean hasFactor(UserId user) {
        return jdbc.sql("""
                        select exists (select 1 from accounts.authenticators where user_id = :user and confirmed_at is not null)
                            or exists (select 1 from accounts.passkeys where user_id = :user)
                        """).param("user", user.value()).query(Boolean.class).single();
    }

    List<Member> members(AccountId account) {
        return jdbc.sql("""
                        select u.id, u.name, m.role
                          from accounts.memberships m
                          join accounts.users u on u.id = m.user_id
                         where m.account_id = :account
                         order by lower(u.name), u.id
                        """)
                .param("account", account.value())
                .query((row, number) -> new Member(
                        new UserId(row.getObject("id", UUID.class)),
                        row.getString("name"),
                        Role.valueOf(row.getString("role"))))
                .list();
    }
}
