package org.leadnest.billing;

import com.stripe.exception.StripeException;
import com.stripe.model.checkout.Session;
import java.util.Optional;
import org.leadnest.kernel.AccountId;
import org.leadnest.platform.tenancy.Tenancy;
import org.springframework.stereotype.Component;

/** Adds the credits of a pack once its checkout is paid; the checkout's id makes it once. */
@Component
class PackDelivery {
    private final StripeGateway gateway;
    private final Plans plans;
    private final Credits credits;

    PackDelivery(StripeGateway gateway, Plans plans, Credits credits) {
        this.gateway = gateway;
        this.plans = plans;
        this.credits = credits;
    }

    void deliver(AccountId account, String checkout) throws StripeException {
        Session session = gateway.services().checkout().sessions().retrieve(checkout);
        if (!"paid".equals(session.getPaymentStatus()) || session.getMetadata() == null) {
            return;
        }
        Optional<CreditPack> pack = plans.packs().stream()
                .filter(one -> one.lookupKey().equals(session.getMetadata().get("pack")))
                .findFirst();
        pack.ifPresent(bought ->
                Tenancy.run(account, () -> credits.add(checkout, bought.allowance(), bought.credits(), bought.name())));
    }
}
