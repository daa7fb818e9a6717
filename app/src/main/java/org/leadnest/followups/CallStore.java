package org.leadnest.followups;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.leadnest.kernel.AccountId;
import org.leadnest.kernel.Cursor;
import org.leadnest.kernel.Ids;
import org.leadnest.platform.tenancy.Tenancy;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import org.springframework.transaction.annotation.Transactional;

/** The rows of {@code followups.calls}, and when the next one of each account is due. */
@Repository
class CallStore {
    private static final String SELECT = """
            select c.id, c.enrollment_id, e.lead_id, e.sequence_id, s.name as sequence, c.step, c.url, c.status, c.attempts,
                   c.next_at, c.answer, c.problem, c.created_at, c.tried_at
              from followups.calls c
              join followups.enrollments e on e.account_id = c.account_id and e.id = c.enrollment_id
              join followups.sequences s on s.account_id = e.account_id and s.id = e.sequence_id
            """;

    private final JdbcClient jdbc;
    private final InstantSource clock;

    CallStore(JdbcClient jdbc, InstantSource clock) {
        this.jdbc = jdbc;
        this.clock = clock;
    }

    /** One row for each enrollment and step, ever; in the caller's transaction. */
    void insert(List<NewCall> calls) {
        if (calls.isEmpty()) {
            return;
        }
        Timestamp now = Timestamp.from(clock.instant());
        for (NewCall call : calls) {
            jdbc.sql("""
                            insert into followups.calls
                              (account_id, id, enrollment_id, step_id, step, url, status, next_at, created_at)
                            values (:account, :id, :enrollment, :step, :index, :url, 'PENDING', :now, :now)
                            on conflict on constraint calls_once_per_step do nothing
                            """)
                    .param("account", Tenancy.required().value())
                    .param("id", Ids.next())
                    .param("enrollment", call.enrollment())
                    .param("step", call.step())
                    .param("index", call.index())
                    .param("url", call.url())
                    .param("now", now)
                    .update();
        }
        wake(clock.instant());
    }

    List<AccountId> due(int limit) {
        return jdbc
                .sql("select account_id from followups.call_wakeups where due_at <= :now order by due_at limit :limit")
                .param("now", Timestamp.from(clock.instant()))
                .param("limit", limit)
                .query(UUID.class)
                .list()
                .stream()
                .map(AccountId::new)
                .toList();
    }

    /** Takes what is due for a try; when the try is never recorded, it is due again after {@code lease}. */
    @Transactional
    public List<WebhookCall> claim(int limit, Duration lease) {
        Instant now = clock.instant();
        List<UUID> claimed = jdbc.sql("""
                        update followups.calls
                           set attempts = attempts + 1, next_at = :again, tried_at = :now
                         where account_id = :account
                           and id in (select id from followups.calls
                                       where account_id = :account and next_at <= :now
                                       order by next_at limit :limit for update skip locked)
                        returning id
                        """)
                .param("account", Tenancy.required().value())
                .param("again", Timestamp.from(now.plus(lease)))
                .param("now", Timestamp.from(now))
                .param("limit", limit)
                .query(UUID.class)
                .list();
        return claimed.isEmpty()
                ? List.of()
                : jdbc.sql(SELECT + " where c.id = any(:ids) order by c.created_at, c.id")
                        .param("ids", claimed.toArray(UUID[]::new))
                        .query(CallStore::call)
                        .list();
    }

    @Transactional
    public void delivered(UUID call, int answer) {
        finish(call, WebhookCall.Status.DELIVERED, null, answer, null);
    }

    /** @param again when it is tried again; absent when it is given up */
    @Transactional
    public void failed(UUID call, @Nullable Integer answer, String problem, @Nullable Instant again) {
        finish(call, again == null ? WebhookCall.Status.FAILED : WebhookCall.Status.PENDING, again, answer, problem);
    }

    private void finish(
            UUID call,
            WebhookCall.Status status,
            @Nullable Instant again,
            @Nullable Integer answer,
            @Nullable String problem) {
        jdbc.sql("""
                        update followups.calls
                           set status = :status, next_at = :again, answer = :answer, problem = :problem
                         where id = :id and status = 'PENDING'
                        """)
                .param("id", call)
                .param("status", status.name())
                .param("again", again == null ? null : Timestamp.from(again))
                .param("answer", answer)
                .param("problem", problem)
                .update();
    }

    /** Puts a call that was given up on the list again; false when it is not given up, or not there. */
    boolean again(UUID call) {
        boolean found = jdbc.sql("""
                        update followups.calls set status = 'PENDING', attempts = 0, next_at = :now
                         where id = :id and status = 'FAILED'
                        """)
                        .param("id", call)
                        .param("now", Timestamp.from(clock.instant()))
                        .update()
                == 1;
        if (found) {
            wake(clock.instant());
        }
        return found;
    }

    boolean exists(UUID call) {
        return jdbc.sql("select exists (select 1 from followups.calls where id = :id)")
                .param("id", call)
                .query(Boolean.class)
                .single();
    }

    /** Newest first. */
    List<WebhookCall> list(@Nullable Cursor after, int limit) {
        return jdbc.sql(SELECT + """
                         where cast(:at as timestamptz) is null or (c.created_at, c.id) < (:at, :id)
                         order by c.created_at desc, c.id desc limit :limit
                        """)
                .param("at", after == null ? null : Timestamp.from(Instant.parse(after.key())))
                .param("id", after == null ? null : after.id())
                .param("limit", limit)
                .query(CallStore::call)
                .list();
    }

    private void wake(Instant due) {
        jdbc.sql("""
                        insert into followups.call_wakeups (account_id, due_at) values (:account, :due)
                        on conflict (account_id) do update set due_at = least(call_wakeups.due_at, excluded.due_at)
                        """)
                .param("account", Tenancy.required().value())
                .param("due", Timestamp.from(due))
                .update();
    }

    /** Writes down when the account's next call is really due; the row is locked before the calls are read. */
    @Transactional
    public void settle() {
        UUID account = Tenancy.required().value();
        jdbc.sql("select due_at from followups.call_wakeups where account_id = :account for update")
                .param("account", account)
                .query()
                .listOfRows();
        jdbc.sql("""
                        update followups.call_wakeups
                           set due_at = coalesce((select min(next_at) from followups.calls
                                                   where account_id = :account and next_at is not null), 'infinity')
                         where account_id = :account
                        """).param("account", account).update();
    }

    private static WebhookCall call(ResultSet row, int n) throws SQLException {
        return new WebhookCall(
                row.getObject("id", UUID.class),
                row.getObject("enrollment_id", UUID.class),
                row.getObject("lead_id", UUID.class),
                row.getObject("sequence_id", UUID.class),
                row.getString("sequence"),
                row.getInt("step"),
                row.getString("url"),
                WebhookCall.Status.valueOf(row.getString("status")),
                row.getInt("attempts"),
                EnrollmentStore.instant(row, "next_at"),
                row.getObject("answer", Integer.class),
                row.getString("problem"),
                row.getTimestamp("created_at").toInstant(),
                EnrollmentStore.instant(row, "tried_at"));
    }
}
