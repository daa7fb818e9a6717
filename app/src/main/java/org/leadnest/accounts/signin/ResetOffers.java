package org.leadnest.accounts.signin;

import org.leadnest.accounts.Accounts;
import org.leadnest.kernel.AccountId;
import org.leadnest.kernel.EmailAddress;
import org.leadnest.platform.tenancy.Tenancy;
import org.springframework.scheduling.annotation.Async;
import org.springframework.stereotype.Component;

/** Offers a new password beside the request that asked for it, so that its time does not tell whose address is known. */
@Component
class ResetOffers {
    private final Accounts accounts;
    private final PasswordResets resets;

    ResetOffers(Accounts accounts, PasswordResets resets) {
        this.accounts = accounts;
        this.resets = resets;
    }

    @Async
    void offer(EmailAddress mailbox) {
        accounts.userWith(mailbox).ifPresent(user -> offer(accounts.homeOf(user.id()), mailbox));
    }

    private void offer(AccountId account, EmailAddress mailbox) {
        Tenancy.run(account, () -> resets.offer(account, mailbox));
    }
}
