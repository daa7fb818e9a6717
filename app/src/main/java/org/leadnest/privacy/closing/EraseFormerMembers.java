package org.leadnest.privacy.closing;

import java.sql.Timestamp;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.leadnest.accounts.Operators;
import org.leadnest.kernel.AccountId;
import org.leadnest.kernel.EmailAddress;
import org.leadnest.kernel.UserId;
import org.leadnest.platform.jobs.RecurringJob;
import org.leadnest.platform.tenancy.Tenancy;
import org.leadnest.privacy.FailedTurns;
import org.leadnest.privacy.holds.HeldPart;
import org.leadnest.privacy.holds.Holds;
import org.leadnest.privacy.holds.Kept;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Erases users who have belonged to no account for {@link #KEPT}: nobody needs what is kept about them (GDPR art. 5(1)(e)). Until
 * then an invitation, or an account of their own, brings them back. Operators, those whom an open invitation waits for, and those
 * whom the log of an account under a hold on its people names are left alone.
 */
@Component
class EraseFormerMembers implements RecurringJob {
    static final String NAME = "privacy.former-members";
    static final Duration KEPT = Duration.ofDays(90);
    private static final Logger LOG = LoggerFactory.getLogger(EraseFormerMembers.class);

    private final UserErasures erasures;
    private final Operators operators;
    private final Holds holds;
    private final JdbcClient jdbc;
    private final TransactionTemplate transactions;
    private final FailedTurns failed;
    private final InstantSource clock;

    EraseFormerMembers(
            UserErasures erasures,
            Operators operators,
            Holds holds,
            JdbcClient jdbc,
            TransactionTemplate transactions,
            FailedTurns failed,
            InstantSource clock) {
        this.failed = failed;
        this.erasures = erasures;
        this.operators = operators;
        this.holds = holds;
        this.jdbc = jdbc;
        this.transactions = transactions;
        this.clock = clock;
    }

    @Override
    public String name() {
        return NAME;
    }

    @Override
    public Duration pause() {
        return Duration.ofHours(24);
    }

    @Override
    public void run() {
        Instant now = clock.instant();
        transactions.executeWithoutResult(status -> takeNote(now));
        Map<AccountId, Kept> kept = holds.kept();
        failed.over(NAME, due(now), UserId::toString, user -> erase(user, kept));
    }

    private void erase(UserId user, Map<AccountId, Kept> kept) {
        if (held(user, kept)) {
            LOG.info("user {} belongs to no account, and is kept by a legal hold", user);
        } else if (erasures.eraseFormer(user)) {
            LOG.info("user {} belonged to no account for {} days and was erased", user, KEPT.toDays());
        }
    }

    /** Who has come to belong to none since the last run, and who belongs to one again. */
    private void takeNote(Instant now) {
        jdbc.sql("""
                        update accounts.users u set seatless_since = :now
                         where u.seatless_since is null and u.email_key <> u.id || '@erased.invalid'
                           and not exists (select 1 from accounts.memberships m where m.user_id = u.id)
                        """).param("now", Timestamp.from(now)).update();
        jdbc.sql("""
                        update accounts.users u set seatless_since = null
                         where u.seatless_since is not null
                           and exists (select 1 from accounts.memberships m where m.user_id = u.id)
                        """).update();
    }

    private List<UserId> due(Instant now) {
        return jdbc.sql("""
                        select u.id from accounts.users u
                         where u.seatless_since <= :before
                           and u.email_key <> all (:operators)
                           and not exists (select 1 from accounts.operators o where o.user_id = u.id)
                           and not exists (select 1 from accounts.invitations i
                                            where i.email_key = u.email_key and i.ended_at is null and i.expires_at > :now)
                         order by u.id
                        """)
                .param("before", Timestamp.from(now.minus(KEPT)))
                .param("now", Timestamp.from(now))
                .param(
                        "operators",
                        operators.addresses().stream()
                                .map(EmailAddress::normalised)
                                .toArray(String[]::new))
                .query((row, number) -> new UserId(row.getObject("id", UUID.class)))
                .list();
    }

    private boolean held(UserId user, Map<AccountId, Kept> kept) {
        return !erasures.held(user).isEmpty()
                || kept.entrySet().stream()
                        .filter(one -> one.getValue().module(HeldPart.PEOPLE.module()))
                        .anyMatch(one -> named(user, one.getKey()));
    }

    private boolean named(UserId user, AccountId account) {
        return Tenancy.as(
                account,
                () -> Boolean.TRUE.equals(transactions.execute(status -> jdbc.sql("""
                                select exists (select 1 from accounts.audit_entries
                                                where account_id = :account and (user_id = :user or about_user_id = :user))
                                """)
                        .param("account", account.value())
                        .param("user", user.value())
                        .query(Boolean.class)
                        .single())));
    }
}
