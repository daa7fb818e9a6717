package org.leadnest.privacy.closing;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.leadnest.accounts.Accounts;
import org.leadnest.platform.jobs.RecurringJob;
import org.leadnest.platform.restore.RestoreWatch;
import org.leadnest.platform.tenancy.Tenancy;
import org.leadnest.privacy.DataRequests;
import org.leadnest.privacy.ErasureJournal;
import org.leadnest.privacy.holds.FraudRecords;
import org.leadnest.privacy.holds.Holds;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.SmartLifecycle;
import org.springframework.stereotype.Component;

/**
 * After an older backup of the database was restored, does again what was erased and held since, in the same order: before the service answers when it
 * starts on one, within ten seconds when it is restored underneath. A start on which that fails does not serve.
 */
@Component
class ReapplyErasures implements SmartLifecycle, RecurringJob {
    private static final Logger LOG = LoggerFactory.getLogger(ReapplyErasures.class);
    private static final Duration PAUSE = Duration.ofSeconds(10);

    private final RestoreWatch restores;
    private final ErasureJournal journal;
    private final DataRequests requests;
    private final CloseAccounts closing;
    private final UserErasures users;
    private final Accounts accounts;
    private final Holds holds;
    private final FraudRecords frauds;
    private volatile RestoreWatch.@Nullable Hold done;
    private volatile boolean running;

    ReapplyErasures(
            RestoreWatch restores,
            ErasureJournal journal,
            DataRequests requests,
            CloseAccounts closing,
            UserErasures users,
            Accounts accounts,
            Holds holds,
            FraudRecords frauds) {
        this.frauds = frauds;
        this.restores = restores;
        this.journal = journal;
        this.requests = requests;
        this.closing = closing;
        this.users = users;
        this.accounts = accounts;
        this.holds = holds;
    }

    /** Before the web server, whose phase is among the last. */
    @Override
    public int getPhase() {
        return 0;
    }

    @Override
    public void start() {
        restores.held();
        run();
        running = true;
    }

    @Override
    public void run() {
        Optional<RestoreWatch.Hold> hold = restores.lastKnown();
        if (hold.isPresent() && !hold.get().equals(done)) {
            List<ErasureJournal.Entry> entries = journal.entries();
            entries.forEach(this::again);
            done = hold.get();
            LOG.warn("{} erasures and holds were done again after a restored backup", entries.size());
        }
    }

    private void again(ErasureJournal.Entry entry) {
        switch (entry) {
            case ErasureJournal.Entry.Person one -> {
                if (accounts.exists(one.account())) {
                    Tenancy.run(one.account(), () -> requests.eraseAgain(one.person()));
                }
            }
            case ErasureJournal.Entry.Account one -> {
                if (accounts.exists(one.account()) && !closing.atOnce(one.account())) {
                    throw new IllegalStateException("account " + one.account() + " could not be erased again");
                }
            }
            case ErasureJournal.Entry.User one -> users.erase(one.user());
            case ErasureJournal.Entry.FormerMember one -> users.eraseFormerAgain(one.user());
            case ErasureJournal.Entry.Hold one -> {
                if (accounts.exists(one.account())) {
                    holds.again(one);
                }
            }
            case ErasureJournal.Entry.Fraud one -> frauds.again(one);
            case ErasureJournal.Entry.FraudRemoved one -> frauds.again(one);
        }
    }

    @Override
    public void stop() {
        running = false;
    }

    @Override
    public boolean isRunning() {
        return running;
    }

    @Override
    public String name() {
        return "privacy.reapply-erasures";
    }

    @Override
    public Duration pause() {
        return PAUSE;
    }
}
