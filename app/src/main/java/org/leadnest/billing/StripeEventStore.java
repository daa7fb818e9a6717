package org.leadnest.billing;

import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** What Stripe sent, as it came, and what became of it. Each statement is a transaction of its own. */
@Repository
class StripeEventStore {
    private final JdbcClient jdbc;

    StripeEventStore(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    record Event(String id, String type, @Nullable String objectId, String body, int tries) {}

    /** False when it is here already. */
    boolean keep(String id, String type, @Nullable String objectId, Instant created, String body, Instant now) {
        return jdbc.sql("""
                        insert into billing.stripe_events (id, type, object_id, created_at, received_at, body, state, try_at)
                        values (:id, :type, :object, :created, :now, :body, 'RECEIVED', :now)
                        on conflict (id) do nothing
                        """)
                        .param("id", id)
                        .param("type", type)
                        .param("object", objectId)
                        .param("created", at(created))
                        .param("now", at(now))
                        .param("body", body)
                        .update()
                == 1;
    }

    /** Those to work on now. They are not tried again before {@code next}, so that a crash costs a pause, not an event. */
    List<Event> claim(Instant now, Instant next, int most) {
        return jdbc.sql("""
                        update billing.stripe_events e
                           set tries = tries + 1, try_at = :next
                          from (select id from billing.stripe_events
                                 where state = 'RECEIVED' and try_at <= :now
                                 order by try_at
                                 limit :most
                                 for update skip locked) due
                         where e.id = due.id
                        returning e.id, e.type, e.object_id, e.body, e.tries
                        """)
                .param("now", at(now))
                .param("next", at(next))
                .param("most", most)
                .query((row, i) -> new Event(
                        row.getString("id"),
                        row.getString("type"),
                        row.getString("object_id"),
                        row.getString("body"),
                        row.getInt("tries")))
                .list();
    }

    void finish(List<String> ids, String state, @Nullable String problem) {
        jdbc.sql("update billing.stripe_events set state = :state, problem = :problem where id = any(:ids)")
                .param("state", state)
                .param("problem", problem)
                .param("ids", ids.toArray(String[]::new))
                .update();
    }

    void later(List<String> ids, Instant next, String problem) {
        jdbc.sql("update billing.stripe_events set try_at = :next, problem = :problem where id = any(:ids)")
                .param("next", at(next))
                .param("problem", problem)
                .param("ids", ids.toArray(String[]::new))
                .update();
    }

    private static OffsetDateTime at(Instant instant) {
        return instant.atOffset(ZoneOffset.UTC);
    }
}
