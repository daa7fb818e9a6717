package org.leadnest.billing;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.leadnest.kernel.AccountId;
import org.leadnest.kernel.Money;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** Subscriptions, invoices, grants and customers. */
@Repository
class SubscriptionStore {
    private final JdbcClient jdbc;

    SubscriptionStore(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    Optional<AccountId> accountOf(String customer) {
        return jdbc.sql("select account_id from billing.customers where customer_id = :customer")
                .param("customer", customer)
                .query((row, i) -> new AccountId(row.getObject(1, java.util.UUID.class)))
                .optional();
    }

    record Customer(String id, @Nullable String email, List<String> taxIds) {}

    Optional<Customer> customer(AccountId account) {
        return jdbc.sql("select customer_id, email, tax_ids from billing.customers where account_id = :account")
                .param("account", account.value())
                .query((row, i) -> new Customer(row.getString("customer_id"), row.getString("email"), List.of((String[])
                        row.getArray("tax_ids").getArray())))
                .optional();
    }

    List<AccountId> customers() {
        return jdbc.sql("select account_id from billing.customers order by account_id")
                .query((row, i) -> new AccountId(row.getObject(1, java.util.UUID.class)))
                .list();
    }

    /** The first customer of an account stays: two tabs that begin a checkout at once end with one. */
    void keepCustomer(AccountId account, String customer) {
        jdbc.sql("""
                insert into billing.customers (account_id, customer_id) values (:account, :customer)
                on conflict do nothing
                """)
                .param("account", account.value())
                .param("customer", customer)
                .update();
    }

    void describeCustomer(AccountId account, @Nullable String email, List<String> taxIds) {
        jdbc.sql("update billing.customers set email = :email, tax_ids = :ids where account_id = :account")
                .param("account", account.value())
                .param("email", email)
                .param("ids", taxIds.toArray(String[]::new))
                .update();
    }

    /** Counts the writes of a subscription; 0 is none yet. */
    int version(String table, String id) {
        return jdbc.sql("select version from billing." + table + " where id = :id")
                .param("id", id)
                .query(Integer.class)
                .optional()
                .orElse(0);
    }

    /** Writes what was fetched after {@code version} was read; false when somebody wrote in between. */
    boolean write(AccountId account, Subscription subscription, int version) {
        return jdbc.sql("""
                        insert into billing.subscriptions as s (account_id, id, status, plan, cycle, seats, cents, created_at,
                               period_end, trial_end, cancel_at, ended_at, next_plan, next_at, schedule_id)
                        values (:account, :id, :status, :plan, :cycle, :seats, :cents, :createdAt,
                                :periodEnd, :trialEnd, :cancelAt, :endedAt, :nextPlan, :nextAt, :scheduleId)
                        on conflict (account_id, id) do update
                           set status = excluded.status, plan = excluded.plan, cycle = excluded.cycle,
                               seats = excluded.seats, cents = excluded.cents, period_end = excluded.period_end,
                               trial_end = excluded.trial_end, cancel_at = excluded.cancel_at,
                               ended_at = excluded.ended_at, next_plan = excluded.next_plan, next_at = excluded.next_at,
                               schedule_id = excluded.schedule_id, version = s.version + 1
                         where s.version = :version
                        """)
                        .param("account", account.value())
                        .param("id", subscription.id())
                        .param("status", subscription.status().name())
                        .param("plan", subscription.plan())
                        .param("cycle", subscription.cycle().name())
                        .param("seats", subscription.seats())
                        .param("cents", subscription.price().cents())
                        .param("createdAt", at(subscription.createdAt()))
                        .param("periodEnd", at(subscription.periodEnd()))
                        .param("trialEnd", at(subscription.trialEnd()))
                        .param("cancelAt", at(subscription.cancelAt()))
                        .param("endedAt", at(subscription.endedAt()))
                        .param("nextPlan", subscription.nextPlan())
                        .param("nextAt", at(subscription.nextAt()))
                        .param("scheduleId", subscription.scheduleId())
                        .param("version", version)
                        .update()
                == 1;
    }

    boolean write(AccountId account, Invoice invoice, int version) {
        return jdbc.sql("""
                        insert into billing.invoices as i (account_id, id, subscription_id, number, status, total_cents,
                               paid_cents, refunded_cents, currency, created_at, attempts, next_attempt_at, page_url, pdf_url)
                        values (:account, :id, :subscription, :number, :status, :total, :paid, :refunded, :currency,
                                :createdAt, :attempts, :nextAttempt, :page, :pdf)
                        on conflict (account_id, id) do update
                           set status = excluded.status, number = excluded.number, total_cents = excluded.total_cents,
                               paid_cents = excluded.paid_cents, refunded_cents = excluded.refunded_cents,
                               attempts = excluded.attempts, next_attempt_at = excluded.next_attempt_at,
                               page_url = excluded.page_url, pdf_url = excluded.pdf_url, version = i.version + 1
                         where i.version = :version
                        """)
                        .param("account", account.value())
                        .param("id", invoice.id())
                        .param("subscription", invoice.subscription())
                        .param("number", invoice.number())
                        .param("status", invoice.status())
                        .param("total", invoice.total().cents())
                        .param("paid", invoice.paid().cents())
                        .param("refunded", invoice.refunded().cents())
                        .param("currency", invoice.currency())
                        .param("createdAt", at(invoice.createdAt()))
                        .param("attempts", invoice.attempts())
                        .param("nextAttempt", at(invoice.nextAttemptAt()))
                        .param("page", invoice.pageUrl())
                        .param("pdf", invoice.pdfUrl())
                        .param("version", version)
                        .update()
                == 1;
    }

    /** The one that counts: a living one before one that is over, the newest of its kind. */
    Optional<Subscription> current() {
        return jdbc.sql("""
                        select id, status, plan, cycle, seats, cents, created_at, period_end, trial_end, cancel_at, ended_at,
                               next_plan, next_at, schedule_id
                          from billing.subscriptions
                         where status not in ('INCOMPLETE', 'INCOMPLETE_EXPIRED')
                         order by status in ('CANCELED', 'PAUSED'), created_at desc, id desc
                         limit 1
                        """).query(SubscriptionStore::subscription).optional();
    }

    Optional<Subscription> find(String id) {
        return jdbc.sql("""
                        select id, status, plan, cycle, seats, cents, created_at, period_end, trial_end, cancel_at, ended_at,
                               next_plan, next_at, schedule_id
                          from billing.subscriptions where id = :id
                        """)
                .param("id", id)
                .query(SubscriptionStore::subscription)
                .optional();
    }

    /** When the oldest payment that is still open was first asked for. */
    Optional<Instant> owingSince(String subscription) {
        return jdbc.sql("""
                        select created_at from billing.invoices
                         where subscription_id = :subscription and status in ('open', 'uncollectible') and attempts > 0
                         order by created_at
                         limit 1
                        """)
                .param("subscription", subscription)
                .query((row, i) ->
                        row.getObject("created_at", OffsetDateTime.class).toInstant())
                .optional();
    }

    List<Invoice> invoices(int most) {
        return jdbc.sql("""
                        select id, subscription_id, number, status, total_cents, paid_cents, refunded_cents, currency,
                               created_at, attempts, next_attempt_at, page_url, pdf_url
                          from billing.invoices
                         order by created_at desc, id desc
                         limit :most
                        """)
                .param("most", most)
                .query(SubscriptionStore::invoice)
                .list();
    }

    Optional<Invoice> invoice(String id) {
        return jdbc.sql("""
                        select id, subscription_id, number, status, total_cents, paid_cents, refunded_cents, currency,
                               created_at, attempts, next_attempt_at, page_url, pdf_url
                          from billing.invoices where id = :id
                        """).param("id", id).query(SubscriptionStore::invoice).optional();
    }

    Optional<Standing.Granted> grant(Instant now) {
        return jdbc.sql("""
                        select plan, until from billing.grants
                         where until is null or until > :now
                         order by until desc nulls first
                         limit 1
                        """)
                .param("now", at(now))
                .query((row, i) -> new Standing.Granted(row.getString("plan"), instant(row, "until")))
                .optional();
    }

    void grant(
            AccountId account,
            java.util.UUID id,
            String plan,
            @Nullable Instant until,
            String reason,
            String by,
            Instant now) {
        jdbc.sql("""
                insert into billing.grants (account_id, id, plan, until, reason, granted_by, granted_at)
                values (:account, :id, :plan, :until, :reason, :by, :now)
                """)
                .param("account", account.value())
                .param("id", id)
                .param("plan", plan)
                .param("until", at(until))
                .param("reason", reason)
                .param("by", by)
                .param("now", at(now))
                .update();
    }

    private static Subscription subscription(ResultSet row, int number) throws SQLException {
        return new Subscription(
                row.getString("id"),
                SubscriptionStatus.valueOf(row.getString("status")),
                row.getString("plan"),
                Cycle.valueOf(row.getString("cycle")),
                row.getInt("seats"),
                new Money(row.getLong("cents")),
                row.getObject("created_at", OffsetDateTime.class).toInstant(),
                instant(row, "period_end"),
                instant(row, "trial_end"),
                instant(row, "cancel_at"),
                instant(row, "ended_at"),
                row.getString("next_plan"),
                instant(row, "next_at"),
                row.getString("schedule_id"));
    }

    private static Invoice invoice(ResultSet row, int number) throws SQLException {
        return new Invoice(
                row.getString("id"),
                row.getString("subscription_id"),
                row.getString("number"),
                row.getString("status"),
                new Money(row.getLong("total_cents")),
                new Money(row.getLong("paid_cents")),
                new Money(row.getLong("refunded_cents")),
                row.getString("currency"),
                row.getObject("created_at", OffsetDateTime.class).toInstant(),
                row.getInt("attempts"),
                instant(row, "next_attempt_at"),
                row.getString("page_url"),
                row.getString("pdf_url"));
    }

    private static @Nullable OffsetDateTime at(@Nullable Instant instant) {
        return instant == null ? null : instant.atOffset(ZoneOffset.UTC);
    }

    private static @Nullable Instant instant(ResultSet row, String column) throws SQLException {
        OffsetDateTime time = row.getObject(column, OffsetDateTime.class);
        return time == null ? null : time.toInstant();
    }
}
