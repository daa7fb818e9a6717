package org.leadnest.privacy;

import java.util.List;
import org.leadnest.accounts.AccountOpened;
import org.leadnest.accounts.MemberJoined;
import org.leadnest.kernel.UserId;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/** Which policies are in force, and who accepted them. */
@Service
public class Policies {
    private final PolicyStore store;

    Policies(PolicyStore store) {
        this.store = store;
    }

    /** Within the transaction that opens the account: no account without the record, no record without the account. */
    @EventListener
    @Transactional(propagation = Propagation.MANDATORY)
    public void on(AccountOpened opened) {
        store.acceptVersionsInForce(opened.owner(), opened.at());
    }

    /** The same for somebody new who joins an account that stands. */
    @EventListener
    @Transactional(propagation = Propagation.MANDATORY)
    public void on(MemberJoined joined) {
        if (joined.fresh()) {
            store.acceptVersionsInForce(joined.user(), joined.at());
        }
    }

    @Transactional(readOnly = true)
    public List<Acceptance> acceptedBy(UserId user) {
        return store.acceptedBy(user);
    }
}
