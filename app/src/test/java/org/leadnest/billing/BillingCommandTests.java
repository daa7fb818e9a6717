package org.leadnest.billing;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.PrintWriter;
import java.io.StringWriter;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.leadnest.platform.database.DatabaseAccess;
import org.leadnest.testkit.TestDatabase;
import picocli.CommandLine;

/** {@code admin billing}, over a database of its own. */
class BillingCommandTests {
    private final DatabaseAccess access = TestDatabase.copy();
    private final UUID account = UUID.randomUUID();
    private final StringWriter out = new StringWriter();
    private final StringWriter err = new StringWriter();

    @BeforeEach
    void enter() throws SQLException {
        sql("insert into accounts.accounts (id, name, created_at, trial_ends_at) values ('" + account
                + "', 'Harbor Realty', now(), now() + interval '14 days')");
    }

    @Test
    void sumsWhatLivingSubscriptionsBringInAMonth() throws SQLException {
        assertThat(run("summary")).isZero();
        assertThat(out.toString()).contains("recurring a month   $0", "trials              1");
        sql(
                "insert into billing.subscriptions (account_id, id, status, plan, cycle, seats, cents, created_at) values ('"
                        + account + "', 'sub_1', 'ACTIVE', 'team', 'MONTH', 4, 3400, now()), ('"
                        + account + "', 'sub_2', 'ACTIVE', 'team', 'YEAR', 2, 34000, now()), ('"
                        + account + "', 'sub_3', 'CANCELED', 'team', 'MONTH', 9, 3400, now())");
        sql("update billing.subscriptions set ended_at = now() where id = 'sub_3'");
        sql(
                "insert into billing.invoices (account_id, id, status, total_cents, paid_cents, currency, created_at, attempts)"
                        + " values ('" + account + "', 'in_1', 'open', 13600, 0, 'usd', now(), 2)");
        out.getBuffer().setLength(0);
        assertThat(run("summary")).isZero();
        assertThat(out.toString())
                .contains(
                        "recurring a month   $192.67",
                        "subscriptions       2",
                        "trials              0",
                        "ended in 30 days    1 (33.3 % of those there were)",
                        "payments failing    1, $136");
    }

    @Test
    void givesPlansCreditsAndDaysAndTakesPlansBack() throws SQLException {
        assertThat(run("grant", account.toString(), "team", "--days=30", "--reason=pilot"))
                .isZero();
        assertThat(run("credits", account.toString(), "PHOTOS", "50", "--reason=sorry"))
                .isZero();
        assertThat(run("credits", account.toString(), "PHOTOS", "5", "--reason=again"))
                .isZero();
        assertThat(run("extend-trial", account.toString(), "7")).isZero();
        assertThat(number("select remaining from billing.credits")).isEqualTo(55);
        assertThat(number("select count(*) from billing.grants where until > now() + interval '29 days'"))
                .isEqualTo(1);
        assertThat(number("select count(*) from accounts.accounts where trial_ends_at > now() + interval '20 days'"))
                .isEqualTo(1);
        assertThat(run("revoke", account.toString())).isZero();
        assertThat(number("select count(*) from billing.grants where until > now()"))
                .isZero();
    }

    @Test
    void saysWhatItExpectsAndWhenNothingWasChanged() {
        assertThat(run("credits", account.toString(), "SEATS", "5", "--reason=x"))
                .isEqualTo(2);
        assertThat(err.toString()).contains("expected MESSAGES, PHOTOS or TEXTS");
        assertThat(run("extend-trial", account.toString(), "0")).isEqualTo(2);
        assertThat(run("revoke", account.toString())).isZero();
        assertThat(out.toString()).contains("nothing was changed");
    }

    @Test
    void showsEventsThatNeedALookAndLetsThemBeTriedAgain() throws SQLException {
        sql("insert into billing.stripe_events (id, type, created_at, received_at, body, state, tries, try_at, problem)"
                + " values ('evt_1', 'invoice.paid', now(), now(), '{}', 'POISON', 12, now(), 'no such price')");
        assertThat(run("events", "--retry")).isZero();
        assertThat(out.toString()).contains("evt_1", "POISON", "no such price", "1 will be tried again");
        assertThat(number("select count(*) from billing.stripe_events where state = 'RECEIVED' and tries = 0"))
                .isEqualTo(1);
    }

    private int run(String... arguments) {
        List<String> all = new ArrayList<>(List.of(arguments));
        all.add("--leadnest.database.url=" + access.url());
        all.add("--leadnest.database.username=" + access.username());
        all.add("--leadnest.database.password=" + access.password());
        return new CommandLine(new BillingCommand())
                .setOut(new PrintWriter(out, true))
                .setErr(new PrintWriter(err, true))
                .execute(all.toArray(String[]::new));
    }

    private void sql(String sql) throws SQLException {
        try (Connection connection = TestDatabase.superuser(access);
                Statement statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }

    private long number(String sql) throws SQLException {
        try (Connection connection = TestDatabase.superuser(access);
                Statement statement = connection.createStatement();
                ResultSet row = statement.executeQuery(sql)) {
            row.next();
            return row.getLong(1);
        }
    }
}
