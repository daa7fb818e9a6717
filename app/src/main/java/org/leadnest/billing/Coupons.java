package org.leadnest.billing;

import com.stripe.exception.StripeException;
import com.stripe.param.SubscriptionUpdateParams;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.leadnest.kernel.AccountId;
import org.leadnest.platform.jobs.RecurringJob;
import org.leadnest.platform.tenancy.Tenancy;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * Coupons that the operator gave ({@code admin billing coupon}): put on the subscription that an account has, or kept for its
 * checkout, which takes them instead of promotion codes.
 */
@Component
class Coupons implements RecurringJob {
    private static final Duration PAUSE = Duration.ofMinutes(1);
    private static final Logger LOG = LoggerFactory.getLogger(Coupons.class);

    private final StripeProperties properties;
    private final StripeGateway gateway;
    private final BillingReads reads;
    private final JdbcClient jdbc;

    Coupons(StripeProperties properties, StripeGateway gateway, BillingReads reads, JdbcClient jdbc) {
        this.properties = properties;
        this.gateway = gateway;
        this.reads = reads;
        this.jdbc = jdbc;
    }

    @Override
    public String name() {
        return "billing.coupons";
    }

    @Override
    public Duration pause() {
        return PAUSE;
    }

    private record Given(AccountId account, String coupon) {}

    @Override
    public void run() {
        if (!properties.configured()) {
            return;
        }
        List<Given> waiting = jdbc.sql("select account_id, coupon from billing.coupons where applied_at is null")
                .query((row, i) ->
                        new Given(new AccountId(row.getObject("account_id", UUID.class)), row.getString("coupon")))
                .list();
        waiting.forEach(this::apply);
    }

    private void apply(Given given) {
        Optional<Subscription> living = Tenancy.as(given.account, reads::living);
        if (living.isEmpty()) {
            return;
        }
        SubscriptionUpdateParams wanted = SubscriptionUpdateParams.builder()
                .addDiscount(SubscriptionUpdateParams.Discount.builder()
                        .setCoupon(given.coupon)
                        .build())
                .build();
        try {
            gateway.services()
                    .subscriptions()
                    .update(
                            living.get().id(),
                            wanted,
                            StripeGateway.once("coupon-" + living.get().id() + "-" + given.coupon));
            used(given.account);
        } catch (StripeException refused) {
            LOG.error("the coupon of account {} could not be applied: {}", given.account, refused.getCode());
        }
    }

    /** The one that waits for the account's checkout. */
    Optional<String> waiting(AccountId account) {
        return jdbc.sql("select coupon from billing.coupons where account_id = :account and applied_at is null")
                .param("account", account.value())
                .query(String.class)
                .optional();
    }

    private void used(AccountId account) {
        jdbc.sql("update billing.coupons set applied_at = :now where account_id = :account")
                .param("account", account.value())
                .param("now", Instant.now().atOffset(ZoneOffset.UTC))
                .update();
    }
}
