package org.leadnest.billing;

import java.time.Instant;
import java.time.InstantSource;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.EnumMap;
import java.util.Map;
import java.util.OptionalLong;
import org.leadnest.accounts.Accounts;
import org.leadnest.kernel.AccountId;
import org.leadnest.platform.tenancy.Tenancy;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/**
 * Counts what is used of a plan's monthly amounts, and of credits bought beside it. It counts in the caller's transaction:
 * what is rolled back was not used. A thing is named by the caller, and counts once however often it is tried. Months are
 * those of the account's own zone.
 */
@Service
public class Credits {
    private final UsageStore store;
    private final Entitlements entitlements;
    private final Accounts accounts;
    private final UsageNotices notices;
    private final InstantSource clock;

    Credits(UsageStore store, Entitlements entitlements, Accounts accounts, UsageNotices notices, InstantSource clock) {
        this.store = store;
        this.entitlements = entitlements;
        this.accounts = accounts;
        this.notices = notices;
        this.clock = clock;
    }

    /** The outcome of {@link #take}. */
    public sealed interface Taking {
        /** Counted, now or by an earlier try. */
        record Taken() implements Taking {}

        /** @param again when the amount begins anew */
        record UsedUp(String reason, Instant again) implements Taking {}
    }

    /**
     * Takes one of the month's amount, or of the credits when that is used up. Where nothing is sold nothing is counted.
     *
     * @param item what it is taken for, such as a message's id
     */
    @Transactional(propagation = Propagation.MANDATORY)
    public Taking take(Allowance allowance, String item) {
        AccountId account = Tenancy.required();
        Entitlement entitlement = entitlements.of(account);
        if (!entitlement.counted()) {
            return new Taking.Taken();
        }
        Instant now = clock.instant();
        ZoneId zone = accounts.account(account).zone();
        LocalDate month = month(now, zone);
        if (store.counted(account, allowance, item, now)) {
            return new Taking.Taken();
        }
        OptionalLong limit = entitlement.plan().limit(allowance);
        if (limit.isEmpty()) {
            store.count(account, allowance, month, Long.MAX_VALUE);
            return new Taking.Taken();
        }
        OptionalLong used = store.count(account, allowance, month, limit.getAsLong());
        if (used.isPresent()) {
            notices.used(account, allowance, month, used.getAsLong(), limit.getAsLong());
            return new Taking.Taken();
        }
        if (store.takeCredit(account, allowance)) {
            return new Taking.Taken();
        }
        store.forget(account, allowance, item);
        Instant again = month.plusMonths(1).atStartOfDay(zone).toInstant();
        return new Taking.UsedUp(usedUp(allowance, limit.getAsLong()), again);
    }

    private static String usedUp(Allowance allowance, long limit) {
        return "This month's %,d %s are used up: choose a larger plan, buy credits, or wait for the next month."
                .formatted(limit, allowance.noun());
    }

    /** What is left of an amount, credits included; empty is without limit. */
    @Transactional(readOnly = true)
    public OptionalLong left(Allowance allowance) {
        Meter meter = meters().get(allowance);
        return meter == null || meter.limit().isEmpty()
                ? OptionalLong.empty()
                : OptionalLong.of(Math.max(0, meter.limit().getAsLong() - meter.used()) + meter.credits());
    }

    /**
     * @param limit of the plan; empty is without limit
     * @param credits bought beside it and not used yet
     */
    public record Meter(long used, OptionalLong limit, long credits) {}

    /** What was used this month of each monthly amount. */
    @Transactional(readOnly = true)
    public Map<Allowance, Meter> meters() {
        AccountId account = Tenancy.required();
        Entitlement entitlement = entitlements.of(account);
        LocalDate month = month(clock.instant(), accounts.account(account).zone());
        Map<Allowance, Long> used = store.used(month);
        Map<Allowance, Long> credits = store.credits();
        Map<Allowance, Meter> meters = new EnumMap<>(Allowance.class);
        for (Allowance allowance : Allowance.values()) {
            if (allowance.monthly()) {
                meters.put(
                        allowance,
                        new Meter(
                                used.getOrDefault(allowance, 0L),
                                entitlement.counted() ? entitlement.plan().limit(allowance) : OptionalLong.empty(),
                                credits.getOrDefault(allowance, 0L)));
            }
        }
        return meters;
    }

    /** Adds credits; the same id adds once. */
    @Transactional
    public boolean add(String id, Allowance allowance, long credits, String reason) {
        return store.add(Tenancy.required(), id, allowance, credits, reason, clock.instant());
    }

    private static LocalDate month(Instant now, ZoneId zone) {
        return now.atZone(zone).toLocalDate().withDayOfMonth(1);
    }
}
