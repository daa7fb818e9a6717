package org.leadnest.listings;

import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The days that go with a status. Taking a status sets its day to today, whatever an earlier time has left there; a day that
 * comes with the same request wins. Days of what did not come to pass are cleared: a closing, a contract, a withdrawal.
 */
final class StatusDates {
    private static final String EXPIRES = "ExpirationDate";
    private static final List<String> UNDONE =
            List.of("PurchaseContractDate", "CloseDate", "WithdrawnDate", "CancellationDate");

    private StatusDates() {}

    /** @param was null for a listing that is being entered */
    static void taken(
            Map<String, Object> reso,
            @Nullable StandardStatus was,
            StandardStatus became,
            ResoInput given,
            LocalDate today) {
        String own = became.dayField().orElse("");
        if (was == StandardStatus.CLOSED) {
            clear(reso, "CloseDate", given);
        }
        if (became == StandardStatus.ACTIVE) {
            UNDONE.forEach(field -> clear(reso, field, given));
        }
        if (own.isEmpty() || given.values().containsKey(own) || goesOn(was, became, own, reso, today)) {
            return;
        }
        reso.put(own, today.toString());
    }

    private static void clear(Map<String, Object> reso, String field, ResoInput given) {
        if (!given.values().containsKey(field)) {
            reso.remove(field);
        }
    }

    /**
     * Whether the day that is there is still the one: a contract that is only further on, a listing that never left the
     * market, an agreement that ran out on its own day.
     */
    private static boolean goesOn(
            @Nullable StandardStatus was,
            StandardStatus became,
            String field,
            Map<String, Object> reso,
            LocalDate today) {
        Object there = reso.get(field);
        if (there == null) {
            return false;
        }
        if (field.equals(EXPIRES)) {
            return there.toString().compareTo(today.toString()) <= 0;
        }
        boolean underContract = was == StandardStatus.ACTIVE_UNDER_CONTRACT
                || was == StandardStatus.PENDING
                || was == StandardStatus.CLOSED;
        boolean offMarketForNow = underContract || was == StandardStatus.HOLD;
        return switch (became) {
            case ACTIVE -> offMarketForNow;
            case ACTIVE_UNDER_CONTRACT, PENDING -> underContract;
            default -> false;
        };
    }
}
