package org.leadnest.accounts.team;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Instant;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.leadnest.accounts.Actor;
import org.leadnest.accounts.Permission;
import org.leadnest.accounts.Role;
import org.leadnest.accounts.signup.Secret;
import org.leadnest.kernel.AccountId;
import org.leadnest.kernel.EmailAddress;
import org.leadnest.kernel.UserId;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

@Repository
class InvitationStore {
    /** As long as whoever sent it out could still send it: an owner alone invites owners. */
    private static final String OPEN = """
            select i.id, i.account_id, i.email, i.role, i.invited_by_name, i.expires_at
              from accounts.invitations i
              join accounts.memberships m on m.account_id = i.account_id and m.user_id = i.invited_by
             where i.ended_at is null and i.expires_at > :now
               and m.role = any (:inviters) and (i.role <> 'OWNER' or m.role = 'OWNER')
            """;

    private static final String[] INVITERS = Arrays.stream(Role.values())
            .filter(role -> role.may(Permission.ACCOUNT_SETTINGS))
            .map(Role::name)
            .toArray(String[]::new);

    private final JdbcClient jdbc;

    InvitationStore(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    void insert(Invitation invitation, Secret secret, Actor by, Instant now) {
        jdbc.sql("""
                        insert into accounts.invitations (id, token_hash, account_id, email, email_key, role, invited_by,
                          invited_by_name, created_at, expires_at)
                        values (:id, :hash, :account, :email, :key, :role, :by, :name, :now, :end)
                        """)
                .param("id", invitation.id())
                .param("hash", secret.hash())
                .param("account", invitation.account().value())
                .param("email", invitation.email().value())
                .param("key", invitation.email().normalised())
                .param("role", invitation.role().name())
                .param("by", by.userUuid())
                .param("name", invitation.by())
                .param("now", Timestamp.from(now))
                .param("end", Timestamp.from(invitation.expiresAt()))
                .update();
    }

    /** Ends what is open for that address, so that a newer one takes its place. */
    void endFor(AccountId account, EmailAddress email, Instant now) {
        jdbc.sql("update accounts.invitations set ended_at = :now"
                        + " where account_id = :account and email_key = :key and ended_at is null")
                .param("account", account.value())
                .param("key", email.normalised())
                .param("now", Timestamp.from(now))
                .update();
    }

    List<Invitation> open(AccountId account, Instant now) {
        return jdbc.sql(OPEN + "and i.account_id = :account order by i.created_at")
                .param("inviters", INVITERS)
                .param("account", account.value())
                .param("now", Timestamp.from(now))
                .query(InvitationStore::invitation)
                .list();
    }

    Optional<Invitation> find(Secret secret, Instant now) {
        return jdbc.sql(OPEN + "and i.token_hash = :hash")
                .param("inviters", INVITERS)
                .param("hash", secret.hash())
                .param("now", Timestamp.from(now))
                .query(InvitationStore::invitation)
                .optional();
    }

    /** Ends one of the account's; false when it is not open. */
    boolean end(AccountId account, UUID id, Instant now) {
        return jdbc.sql("update accounts.invitations set ended_at = :now"
                                + " where account_id = :account and id = :id and ended_at is null")
                        .param("account", account.value())
                        .param("id", id)
                        .param("now", Timestamp.from(now))
                        .update()
                == 1;
    }

    /** Ends what a member has sent out and nobody has taken yet. */
    void endOf(AccountId account, UserId inviter, Instant now) {
        jdbc.sql("update accounts.invitations set ended_at = :now"
                        + " where account_id = :account and invited_by = :inviter and ended_at is null")
                .param("account", account.value())
                .param("inviter", inviter.value())
                .param("now", Timestamp.from(now))
                .update();
    }

    int madeSince(AccountId account, Instant since) {
        return jdbc.sql("select count(*) from accounts.invitations where account_id = :account and created_at > :since")
                .param("account", account.value())
                .param("since", Timestamp.from(since))
                .query(Integer.class)
                .single();
    }

    private static Invitation invitation(ResultSet row, int number) throws SQLException {
        return new Invitation(
                row.getObject("id", UUID.class),
                new AccountId(row.getObject("account_id", UUID.class)),
                new EmailAddress(row.getString("email")),
                Role.valueOf(row.getString("role")),
                row.getString("invited_by_name"),
                row.getTimestamp("expires_at").toInstant());
    }

    /** The addresses of an account's members. */
    Map<UserId, String> addresses(AccountId account) {
        Map<UserId, String> addresses = new HashMap<>();
        jdbc.sql("""
                select u.id, u.email
                  from accounts.memberships m
                  join accounts.users u on u.id = m.user_id
                 where m.account_id = :account
                """).param("account", account.value()).query(row -> {
            addresses.put(new UserId(row.getObject("id", UUID.class)), row.getString("email"));
        });
        return addresses;
    }
}
