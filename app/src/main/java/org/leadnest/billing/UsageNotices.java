package org.leadnest.billing;

import java.time.LocalDate;
import org.leadnest.kernel.AccountId;
import org.springframework.stereotype.Component;

/** Warns when 80 and 100 % of a month's amount are used. */
@Component
class UsageNotices {
    private static final int WARN_PERCENT = 80;

    private final Notices notices;

    UsageNotices(Notices notices) {
        this.notices = notices;
    }

    /** Called with each count, within its transaction: only the count that reaches a threshold does anything. */
    void used(AccountId account, Allowance allowance, LocalDate month, long used, long limit) {
        if (used == limit) {
            notices.once(account, allowance + " " + month, all(allowance, limit));
        } else if (used == (limit * WARN_PERCENT + 99) / 100) {
            notices.once(account, allowance + " " + month, most(allowance, used, limit));
        }
    }

    private static Notices.Words most(Allowance allowance, long used, long limit) {
        return new Notices.Words(
                "usage-80",
                "80 %% of this month's %s are used".formatted(allowance.noun()),
                "Your team has used %,d of this month's %,d %s. Nothing changes until all are used."
                                .formatted(used, limit, allowance.noun())
                        + " The count begins anew on the first of the month.",
                "See what is used",
                PlanPlace.PATH);
    }

    private static Notices.Words all(Allowance allowance, long limit) {
        return new Notices.Words(
                "usage-100",
                "This month's %s are used up".formatted(allowance.noun()),
                "All %,d %s of this month are used.".formatted(limit, allowance.noun()) + " " + follows(allowance)
                        + "\n\nA larger plan or a pack of credits helps at once; otherwise the count begins anew on the"
                        + " first of the month.",
                "Choose a plan or credits",
                PlanPlace.PATH);
    }

    private static String follows(Allowance allowance) {
        return switch (allowance) {
            case MESSAGES -> "Follow-up messages that come due are held, not lost.";
            case PHOTOS -> "New photos cannot be enhanced until then.";
            case TEXTS -> "New texts cannot be written until then.";
            case SEATS, LISTINGS -> "";
        };
    }
}
