package org.leadnest.leads.importing;

import java.util.UUID;
import java.util.concurrent.Semaphore;
import org.springframework.stereotype.Component;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/** Gives imports a second connection for their search keys, to a few at a time: the others write them by their own. */
@Component
class SearchLanes {
    /** Far fewer than the pool has connections: an import that holds one never waits for another. */
    private static final int MOST = 2;

    private final SliceStore store;
    private final TransactionTemplate transaction;
    private final Semaphore free = new Semaphore(MOST);

    SearchLanes(SliceStore store, PlatformTransactionManager transactions) {
        this.store = store;
        this.transaction = new TransactionTemplate(transactions);
    }

    SearchLane open() {
        return free.tryAcquire()
                ? new SearchLane(store, transaction, free::release)
                : new SearchLane(store, null, () -> {});
    }

    /** Makes the keys of leads that a run left without any when it was ended between two commits. */
    void repair(UUID importId) {
        transaction.executeWithoutResult(status -> store.insertKeys(store.withoutKeys(importId)));
    }
}
