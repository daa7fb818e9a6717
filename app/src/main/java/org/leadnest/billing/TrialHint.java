package org.leadnest.billing;

import java.util.Optional;
import org.leadnest.accounts.Account;
import org.leadnest.accounts.FrameHint;
import org.leadnest.accounts.User;
import org.springframework.stereotype.Component;

/** Says in the frame of every page when the trial is about to end, or has ended. */
@Component
class TrialHint implements FrameHint {
    private static final int SOON_DAYS = 3;

    private final Trials trials;

    TrialHint(Trials trials) {
        this.trials = trials;
    }

    @Override
    public Optional<String> hint(Account account, User user) {
        return switch (trials.standing(account)) {
            case Standing.OnTrial trial
            when trial.daysLeft() <= SOON_DAYS -> Optional.of("Your trial ends in " + days(trial.daysLeft()) + ".");
            case Standing.OnTrial _ -> Optional.empty();
            case Standing.TrialEnded _ -> Optional.of("Your trial has ended. Everything you entered is still here.");
        };
    }

    static String days(long days) {
        return days == 1 ? "1 day" : days + " days";
    }
}
