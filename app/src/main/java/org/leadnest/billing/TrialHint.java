package org.leadnest.billing;

import java.time.Instant;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import java.util.Optional;
import org.leadnest.accounts.Account;
import org.leadnest.accounts.FrameHint;
import org.leadnest.accounts.User;
import org.springframework.stereotype.Component;

/** Says in the frame of every page when the trial is about to end or has ended, and when a payment is open. */
@Component
class TrialHint implements FrameHint {
    private static final int SOON_DAYS = 3;
    private static final DateTimeFormatter DAY = DateTimeFormatter.ofPattern("MMMM d", Locale.US);

    private final Entitlements entitlements;

    TrialHint(Entitlements entitlements) {
        this.entitlements = entitlements;
    }

    @Override
    public Optional<String> hint(Account account, User user) {
        return switch (entitlements.standing(account.id())) {
            case Standing.OnTrial trial
            when trial.daysLeft() <= SOON_DAYS -> Optional.of("Your trial ends in " + days(trial.daysLeft()) + ".");
            case Standing.TrialEnded _ -> Optional.of("Your trial has ended. Everything you entered is still here.");
            case Standing.Owing owing ->
                Optional.of("A payment did not go through. AI stops on " + day(owing.aiStops(), account.zone())
                        + ", sending on " + day(owing.sendingStops(), account.zone())
                        + "; an owner can update the way to pay under Settings, Plan and billing.");
            case Standing.Over _ -> Optional.of("Your plan has ended. Everything you entered is still here.");
            case Standing.OnTrial _, Standing.Granted _, Standing.Subscribed _ -> Optional.empty();
        };
    }

    private static String day(Instant time, ZoneId zone) {
        return DAY.format(time.atZone(zone));
    }

    static String days(long days) {
        return days == 1 ? "1 day" : days + " days";
    }
}
