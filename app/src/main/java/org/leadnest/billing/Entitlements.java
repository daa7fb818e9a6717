package org.leadnest.billing;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;
import org.leadnest.kernel.AccountId;
import org.leadnest.platform.tenancy.Tenancy;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.stereotype.Service;

/**
 * The one question about what an account has paid for. Where no payment provider is configured nobody can buy a plan, so
 * nothing stops and nothing is counted there; the trial's clock still runs and is shown.
 *
 * <p>Answers are kept for five seconds, so asking costs no query on a hot path; this node forgets an answer as soon as
 * billing changes. Thread-safe.
 */
@Service
public class Entitlements {
    private static final Duration KEPT = Duration.ofSeconds(5);
    private static final int MOST_KEPT = 20_000;

    private final Trials trials;
    private final Plans plans;
    private final InstantSource clock;
    private final boolean paid;
    private final Map<AccountId, Answer> answers = new ConcurrentHashMap<>();

    Entitlements(
            Trials trials,
            Plans plans,
            InstantSource clock,
            @Value("${leadnest.payments.provider:none}") String provider) {
        this.trials = trials;
        this.plans = plans;
        this.clock = clock;
        this.paid = !provider.equals("none");
    }

    private record Answer(Standing standing, Entitlement entitlement, long machineNanos, Instant askedAt) {}

    /** For the account of the running code. */
    public Entitlement own() {
        return of(Tenancy.required());
    }

    public Entitlement of(AccountId account) {
        return answer(account).entitlement;
    }

    public Standing standing(AccountId account) {
        return answer(account).standing;
    }

    private Answer answer(AccountId account) {
        Answer known = answers.get(account);
        if (known != null && System.nanoTime() - known.machineNanos < KEPT.toNanos() && !moved(known)) {
            return known;
        }
        if (answers.size() > MOST_KEPT) {
            answers.clear();
        }
        long asked = System.nanoTime();
        Standing standing = Tenancy.as(account, () -> trials.standing(account));
        Answer fresh = new Answer(standing, paid ? judge(standing) : free(), asked, clock.instant());
        answers.put(account, fresh);
        return fresh;
    }

    private Entitlement free() {
        return new Entitlement(true, true, plans.named(Plans.TRIAL), false, "", null);
    }

    /** Whether the service's clock went on by more than the answer may be old: a settable clock jumps. */
    private boolean moved(Answer known) {
        return Duration.between(known.askedAt, clock.instant()).compareTo(KEPT) > 0;
    }

    void forget(AccountId account) {
        answers.remove(account);
    }

    /** What follows from each standing; the table of the whole product. */
    private Entitlement judge(Standing standing) {
        return switch (standing) {
            case Standing.OnTrial trial -> whole(Plans.TRIAL, trial.end());
            case Standing.TrialEnded ended -> nothing(Plans.TRIAL, "The trial has ended: choose a plan to go on.");
            case Standing.Granted granted -> whole(granted.plan(), granted.until());
            case Standing.Subscribed subscribed ->
                whole(subscribed.subscription().plan(), null);
            case Standing.Owing owing -> owing(owing);
            case Standing.Over over ->
                nothing(over.subscription().plan(), "The plan has ended: choose a plan to go on.");
        };
    }

    private Entitlement owing(Standing.Owing owing) {
        Instant now = clock.instant();
        String plan = owing.subscription().plan();
        if (!now.isBefore(owing.sendingStops())) {
            return nothing(plan, "A payment has failed and is still open: update the way to pay to go on.");
        }
        boolean ai = now.isBefore(owing.aiStops());
        return new Entitlement(
                true,
                ai,
                plans.named(plan),
                true,
                ai ? "" : "A payment has failed and is still open: update the way to pay to use AI again.",
                ai ? owing.aiStops() : owing.sendingStops());
    }

    private Entitlement whole(String plan, @Nullable Instant until) {
        return new Entitlement(true, true, plans.named(plan), true, "", until);
    }

    private Entitlement nothing(String plan, String reason) {
        return new Entitlement(false, false, plans.named(plan), true, reason, null);
    }
}
