package org.leadnest.billing;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import org.leadnest.accounts.Account;
import org.leadnest.accounts.Accounts;
import org.leadnest.kernel.AccountId;
import org.springframework.stereotype.Service;

/** The trial clock: 14 days from sign-up, with or without a payment provider. */
@Service
public class Trials {
    private final Accounts accounts;
    private final InstantSource clock;

    Trials(Accounts accounts, InstantSource clock) {
        this.accounts = accounts;
        this.clock = clock;
    }

    public Standing standing(AccountId account) {
        return standing(accounts.account(account));
    }

    Standing standing(Account account) {
        Instant now = clock.instant();
        Instant end = account.trialEndsAt();
        if (!now.isBefore(end)) {
            return new Standing.TrialEnded(end);
        }
        return new Standing.OnTrial(
                end, Duration.between(now, end).plusDays(1).minusNanos(1).toDays());
    }
}
