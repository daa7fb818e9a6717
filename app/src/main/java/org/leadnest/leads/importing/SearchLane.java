package org.leadnest.leads.importing;

import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import org.jspecify.annotations.Nullable;
import org.leadnest.kernel.AccountId;
import org.leadnest.platform.tenancy.Tenancy;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Writes the search keys of a slice's new leads, which are half of the work, in a transaction beside the slice's own. It
 * commits after that one: when the service ends between the two, the next run makes the keys. Used by one thread, for one
 * slice.
 */
final class SearchLane implements AutoCloseable {
    private final SliceStore store;
    private final @Nullable TransactionTemplate beside;
    private final Runnable freed;
    private final CompletableFuture<Boolean> kept = new CompletableFuture<>();
    private final CompletableFuture<Boolean> written = new CompletableFuture<>();
    private CompletableFuture<Void> ended = CompletableFuture.completedFuture(null);
    private boolean begun;

    /** @param beside null to write in the transaction of the caller */
    SearchLane(SliceStore store, @Nullable TransactionTemplate beside, Runnable freed) {
        this.store = store;
        this.beside = beside;
        this.freed = freed;
    }

    /** Begins to write; nothing of the drafts may change any more. */
    void write(List<Draft> fresh) {
        if (beside == null) {
            store.insertKeys(fresh);
            return;
        }
        AccountId account = Tenancy.required();
        TransactionTemplate own = beside;
        begun = true;
        ended = CompletableFuture.runAsync(() -> writeBeside(own, account, fresh), Thread::startVirtualThread)
                .whenComplete((nothing, failed) -> {
                    if (failed != null) {
                        written.completeExceptionally(failed);
                    }
                });
    }

    private void writeBeside(TransactionTemplate own, AccountId account, List<Draft> fresh) {
        Tenancy.run(
                account,
                () -> own.executeWithoutResult(status -> {
                    store.insertKeys(fresh);
                    written.complete(true);
                    if (!kept.join()) {
                        status.setRollbackOnly();
                    }
                }));
    }

    /** Waits until all is written; fails as the writing failed. */
    void await() {
        if (begun) {
            written.join();
        }
    }

    /** The slice is committed: so may be the keys. */
    void keep() {
        kept.complete(true);
        ended.join();
    }

    /** Takes back what was written when {@link #keep} was not called. */
    @Override
    public void close() {
        kept.complete(false);
        try {
            ended.join();
        } catch (CompletionException told) {
            // The slice failed for it, by await, or its keys are made by the next run.
            written.completeExceptionally(told);
        } finally {
            freed.run();
        }
    }
}
