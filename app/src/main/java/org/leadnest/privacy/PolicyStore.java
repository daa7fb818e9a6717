package org.leadnest.privacy;

import java.sql.Timestamp;
import java.time.Instant;
import java.util.List;
import org.leadnest.kernel.UserId;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

@Repository
class PolicyStore {
    private final JdbcClient jdbc;

    PolicyStore(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    void acceptVersionsInForce(UserId user, Instant now) {
        jdbc.sql("""
                insert into privacy.acceptances (user_id, policy, version, accepted_at)
                select distinct on (policy) :user, policy, version, :now::timestamptz
                  from privacy.policy_versions
                 where in_force_from <= :now::timestamptz and policy in ('TERMS', 'PRIVACY')
                 order by policy, in_force_from desc
                on conflict do nothing
                """)
                .param("user", user.value())
                .param("now", Timestamp.from(now))
                .update();
    }

    List<Acceptance> acceptedBy(UserId user) {
        return jdbc.sql("""
                        select policy, version, accepted_at
                          from privacy.acceptances
                         where user_id = :user
                         order by accepted_at, policy
                        """)
                .param("user", user.value())
                .query((row, number) -> new Acceptance(
                        Policy.valueOf(row.getString("policy")),
                        row.getString("version"),
                        row.getTimestamp("accepted_at").toInstant()))
                .list();
    }
}
