package org.leadnest.billing;

import java.io.PrintWriter;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.leadnest.kernel.Money;

/**
 * The installation's sums, account by account, as row-level security wants it.
 *
 * @param monthly what living subscriptions bring in a month
 * @param ended subscriptions that ended in the last 30 days
 * @param failed open payments that were tried and failed
 */
record BillingSums(Money monthly, int living, int trials, int ended, int failing, Money failed) {
    private static final Duration CHURN = Duration.ofDays(30);

    static BillingSums of(Connection connection, Instant now) throws SQLException {
        connection.setAutoCommit(false);
        BillingSums sums = new BillingSums(Money.ZERO, 0, 0, 0, 0, Money.ZERO);
        for (UUID account : accounts(connection)) {
            BillingCommand.enter(connection, account);
            sums = sums.plus(one(connection, account, now));
            connection.commit();
        }
        return sums;
    }

    private static List<UUID> accounts(Connection connection) throws SQLException {
        List<UUID> found = new ArrayList<>();
        try (PreparedStatement statement = connection.prepareStatement("select id from accounts.accounts order by id");
                ResultSet rows = statement.executeQuery()) {
            while (rows.next()) {
                found.add(rows.getObject(1, UUID.class));
            }
        }
        connection.commit();
        return found;
    }

    private static BillingSums one(Connection connection, UUID account, Instant now) throws SQLException {
        String sql = """
                select (select coalesce(sum(case cycle when 'YEAR' then round(cents * seats / 12.0) else cents * seats end), 0)
                          from billing.subscriptions where status in ('ACTIVE', 'PAST_DUE', 'UNPAID')) as monthly,
                       (select count(*) from billing.subscriptions
                         where status in ('TRIALING', 'ACTIVE', 'PAST_DUE', 'UNPAID')) as living,
                       (select count(*) from billing.subscriptions where ended_at >= ?) as ended,
                       (select count(*) from billing.invoices where status = 'open' and attempts > 0) as failing,
                       (select coalesce(sum(total_cents), 0) from billing.invoices
                         where status = 'open' and attempts > 0) as failed,
                       (select count(*) from accounts.accounts a
                         where a.id = ? and a.status = 'ACTIVE' and a.trial_ends_at > ?
                           and not exists (select 1 from billing.subscriptions)) as trials
                """;
        try (PreparedStatement statement = connection.prepareStatement(sql)) {
            statement.setTimestamp(1, Timestamp.from(now.minus(CHURN)));
            statement.setObject(2, account);
            statement.setTimestamp(3, Timestamp.from(now));
            try (ResultSet row = statement.executeQuery()) {
                row.next();
                return new BillingSums(
                        new Money(row.getLong("monthly")),
                        row.getInt("living"),
                        row.getInt("trials"),
                        row.getInt("ended"),
                        row.getInt("failing"),
                        new Money(row.getLong("failed")));
            }
        }
    }

    private BillingSums plus(BillingSums other) {
        return new BillingSums(
                monthly.plus(other.monthly),
                living + other.living,
                trials + other.trials,
                ended + other.ended,
                failing + other.failing,
                failed.plus(other.failed));
    }

    void print(PrintWriter out) {
        out.printf("recurring a month   %s%n", monthly.display());
        out.printf("subscriptions       %d%n", living);
        out.printf("trials              %d%n", trials);
        out.printf("ended in 30 days    %d (%.1f %% of those there were)%n", ended, churn());
        out.printf("payments failing    %d, %s%n", failing, failed.display());
        out.flush();
    }

    private double churn() {
        return living + ended == 0 ? 0 : 100.0 * ended / (living + ended);
    }

    static void events(Connection connection, boolean retry, PrintWriter out) throws SQLException {
        String sql = """
                select id, type, state, tries, received_at, coalesce(problem, '') as problem
                  from billing.stripe_events
                 where state in ('RECEIVED', 'POISON')
                 order by received_at
                """;
        try (PreparedStatement statement = connection.prepareStatement(sql);
                ResultSet rows = statement.executeQuery()) {
            while (rows.next()) {
                out.printf(
                        "%s  %-36s %-8s tried %d times, came %s  %s%n",
                        rows.getString("id"),
                        rows.getString("type"),
                        rows.getString("state"),
                        rows.getInt("tries"),
                        rows.getString("received_at"),
                        rows.getString("problem"));
            }
        }
        if (retry) {
            try (PreparedStatement statement = connection.prepareStatement(
                    "update billing.stripe_events set state = 'RECEIVED', tries = 0, try_at = now() where state = 'POISON'")) {
                out.printf("%d will be tried again%n", statement.executeUpdate());
            }
        }
        out.flush();
    }
}
