package org.leadnest.accounts;

import org.leadnest.kernel.AccountId;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** The verbs over accounts (tenants). */
@Service
public class Accounts {
    private final AccountStore store;

    Accounts(AccountStore store) {
        this.store = store;
    }

    /** The account's name as people read it. */
    @Transactional(readOnly = true)
    public String name(AccountId account) {
        return store.name(account);
    }

    /** Whether the account is in good standing: neither suspended nor closed. */
    @Transactional(readOnly = true)
    public boolean active(AccountId account) {
        return store.active(account);
    }
}
