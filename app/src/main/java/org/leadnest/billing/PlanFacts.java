package org.leadnest.billing;

import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.OptionalLong;
import org.leadnest.accounts.AccountFacts;
import org.leadnest.accounts.Accounts;
import org.leadnest.accounts.SeatLimit;
import org.leadnest.kernel.AccountId;
import org.springframework.stereotype.Component;

/** An account's plan, where it stands with it, and its seats, as operators see them. */
@Component
class PlanFacts implements AccountFacts {
    private static final DateTimeFormatter DAY =
            DateTimeFormatter.ofPattern("MMMM d, yyyy", Locale.US).withZone(ZoneOffset.UTC);

    private final Entitlements entitlements;
    private final SeatLimit seats;
    private final Accounts accounts;

    PlanFacts(Entitlements entitlements, SeatLimit seats, Accounts accounts) {
        this.entitlements = entitlements;
        this.seats = seats;
        this.accounts = accounts;
    }

    @Override
    public List<Fact> facts(AccountId account) {
        Entitlement entitlement = entitlements.of(account);
        List<Fact> facts = new ArrayList<>();
        facts.add(new Fact("Plan", entitlement.plan().name()));
        facts.add(new Fact("Standing", words(entitlements.standing(account))));
        OptionalLong most = seats.seats(account);
        int taken = accounts.members(account).size();
        facts.add(new Fact("Seats", most.isEmpty() ? taken + ", without limit" : taken + " of " + most.getAsLong()));
        if (!entitlement.reason().isEmpty()) {
            facts.add(new Fact("Stopped", entitlement.reason()));
        }
        return facts;
    }

    private static String words(Standing standing) {
        return switch (standing) {
            case Standing.OnTrial trial ->
                "On trial until " + DAY.format(trial.end()) + ", " + TrialHint.days(trial.daysLeft()) + " left";
            case Standing.TrialEnded ended -> "Trial ended on " + DAY.format(ended.end());
            case Standing.Granted granted -> "Given by an operator" + until(granted);
            case Standing.Subscribed _ -> "Subscribed";
            case Standing.Owing owing -> "A payment has been open since " + DAY.format(owing.since());
            case Standing.Over _ -> "Subscription ended";
        };
    }

    private static String until(Standing.Granted granted) {
        Instant until = granted.until();
        return until == null ? "" : " until " + DAY.format(until);
    }
}
