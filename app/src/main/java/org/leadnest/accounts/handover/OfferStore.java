package org.leadnest.accounts.handover;

import java.sql.Timestamp;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;
import org.leadnest.kernel.UserId;
import org.leadnest.platform.tenancy.Tenancy;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

@Repository
class OfferStore {
    private final JdbcClient jdbc;

    OfferStore(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** The open offer, whose maker is still an owner and whose receiver still a member. */
    Optional<Offer> open(Instant now) {
        return jdbc.sql("""
                        select o.from_user, f.name as from_name, o.to_user, t.name as to_name, o.expires_at
                          from accounts.ownership_offers o
                          join accounts.memberships fm on fm.account_id = o.account_id and fm.user_id = o.from_user
                           and fm.role = 'OWNER'
                          join accounts.memberships tm on tm.account_id = o.account_id and tm.user_id = o.to_user
                          join accounts.users f on f.id = o.from_user
                          join accounts.users t on t.id = o.to_user
                         where o.account_id = :account and o.expires_at > :now
                        """)
                .param("account", Tenancy.required().value())
                .param("now", Timestamp.from(now))
                .query((row, number) -> new Offer(
                        new UserId(row.getObject("from_user", UUID.class)),
                        row.getString("from_name"),
                        new UserId(row.getObject("to_user", UUID.class)),
                        row.getString("to_name"),
                        row.getTimestamp("expires_at").toInstant()))
                .optional();
    }

    /** In place of any offer before. */
    void make(UserId from, UserId to, Instant now, Instant end) {
        jdbc.sql("""
                insert into accounts.ownership_offers (account_id, from_user, to_user, made_at, expires_at)
                values (:account, :from, :to, :now, :end)
                on conflict (account_id) do update
                   set from_user = excluded.from_user, to_user = excluded.to_user, made_at = excluded.made_at,
                       expires_at = excluded.expires_at
                """)
                .param("account", Tenancy.required().value())
                .param("from", from.value())
                .param("to", to.value())
                .param("now", Timestamp.from(now))
                .param("end", Timestamp.from(end))
                .update();
    }

    boolean remove() {
        return jdbc.sql("delete from accounts.ownership_offers where account_id = :account")
                        .param("account", Tenancy.required().value())
                        .update()
                == 1;
    }
}
