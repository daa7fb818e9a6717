package org.leadnest.privacy.holds;

import java.time.Duration;
import org.leadnest.accounts.Accounts;
import org.leadnest.platform.jobs.RecurringJob;
import org.leadnest.platform.tenancy.Tenancy;
import org.leadnest.privacy.DataRequests;
import org.springframework.stereotype.Component;

/** Ends holds whose last day is over and erases the people who waited for it; a closed account completes by itself. */
@Component
class CompleteHolds implements RecurringJob {
    private final Holds holds;
    private final DataRequests requests;
    private final Accounts accounts;

    CompleteHolds(Holds holds, DataRequests requests, Accounts accounts) {
        this.holds = holds;
        this.requests = requests;
        this.accounts = accounts;
    }

    @Override
    public String name() {
        return "privacy.holds";
    }

    @Override
    public Duration pause() {
        return Duration.ofMinutes(10);
    }

    @Override
    public void run() {
        holds.passTime();
        for (Hold hold : holds.toComplete()) {
            if (accounts.exists(hold.account())) {
                Tenancy.run(hold.account(), () -> holds.awaiting().forEach(requests::erase));
            }
            holds.complete(hold);
        }
    }
}
