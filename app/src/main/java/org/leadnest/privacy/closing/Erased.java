package org.leadnest.privacy.closing;

import java.time.Instant;
import java.util.List;
import org.leadnest.privacy.holds.FraudRecords.FraudRecord;
import org.leadnest.privacy.holds.Hold;

/**
 * What a certificate of erasure states.
 *
 * @param counts rows and files removed
 * @param kept by laws that hold for every account
 * @param held by legal holds over this one
 * @param frauds what is recorded of it beyond the erasure
 */
record Erased(
        Closing closing,
        List<ClosingStore.Count> counts,
        List<ClosingStore.Held> kept,
        List<OnHold> held,
        List<FraudRecord> frauds,
        Instant at) {

    /** @param rows of the account that still stand for the hold's sake */
    record OnHold(Hold hold, long rows) {}
}
