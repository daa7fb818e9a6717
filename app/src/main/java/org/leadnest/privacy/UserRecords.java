package org.leadnest.privacy;

import org.leadnest.kernel.UserId;

/**
 * What a module keeps about one user beside the rows that point to theirs, such as letters to their address. A bean of each
 * module that has any; asked when a user is erased and their account goes on.
 */
public interface UserRecords {
    /**
     * Removes it, or makes it anonymous. Runs outside of a transaction and of any tenancy, in whatever accounts it may stand; again
     * and again without harm.
     */
    void forget(Gone gone);

    /** Who is erased, as they were known until now. */
    record Gone(UserId user, String email, String name) {}
}
