package org.leadnest.privacy;

import org.leadnest.accounts.MemberLeaving;
import org.springframework.context.event.EventListener;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;

/** While a legal hold keeps the people of an account, nobody is removed from it or leaves it: refused with the words. */
@Component
class HeldMembers {
    private final KeptByLaw law;

    HeldMembers(KeptByLaw law) {
        this.law = law;
    }

    /** Before anything is handed over. */
    @EventListener
    @Order(Ordered.HIGHEST_PRECEDENCE)
    void on(MemberLeaving leaving) {
        law.require(leaving.account(), "accounts");
    }
}
