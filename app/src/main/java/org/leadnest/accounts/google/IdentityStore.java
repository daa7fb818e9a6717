package org.leadnest.accounts.google;

import java.sql.Timestamp;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;
import org.leadnest.kernel.UserId;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

@Repository
class IdentityStore {
    private final JdbcClient jdbc;

    IdentityStore(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    Optional<UserId> owner(GoogleUser google) {
        return jdbc.sql("select user_id from accounts.identities where issuer = :issuer and subject = :subject")
                .param("issuer", google.issuer())
                .param("subject", google.subject())
                .query((row, number) -> new UserId(row.getObject("user_id", UUID.class)))
                .optional();
    }

    /** False when the user is joined already, or somebody else is joined with this identity. */
    boolean insert(GoogleUser google, UserId user, Instant now) {
        return jdbc.sql("""
                                insert into accounts.identities (issuer, subject, user_id, email, linked_at)
                                values (:issuer, :subject, :user, :email, :now)
                                on conflict do nothing
                                """)
                        .param("issuer", google.issuer())
                        .param("subject", google.subject())
                        .param("user", user.value())
                        .param("email", google.email())
                        .param("now", Timestamp.from(now))
                        .update()
                == 1;
    }

    /** Keeps where the user's picture is to be fetched from. */
    void await(UserId user, String picture) {
        jdbc.sql("update accounts.identities set picture_from = :picture where user_id = :user")
                .param("user", user.value())
                .param("picture", picture)
                .update();
    }

    /** Where a picture is to be fetched from; forgotten with the answer, so that it is fetched once. */
    Optional<String> takePicture(UserId user) {
        return jdbc.sql("""
                        with waiting as (
                          select user_id, picture_from from accounts.identities
                           where user_id = :user and picture_from is not null
                             for update
                        )
                        update accounts.identities i set picture_from = null from waiting w
                         where i.user_id = w.user_id
                        returning w.picture_from
                        """).param("user", user.value()).query(String.class).optional();
    }

    Optional<String> address(UserId user) {
        return jdbc.sql("select email from accounts.identities where user_id = :user")
                .param("user", user.value())
                .query(String.class)
                .optional();
    }

    boolean delete(UserId user) {
        return jdbc.sql("delete from accounts.identities where user_id = :user")
                        .param("user", user.value())
                        .update()
                == 1;
    }
}
