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
import org.leadnest.privacy.KeptElsewhere;
import org.leadnest.privacy.PersonalData;
import org.leadnest.privacy.Retention;
import org.leadnest.privacy.holds.Holds;
import org.leadnest.privacy.holds.Kept;
import org.leadnest.privacy.holds.RowsOfPeople;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

/** Keeps every rule once a day. Slices are short transactions; an interrupted run is caught up by the next. */
@Component
class EnforceRetention implements RecurringJob {
    private static final Logger LOG = LoggerFactory.getLogger(EnforceRetention.class);
    private static final int SLICE = 2_000;
    /** Of the runs themselves. */
    private static final Duration RUNS_KEPT = Duration.ofDays(396);

    private final List<Retention> rules;
    private final List<KeptElsewhere> elsewhere;
    private final JdbcClient jdbc;
    private final TransactionTemplate transactions;
    private final Storage storage;
    private final Holds holds;
    private final RowsOfPeople people;
    private final InstantSource clock;

    EnforceRetention(
            List<PersonalData> modules,
            JdbcClient jdbc,
            TransactionTemplate transactions,
            Storage storage,
            Holds holds,
            RowsOfPeople people,
            InstantSource clock) {
        this.people = people;
        this.elsewhere =
                modules.stream().flatMap(module -> module.elsewhere().stream()).toList();
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

    /** What goes by other means. */
    List<KeptElsewhere> elsewhere() {
        return elsewhere;
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
        Map<AccountId, Kept> held = holds.kept();
        rules.forEach(rule -> keepAlone(rule, now, held));
        transactions.executeWithoutResult(
                status -> jdbc.sql("delete from privacy.retention_runs where ran_at < :before")
                        .param("before", Timestamp.from(now.minus(RUNS_KEPT)))
                        .update());
    }

    /** One that fails keeps no other from being kept; the operator sees that it did, and it is tried the next day. */
    private void keepAlone(Retention rule, Instant now, Map<AccountId, Kept> held) {
        try {
            note(rule, now, keep(rule, now, held), false);
        } catch (RuntimeException failed) {
            LOG.error("the rule for {} could not be kept", rule.table(), failed);
            note(rule, now, 0, true);
        }
    }

    /** Passes over accounts in which a legal hold keeps the table, and over the rows of leads that one keeps. */
    private long keep(Retention rule, Instant now, Map<AccountId, Kept> held) {
        Timestamp before =
                Timestamp.from(now.atZone(ZoneOffset.UTC).minus(rule.keep()).toInstant());
        if (!protectedTable(rule.table())) {
            return slices(new Turn(rule, before, rule.over(), Set.of(), held));
        }
        String free = rule.over() + " and " + people.read().about(rule.table()) + " is not true";
        long[] rows = {0};
        accounts().forEach(account -> {
            Kept kept = held.getOrDefault(account, Kept.NOTHING);
            if (!kept.tables().contains(rule.table())) {
                String over = kept.people().isEmpty() ? rule.over() : free;
                Tenancy.run(account, () -> rows[0] += slices(new Turn(rule, before, over, kept.people(), held)));
            }
        });
        return rows[0];
    }

    /** One rule, for one account or for a table of no account. */
    private record Turn(Retention rule, Timestamp before, String over, Set<UUID> people, Map<AccountId, Kept> held) {
        JdbcClient.StatementSpec with(JdbcClient.StatementSpec statement) {
            return statement
                    .param("before", before)
                    .param("people", people.toArray(UUID[]::new))
                    .param(
                            "tickets",
                            held.values().stream()
                                    .flatMap(kept -> kept.tickets().stream())
                                    .toArray(Long[]::new))
                    .param(
                            "keeping",
                            held.entrySet().stream()
                                    .filter(one -> one.getValue().tables().contains(rule.table()))
                                    .map(one -> one.getKey().value())
                                    .toArray(UUID[]::new))
                    .param(
                            "customers",
                            held.entrySet().stream()
                                    .filter(one -> one.getValue().module("support"))
                                    .map(one -> one.getKey().value())
                                    .toArray(UUID[]::new));
        }
    }

    private long slices(Turn turn) {
        long rows = 0;
        int slice;
        do {
            slice = slice(turn);
            rows += slice;
        } while (slice >= SLICE);
        return rows;
    }

    /** The condition stands twice: rows of two partitions may have the same ctid. */
    private int slice(Turn turn) {
        removeFiles(turn);
        Retention rule = turn.rule();
        String which = " where ctid = any (array(select ctid from " + rule.table() + " where " + turn.over() + " limit "
                + SLICE + ")) and (" + turn.over() + ")";
        String sql = rule.blank() == null
                ? "delete from " + rule.table() + which
                : "update " + rule.table() + " set " + rule.blank() + which;
        Integer rows = transactions.execute(status -> turn.with(jdbc.sql(sql)).update());
        return rows == null ? 0 : rows;
    }

    /** Before their rows: a file that is gone is no harm, one that nobody knows of stays for ever. */
    private void removeFiles(Turn turn) {
        Retention rule = turn.rule();
        if (rule.file() == null) {
            return;
        }
        List<String> keys = transactions.execute(status -> turn.with(jdbc.sql("select " + rule.file() + " from "
                        + rule.table() + " where " + turn.over() + " limit " + SLICE))
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

    private void note(Retention rule, Instant now, long rows, boolean failed) {
        transactions.executeWithoutResult(status -> jdbc.sql("""
                        insert into privacy.retention_runs (kept_in, ran_at, rows, failed)
                        values (:in, :now, :rows, :failed)
                        on conflict (kept_in, ran_at) do update set rows = excluded.rows, failed = excluded.failed
                        """)
                .param("in", rule.table())
                .param("now", Timestamp.from(now))
                .param("rows", rows)
                .param("failed", failed)
                .update());
    }
}
