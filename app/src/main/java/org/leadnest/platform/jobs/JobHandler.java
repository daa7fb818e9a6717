package org.leadnest.platform.jobs;

import java.util.UUID;
import org.leadnest.kernel.AccountId;

/**
 * Work that is done once, in the background, for one row of one account. It is called inside {@code Tenancy.as(account)}
 * and outside of any transaction. It may be called again after a crash or a failure, so it must look at the row first:
 * what is done already is not done twice.
 */
public interface JobHandler {
    /** Unique and stable: it is stored with the job. */
    String name();

    void run(AccountId account, UUID subject);

    /**
     * Whether one job takes seconds of processor time, as a photo does. Those have threads of their own, so that a hundred of
     * them keep nobody's mail waiting, and take turns by account.
     */
    default boolean heavy() {
        return false;
    }

    /** Called when the last try has failed, so that the row can say so. */
    void gaveUp(AccountId account, UUID subject, String reason);
}
