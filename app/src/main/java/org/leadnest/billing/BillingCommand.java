package org.leadnest.billing;

import java.io.IOException;
import java.io.PrintWriter;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.leadnest.accounts.AdminDatabase;
import org.leadnest.kernel.Ids;
import org.leadnest.platform.tenancy.TenantTransactionManager;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/**
 * What an operator sees and does about money: {@code admin billing}. The running service follows within five seconds.
 * Coupons and promotion codes are made in Stripe's dashboard; here a coupon is given to an account.
 */
@Command(
        name = "billing",
        mixinStandardHelpOptions = true,
        description = "Sums, events that need a look, and plans, credits and days that are given.")
public final class BillingCommand implements Runnable {
    private static final int MOST_DAYS = 366;

    @Spec
    private @Nullable CommandSpec spec;

    @Override
    public void run() {
        spec().commandLine().usage(out());
    }

    @Command(
            name = "summary",
            description = "Recurring revenue a month, trials, churn of 30 days, payments that failed.")
    int summary(@Mixin AdminDatabase database) throws SQLException, IOException {
        return with(
                database,
                connection -> BillingSums.of(connection, Instant.now()).print(out()));
    }

    @Command(name = "events", description = "Stripe's events that wait or could not be worked on.")
    int events(
            @Mixin AdminDatabase database,
            @Option(names = "--retry", description = "Lets those that could not be worked on be tried again.")
                    boolean retry)
            throws SQLException, IOException {
        return with(database, connection -> BillingSums.events(connection, retry, out()));
    }

    @Command(name = "grant", description = "Gives an account a plan for nothing.")
    int grant(
            @Mixin AdminDatabase database,
            @Parameters(paramLabel = "ACCOUNT") UUID account,
            @Parameters(paramLabel = "PLAN", description = "solo, team or brokerage") String plan,
            @Option(names = "--days", description = "For how long; without it, until it is taken back.") @Nullable
                    Integer days,
            @Option(names = "--reason", required = true) String reason)
            throws SQLException, IOException {
        Instant now = Instant.now();
        return with(
                database,
                connection -> change(connection, account, """
                        insert into billing.grants (account_id, id, plan, until, reason, granted_by, granted_at)
                        values (?, ?, ?, ?, ?, 'operator', ?)
                        """, statement -> {
                    statement.setObject(1, account);
                    statement.setObject(2, Ids.next());
                    statement.setString(3, plan);
                    statement.setObject(
                            4, days == null ? null : now.plus(days(days)).atOffset(ZoneOffset.UTC));
                    statement.setString(5, reason);
                    statement.setObject(6, now.atOffset(ZoneOffset.UTC));
                }));
    }

    @Command(name = "revoke", description = "Takes back every plan that was given to an account.")
    int revoke(@Mixin AdminDatabase database, @Parameters(paramLabel = "ACCOUNT") UUID account)
            throws SQLException, IOException {
        return with(
                database,
                connection -> change(
                        connection,
                        account,
                        "update billing.grants set until = now() where account_id = ? and (until is null or until > now())",
                        statement -> statement.setObject(1, account)));
    }

    @Command(name = "credits", description = "Gives an account credits.")
    int credits(
            @Mixin AdminDatabase database,
            @Parameters(paramLabel = "ACCOUNT") UUID account,
            @Parameters(paramLabel = "ALLOWANCE", description = "MESSAGES, PHOTOS or TEXTS") Allowance allowance,
            @Parameters(paramLabel = "CREDITS") int credits,
            @Option(names = "--reason", required = true) String reason)
            throws SQLException, IOException {
        if (!allowance.monthly() || credits < 1) {
            throw new ParameterException(spec().commandLine(), "expected MESSAGES, PHOTOS or TEXTS, and at least 1");
        }
        return with(
                database,
                connection -> change(connection, account, """
                        with entry as (
                          insert into billing.credit_entries (account_id, id, allowance, credits, reason, at)
                          values (?, ?, ?, ?, ?, now()) returning account_id, allowance, credits)
                        insert into billing.credits as c (account_id, allowance, remaining)
                        select account_id, allowance, credits from entry
                        on conflict (account_id, allowance) do update set remaining = c.remaining + excluded.remaining
                        """, statement -> {
                    statement.setObject(1, account);
                    statement.setString(2, "operator " + Ids.next());
                    statement.setString(3, allowance.name());
                    statement.setLong(4, credits);
                    statement.setString(5, reason);
                }));
    }

    @Command(
            name = "coupon",
            description = "Gives an account a coupon of Stripe's: for its next checkout, or on the plan that it has.")
    int coupon(
            @Mixin AdminDatabase database,
            @Parameters(paramLabel = "ACCOUNT") UUID account,
            @Parameters(paramLabel = "COUPON", description = "the coupon's id at Stripe") String coupon)
            throws SQLException, IOException {
        return with(
                database,
                connection -> change(connection, account, """
                        insert into billing.coupons as c (account_id, coupon, given_at)
                        select id, ?, now() from accounts.accounts where id = ?
                        on conflict (account_id) do update
                           set coupon = excluded.coupon, given_at = excluded.given_at, applied_at = null
                        """, statement -> {
                    statement.setString(1, coupon);
                    statement.setObject(2, account);
                }));
    }

    @Command(name = "extend-trial", description = "Moves the end of a trial, from now when it has ended already.")
    int extendTrial(
            @Mixin AdminDatabase database,
            @Parameters(paramLabel = "ACCOUNT") UUID account,
            @Parameters(paramLabel = "DAYS", description = "1 to 366") int days)
            throws SQLException, IOException {
        Duration longer = days(days);
        return with(
                database,
                connection -> change(connection, account, """
                        update accounts.accounts
                           set trial_ends_at = greatest(trial_ends_at, now()) + make_interval(days => ?)
                         where id = ?
                        """, statement -> {
                    statement.setInt(1, (int) longer.toDays());
                    statement.setObject(2, account);
                }));
    }

    private Duration days(int days) {
        if (days < 1 || days > MOST_DAYS) {
            throw new ParameterException(spec().commandLine(), "expected 1 to " + MOST_DAYS + " days, not " + days);
        }
        return Duration.ofDays(days);
    }

    private interface Filling {
        void fill(PreparedStatement statement) throws SQLException;
    }

    private void change(Connection connection, UUID account, String sql, Filling filling) throws SQLException {
        connection.setAutoCommit(false);
        enter(connection, account);
        try (PreparedStatement statement = connection.prepareStatement(sql)) {
            filling.fill(statement);
            int rows = statement.executeUpdate();
            connection.commit();
            out().println(rows == 0 ? "nothing was changed: no such account, or nothing to change" : "done");
            out().flush();
        }
    }

    /** Chooses whose rows the transaction sees. */
    static void enter(Connection connection, UUID account) throws SQLException {
        try (PreparedStatement statement =
                connection.prepareStatement("select set_config('" + TenantTransactionManager.SETTING + "', ?, true)")) {
            statement.setString(1, account.toString());
            statement.execute();
        }
    }

    private int with(AdminDatabase database, AdminDatabase.Work work) throws SQLException, IOException {
        try {
            database.with(work);
            return 0;
        } catch (AdminDatabase.NoDatabase none) {
            spec().commandLine().getErr().println(none.getMessage());
            return 1;
        }
    }

    private CommandSpec spec() {
        if (spec == null) {
            throw new IllegalStateException("called outside of the command line");
        }
        return spec;
    }

    private PrintWriter out() {
        return spec().commandLine().getOut();
    }
}
