package org.leadnest.privacy.retention;

import java.sql.Timestamp;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.leadnest.kernel.AccountId;
import org.leadnest.platform.jobs.RecurringJob;
import org.leadnest.platform.storage.Storage;
import org.leadnest.platform.tenancy.Tenancy;
import org.leadnest.privacy.PersonalData;
import org.leadnest.privacy.Retention;
import org.leadnest.privacy.holds.Holds;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

/** Keeps every rule once a day. Slices are short transactions; an interrupted run is caught up by the next. */
@Component
class EnforceRetention implements RecurringJob {
    private static final int SLICE = 2_000;
    /** Of the runs themselves. */
    private static final Duration RUNS_KEPT = Duration.ofDays(396);

    private final List<Retention> rules;
    private final JdbcClient jdbc;
    private final TransactionTemplate transactions;
    private final Storage storage;
    private final Holds holds;
    private final InstantSource clock;

    EnforceRetention(
            List<PersonalData> modules,
            JdbcClient jdbc,
            TransactionTemplate transactions,
            Storage storage,
            Holds holds,
            InstantSource clock) {
        this.rules =
                modules.stream().flatMap(module -> module.retention().stream()).toList();
        this.jdbc = jdbc;
        this.transactions = transactions;
        this.storage = storage;
        this.holds = holds;
        this.clock = clock;
    }

    List<Retention> rules() {
        return rules;
    }

    @Override
    public String name() {
        return "privacy.retention";
    }

    @Override
    public Duration pause() {
        return Duration.ofHours(24);
    }

    @Override
    public void run() {
        Instant now = clock.instant();
        Map<AccountId, Set<String>> held = holds.tables();
        rules.forEach(rule -> note(rule, now, keep(rule, now, held)));
        transactions.executeWithoutResult(
                status -> jdbc.sql("delete from privacy.retention_runs where ran_at < :before")
                        .param("before", Timestamp.from(now.minus(RUNS_KEPT)))
                        .update());
    }

    /** Passes over accounts in which a legal hold keeps the table. */
    private long keep(Retention rule, Instant now, Map<AccountId, Set<String>> held) {
        Timestamp before =
                Timestamp.from(now.atZone(ZoneOffset.UTC).minus(rule.keep()).toInstant());
        if (!protectedTable(rule.table())) {
            return slices(rule, before);
        }
        long[] rows = {0};
        accounts().stream()
                .filter(account -> !held.getOrDefault(account, Set.of()).contains(rule.table()))
                .forEach(account -> Tenancy.run(account, () -> rows[0] += slices(rule, before)));
        return rows[0];
    }

    private long slices(Retention rule, Timestamp before) {
        long rows = 0;
        int slice;
        do {
            slice = slice(rule, before);
            rows += slice;
        } while (slice >= SLICE);
        return rows;
    }

    /** The condition stands twice: rows of two partitions may have the same ctid. */
    private int slice(Retention rule, Timestamp before) {
        removeFiles(rule, before);
        String which = " where ctid = any (array(select ctid from " + rule.table() + " where " + rule.over() + " limit "
                + SLICE + ")) and (" + rule.over() + ")";
        String sql = rule.blank() == null
                ? "delete from " + rule.table() + which
                : "update " + rule.table() + " set " + rule.blank() + which;
        Integer rows = transactions.execute(
                status -> jdbc.sql(sql).param("before", before).update());
        return rows == null ? 0 : rows;
    }

    /** Before their rows: a file that is gone is no harm, one that nobody knows of stays for ever. */
    private void removeFiles(Retention rule, Timestamp before) {
        if (rule.file() == null) {
            return;
        }
        List<String> keys = transactions.execute(status -> jdbc.sql(
                        "select " + rule.file() + " from " + rule.table() + " where " + rule.over() + " limit " + SLICE)
                .param("before", before)
                .query(String.class)
                .list());
        if (keys != null) {
            keys.forEach(key -> storage.delete(Tenancy.required(), key));
        }
    }

    private boolean protectedTable(String table) {
        return jdbc.sql("select relforcerowsecurity from pg_class where oid = :table::regclass")
                .param("table", table)
                .query(Boolean.class)
                .single();
    }

    private List<AccountId> accounts() {
        return jdbc.sql("select id from accounts.accounts where status <> 'CLOSED' order by id")
                .query((row, number) -> new AccountId(row.getObject("id", UUID.class)))
                .list();
    }

    private void note(Retention rule, Instant now, long rows) {
        transactions.executeWithoutResult(status -> jdbc.sql("""
                        insert into privacy.retention_runs (kept_in, ran_at, rows) values (:in, :now, :rows)
                        on conflict (kept_in, ran_at) do update set rows = excluded.rows
                        """)
                .param("in", rule.table())
                .param("now", Timestamp.from(now))
                .param("rows", rows)
                .update());
    }
}
