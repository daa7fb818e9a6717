package org.leadnest.accounts.address;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;
import org.leadnest.accounts.signup.Secret;
import org.leadnest.kernel.EmailAddress;
import org.leadnest.kernel.Ids;
import org.leadnest.kernel.UserId;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

@Repository
class AddressStore {
    private static final String ASKED =
            " token_hash = :hash and changed_at is null and ended_at is null and expires_at > :now";
    private static final String BACK = " back_hash = :hash and ended_at is null and back_until > :now";

    private final JdbcClient jdbc;

    AddressStore(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    int askedSince(UserId user, Instant since) {
        return jdbc.sql("select count(*) from accounts.email_changes where user_id = :user and created_at > :since")
                .param("user", user.value())
                .param("since", Timestamp.from(since))
                .query(Integer.class)
                .single();
    }

    void insert(AddressChange change, Secret secret, Instant now, Instant end) {
        jdbc.sql("""
                insert into accounts.email_changes
                  (id, user_id, old_email, old_key, new_email, new_key, token_hash, created_at, expires_at)
                values (:id, :user, :old, :oldKey, :new, :newKey, :hash, :now, :end)
                """)
                .param("id", Ids.next())
                .param("user", change.user().value())
                .param("old", change.before().value())
                .param("oldKey", change.before().normalised())
                .param("new", change.after().value())
                .param("newKey", change.after().normalised())
                .param("hash", secret.hash())
                .param("now", Timestamp.from(now))
                .param("end", Timestamp.from(end))
                .update();
    }

    /** What was asked for and not done is off. */
    void endAsked(UserId user, Instant now) {
        jdbc.sql("""
                update accounts.email_changes set ended_at = :now
                 where user_id = :user and changed_at is null and ended_at is null
                """)
                .param("user", user.value())
                .param("now", Timestamp.from(now))
                .update();
    }

    Optional<AddressChange> asked(Secret secret, Instant now) {
        return find("where" + ASKED, secret, now);
    }

    Optional<AddressChange> back(Secret secret, Instant now) {
        return find("where" + BACK, secret, now);
    }

    /** When the change was made that this link takes back. */
    Optional<Instant> changedAt(Secret secret, Instant now) {
        return jdbc.sql("select changed_at from accounts.email_changes where" + BACK)
                .param("hash", secret.hash())
                .param("now", Timestamp.from(now))
                .query(Timestamp.class)
                .optional()
                .map(Timestamp::toInstant);
    }

    private Optional<AddressChange> find(String where, Secret secret, Instant now) {
        return jdbc.sql("select user_id, old_email, new_email from accounts.email_changes " + where)
                .param("hash", secret.hash())
                .param("now", Timestamp.from(now))
                .query(AddressStore::change)
                .optional();
    }

    /** Uses the link up: whoever comes second finds nothing. */
    Optional<AddressChange> use(Secret secret, Secret back, Instant now, Instant until) {
        return jdbc.sql(
                        "update accounts.email_changes set changed_at = :now, back_hash = :back, back_until = :until where"
                                + ASKED + " returning user_id, old_email, new_email")
                .param("hash", secret.hash())
                .param("back", back.hash())
                .param("now", Timestamp.from(now))
                .param("until", Timestamp.from(until))
                .query(AddressStore::change)
                .optional();
    }

    /** Uses the link up; with it go all that lead to an address that the user has had since. */
    Optional<AddressChange> useBack(Secret secret, Instant now) {
        Optional<AddressChange> change = jdbc.sql("update accounts.email_changes set ended_at = :now where" + BACK
                        + " returning user_id, old_email, new_email")
                .param("hash", secret.hash())
                .param("now", Timestamp.from(now))
                .query(AddressStore::change)
                .optional();
        change.ifPresent(one -> jdbc.sql(
                        "update accounts.email_changes set ended_at = :now where user_id = :user and ended_at is null")
                .param("now", Timestamp.from(now))
                .param("user", one.user().value())
                .update());
        return change;
    }

    /** False when the address belongs to somebody else, or the user's is not the one that was left. */
    boolean readdress(UserId user, EmailAddress address, Optional<EmailAddress> from, Instant now) {
        return jdbc.sql("""
                        update accounts.users
                           set email = :email, email_key = :key, email_verified_at = :now
                         where id = :user and (cast(:from as text) is null or email_key = :from)
                           and not exists (select 1 from accounts.users o where o.email_key = :key and o.id <> :user)
                        """)
                        .param("user", user.value())
                        .param("email", address.value())
                        .param("key", address.normalised())
                        .param("from", from.map(EmailAddress::normalised).orElse(null), java.sql.Types.VARCHAR)
                        .param("now", Timestamp.from(now))
                        .update()
                == 1;
    }

    /** Whoever took an address without ever proving it has it no more. */
    void makeRoom(EmailAddress address, UserId user) {
        jdbc.sql("""
                update accounts.users set email = id || '@unproven.invalid', email_key = id || '@unproven.invalid'
                 where email_key = :key and email_verified_at is null and id <> :user
                """)
                .param("key", address.normalised())
                .param("user", user.value())
                .update();
    }

    private static AddressChange change(ResultSet row, int number) throws SQLException {
        return new AddressChange(
                new UserId(row.getObject("user_id", UUID.class)),
                new EmailAddress(row.getString("old_email")),
                new EmailAddress(row.getString("new_email")));
    }
}
