package org.leadnest.privacy.closing;

import java.sql.Timestamp;
import java.time.Duration;
import java.time.Instant;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.locks.LockSupport;
import java.util.function.LongConsumer;
import java.util.function.ObjLongConsumer;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.leadnest.kernel.AccountId;
import org.leadnest.platform.tenancy.Tenancy;
import org.leadnest.privacy.Erasure;
import org.leadnest.privacy.KeptRecord;
import org.leadnest.privacy.holds.Kept;
import org.leadnest.privacy.holds.RowsOfPeople;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * The erasure of one account, with short transactions: other accounts do not wait. A slice grows and shrinks so that it takes
 * about {@link #SLICE_TAKES}, and the database rests twice as long after it as it took, so that most of the machine is there
 * for those who go on.
 */
final class SlicedErasure implements Erasure {
    private static final Duration SLICE_TAKES = Duration.ofMillis(25);
    private static final Duration LONGEST_REST = Duration.ofSeconds(1);
    private static final int FEWEST = 50;
    private static final int MOST = 2_000;

    private final AccountTables tables;
    private final List<KeptRecord> kept;
    private final Kept held;
    private final RowsOfPeople.@Nullable Catalogue people;
    private final JdbcClient jdbc;
    private final TransactionTemplate transactions;
    private final ObjLongConsumer<String> counted;
    private int size = FEWEST;

    /**
     * @param held what nothing is touched of
     * @param people the catalogue, where single leads are held
     * @param counted is told of each slice, within its transaction
     */
    SlicedErasure(
            AccountTables tables,
            List<KeptRecord> kept,
            Kept held,
            RowsOfPeople.@Nullable Catalogue people,
            JdbcClient jdbc,
            TransactionTemplate transactions,
            ObjLongConsumer<String> counted) {
        this.tables = tables;
        this.kept = kept;
        this.held = held;
        this.people = people;
        this.jdbc = jdbc;
        this.transactions = transactions;
        this.counted = counted;
    }

    @Override
    public void tables(String schema) {
        for (String table : tables.in(schema)) {
            if (held.tables().contains(table)) {
                continue;
            }
            kept.stream()
                    .filter(one -> one.table().equals(table))
                    .findFirst()
                    .ifPresentOrElse(this::minimise, () -> delete(table, "true"));
        }
    }

    private void minimise(KeptRecord record) {
        if (record.only() != null) {
            delete(record.table(), "not (" + record.only() + ")");
        }
        if (!record.minimise().isEmpty()) {
            String left = record.minimise().stream()
                    .map(assignment -> assignment.replaceFirst(" = ", " is distinct from "))
                    .collect(Collectors.joining(" or "));
            inSlices(
                    "update " + record.table() + " set " + String.join(", ", record.minimise())
                            + " where ctid = any (array(select ctid from " + record.table()
                            + " where account_id = :account and (" + left + ")" + butHeld(record.table())
                            + " limit :slice))",
                    Map.of(),
                    rows -> {});
        }
    }

    private void delete(String table, String which) {
        slices(
                table,
                "delete from " + table + " where ctid = any (array(select ctid from " + table
                        + " where account_id = :account and " + which + butHeld(table) + " limit :slice))",
                Map.of());
    }

    /** Children went before: what still refers to a row is held. */
    private String butHeld(String table) {
        return people == null ? "" : " and " + people.needed(table) + " is not true";
    }

    @Override
    public void slices(String table, String sql, Map<String, Object> parameters) {
        if (held.tables().contains(table)) {
            return;
        }
        inSlices(sql, parameters, rows -> counted.accept(table, rows));
    }

    private void inSlices(String sql, Map<String, Object> parameters, LongConsumer done) {
        while (true) {
            long began = System.nanoTime();
            if (slice(sql, parameters, done) == 0) {
                return;
            }
            Duration took = Duration.ofNanos(System.nanoTime() - began);
            size = took.compareTo(SLICE_TAKES) > 0 ? Math.max(FEWEST, size / 2) : Math.min(MOST, size * 3 / 2);
            LockSupport.parkNanos(
                    Collections.min(List.of(took.multipliedBy(2), LONGEST_REST)).toNanos());
        }
    }

    private int slice(String sql, Map<String, Object> parameters, LongConsumer done) {
        Integer rows = transactions.execute(status -> {
            JdbcClient.StatementSpec statement = jdbc.sql(sql)
                    .param("account", account().value())
                    .param("slice", size)
                    .param("tickets", held.tickets().toArray(Long[]::new));
            if (people != null) {
                statement = statement.param("people", held.people().toArray(UUID[]::new));
            }
            for (Map.Entry<String, Object> one : parameters.entrySet()) {
                statement = statement.param(one.getKey(), one.getValue());
            }
            int removed = statement.update();
            done.accept(removed);
            return removed;
        });
        return rows == null ? 0 : rows;
    }

    /** How many rows of the account stand in a table. */
    long rows(String table) {
        Long rows = transactions.execute(
                status -> jdbc.sql("select count(*) from " + table + " where account_id = :account")
                        .param("account", account().value())
                        .query(Long.class)
                        .single());
        return rows == null ? 0 : rows;
    }

    /** How many of them are about a held lead. */
    long rowsAbout(String table, UUID person) {
        if (people == null || people.about(table).equals("false")) {
            return 0;
        }
        Long rows = transactions.execute(status -> jdbc.sql(
                        "select count(*) from " + table + " where account_id = :account and " + people.about(table))
                .param("account", account().value())
                .param("people", new UUID[] {person})
                .query(Long.class)
                .single());
        return rows == null ? 0 : rows;
    }

    /** How many rows are kept, and until when the last of them is. */
    Rest rest(KeptRecord record) {
        Rest rest = transactions.execute(status -> jdbc.sql(
                        "select count(*) as rows, max(" + record.since() + ") as last from " + record.table()
                                + " where " + record.owner() + " = :account and (" + record.told() + ")")
                .param("account", account().value())
                .query((row, number) -> {
                    Timestamp last = row.getTimestamp("last");
                    return new Rest(
                            row.getLong("rows"), last == null ? Instant.EPOCH : until(record, last.toInstant()));
                })
                .single());
        return rest == null ? new Rest(0, Instant.EPOCH) : rest;
    }

    private static Instant until(KeptRecord record, Instant last) {
        return last.atZone(java.time.ZoneOffset.UTC).plus(record.keep()).toInstant();
    }

    record Rest(long rows, Instant until) {}

    private static AccountId account() {
        return Tenancy.required();
    }
}
