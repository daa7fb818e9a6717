package org.leadnest.billing;

import java.sql.Timestamp;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.UUID;
import org.leadnest.accounts.Account;
import org.leadnest.accounts.Accounts;
import org.leadnest.kernel.AccountId;
import org.leadnest.platform.jobs.RecurringJob;
import org.leadnest.platform.tenancy.Tenancy;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Reminds of a trial's end 3 days and 1 day ahead and says when it has come, each once. After a pause of the service only
 * the latest of them is sent. An account with a plan hears nothing.
 */
@Component
class TrialNotices implements RecurringJob {
    private static final Duration PAUSE = Duration.ofMinutes(1);
    private static final Duration FIRST = Duration.ofDays(3);
    private static final Duration LAST = Duration.ofDays(1);
    /** An end that is longer ago is not news any more: the service was away. */
    private static final Duration NEWS = Duration.ofDays(7);

    private final StripeProperties properties;
    private final JdbcClient jdbc;
    private final Accounts accounts;
    private final Trials trials;
    private final Notices notices;
    private final TransactionTemplate transactions;
    private final InstantSource clock;

    TrialNotices(
            StripeProperties properties,
            JdbcClient jdbc,
            Accounts accounts,
            Trials trials,
            Notices notices,
            TransactionTemplate transactions,
            InstantSource clock) {
        this.properties = properties;
        this.jdbc = jdbc;
        this.accounts = accounts;
        this.trials = trials;
        this.notices = notices;
        this.transactions = transactions;
        this.clock = clock;
    }

    @Override
    public String name() {
        return "billing.trial-notices";
    }

    @Override
    public Duration pause() {
        return PAUSE;
    }

    @Override
    public void run() {
        Instant now = clock.instant();
        for (AccountId account : ending(now)) {
            Tenancy.run(account, () -> transactions.executeWithoutResult(status -> remind(account, now)));
        }
    }

    private List<AccountId> ending(Instant now) {
        return jdbc.sql("""
                        select id from accounts.accounts
                         where status = 'ACTIVE' and trial_ends_at between :from and :to
                         order by trial_ends_at
                        """)
                .param("from", Timestamp.from(now.minus(NEWS)))
                .param("to", Timestamp.from(now.plus(FIRST)))
                .query((row, i) -> new AccountId(row.getObject("id", UUID.class)))
                .list();
    }

    private void remind(AccountId id, Instant now) {
        Account account = accounts.account(id);
        boolean sells = properties.configured();
        switch (trials.standing(account)) {
            case Standing.OnTrial trial -> {
                boolean last = Duration.between(now, trial.end()).compareTo(LAST) <= 0;
                String item = trial.end().toString();
                notices.once(
                        id, item, Letters.trialEnding(trial.end(), last ? 1 : FIRST.toDays(), account.zone(), sells));
                if (last) {
                    notices.note(id, "trial-ending-" + FIRST.toDays(), item);
                }
            }
            case Standing.TrialEnded ended -> notices.once(id, ended.end().toString(), Letters.trialEnded(sells));
            case Standing.Granted _, Standing.Subscribed _, Standing.Owing _, Standing.Over _ -> {}
        }
    }
}
