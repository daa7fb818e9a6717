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

    /** Called when the last try has failed, so that the row can say so. */
    void gaveUp(AccountId account, UUID subject, String reason);
}
