package org.leadnest.billing;

import com.stripe.exception.StripeException;
import com.stripe.model.SubscriptionSchedule;
import com.stripe.param.SubscriptionScheduleCreateParams;
import com.stripe.param.SubscriptionScheduleUpdateParams;
import com.stripe.param.SubscriptionUpdateParams;
import com.stripe.param.checkout.SessionCreateParams;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import org.leadnest.accounts.Account;
import org.leadnest.platform.web.Links;
import org.springframework.stereotype.Component;

/** What the customer wants of Stripe: to pay, to change, to end. The answer of each is fetched again by {@link StripeSync}. */
@Component
class StripeChanges {
    /** Stripe's least for a trial that begins at the checkout (API reference, trial_end). */
    private static final Duration LEAST_TRIAL = Duration.ofHours(48);

    private static final String BACK = PlanPlace.PATH;

    private final StripeGateway gateway;
    private final StripeProperties properties;
    private final Links links;
    private final Coupons coupons;
    private final InstantSource clock;

    StripeChanges(
            StripeGateway gateway, StripeProperties properties, Links links, Coupons coupons, InstantSource clock) {
        this.coupons = coupons;
        this.gateway = gateway;
        this.properties = properties;
        this.links = links;
        this.clock = clock;
    }

    /** The address of a checkout; what is left of the trial is not charged. */
    String checkout(Account account, String customer, String price, int seats, String key) throws StripeException {
        SessionCreateParams.SubscriptionData.Builder subscription = SessionCreateParams.SubscriptionData.builder()
                .putMetadata(StripeGateway.ACCOUNT, account.id().toString());
        Instant trialEnd = account.trialEndsAt();
        if (Duration.between(clock.instant(), trialEnd).compareTo(LEAST_TRIAL.plusHours(1)) > 0) {
            subscription.setTrialEnd(trialEnd.getEpochSecond());
        }
        SessionCreateParams.Builder wanted = session(account, customer, SessionCreateParams.Mode.SUBSCRIPTION)
                .addLineItem(line(price, seats))
                .setSubscriptionData(subscription.build());
        coupons.waiting(account.id())
                .ifPresentOrElse(
                        coupon -> wanted.addDiscount(SessionCreateParams.Discount.builder()
                                .setCoupon(coupon)
                                .build()),
                        () -> wanted.setAllowPromotionCodes(true));
        return gateway.services()
                .checkout()
                .sessions()
                .create(wanted.build(), StripeGateway.once(key))
                .getUrl();
    }

    String packCheckout(Account account, String customer, String price, CreditPack pack, String key)
            throws StripeException {
        SessionCreateParams wanted = session(account, customer, SessionCreateParams.Mode.PAYMENT)
                .addLineItem(line(price, 1))
                .putMetadata("pack", pack.lookupKey())
                .setAllowPromotionCodes(true)
                .setInvoiceCreation(SessionCreateParams.InvoiceCreation.builder()
                        .setEnabled(true)
                        .build())
                .build();
        return gateway.services()
                .checkout()
                .sessions()
                .create(wanted, StripeGateway.once(key))
                .getUrl();
    }

    private SessionCreateParams.Builder session(Account account, String customer, SessionCreateParams.Mode mode) {
        return SessionCreateParams.builder()
                .setMode(mode)
                .setCustomer(customer)
                .setClientReferenceId(account.id().toString())
                .setCustomerUpdate(SessionCreateParams.CustomerUpdate.builder()
                        .setAddress(SessionCreateParams.CustomerUpdate.Address.AUTO)
                        .setName(SessionCreateParams.CustomerUpdate.Name.AUTO)
                        .build())
                .setAutomaticTax(SessionCreateParams.AutomaticTax.builder()
                        .setEnabled(properties.stripe().tax())
                        .build())
                .setTaxIdCollection(SessionCreateParams.TaxIdCollection.builder()
                        .setEnabled(true)
                        .build())
                .setSuccessUrl(links.to(BACK + "/returned?session={CHECKOUT_SESSION_ID}"))
                .setCancelUrl(links.to(BACK));
    }

    private static SessionCreateParams.LineItem line(String price, int quantity) {
        return SessionCreateParams.LineItem.builder()
                .setPrice(price)
                .setQuantity((long) quantity)
                .build();
    }

    String portal(String customer) throws StripeException {
        return gateway.services()
                .billingPortal()
                .sessions()
                .create(com.stripe.param.billingportal.SessionCreateParams.builder()
                        .setCustomer(customer)
                        .setReturnUrl(links.to(BACK + "/returned"))
                        .build())
                .getUrl();
    }

    /** At once; the difference for what is left of the period is charged at once too. */
    void upgrade(Subscription subscription, String price, int seats, String key) throws StripeException {
        releaseSchedule(subscription);
        change(subscription, price, seats, SubscriptionUpdateParams.ProrationBehavior.ALWAYS_INVOICE, key);
    }

    /** More or fewer seats at once; the difference stands on the next invoice. */
    void seats(Subscription subscription, String price, int seats, String key) throws StripeException {
        releaseSchedule(subscription);
        change(subscription, price, seats, SubscriptionUpdateParams.ProrationBehavior.CREATE_PRORATIONS, key);
    }

    private void change(
            Subscription subscription,
            String price,
            int seats,
            SubscriptionUpdateParams.ProrationBehavior proration,
            String key)
            throws StripeException {
        String item = gateway.services()
                .subscriptions()
                .retrieve(subscription.id())
                .getItems()
                .getData()
                .getFirst()
                .getId();
        SubscriptionUpdateParams wanted = SubscriptionUpdateParams.builder()
                .addItem(SubscriptionUpdateParams.Item.builder()
                        .setId(item)
                        .setPrice(price)
                        .setQuantity((long) seats)
                        .build())
                .setProrationBehavior(proration)
                .build();
        gateway.services().subscriptions().update(subscription.id(), wanted, StripeGateway.once(key));
    }

    /** From the end of the paid period on. */
    void downgrade(Subscription subscription, Plan plan, String price, int seats) throws StripeException {
        releaseSchedule(subscription);
        SubscriptionSchedule schedule = gateway.services()
                .subscriptionSchedules()
                .create(SubscriptionScheduleCreateParams.builder()
                        .setFromSubscription(subscription.id())
                        .build());
        SubscriptionSchedule.Phase now = schedule.getPhases().getFirst();
        SubscriptionSchedule.Phase.Item item = now.getItems().getFirst();
        SubscriptionScheduleUpdateParams.Phase present = SubscriptionScheduleUpdateParams.Phase.builder()
                .addItem(phaseItem(item.getPrice(), subscription.seats()))
                .setStartDate(now.getStartDate())
                .setEndDate(now.getEndDate())
                .build();
        SubscriptionScheduleUpdateParams.Phase next = SubscriptionScheduleUpdateParams.Phase.builder()
                .addItem(phaseItem(price, seats))
                .setStartDate(now.getEndDate())
                .putMetadata("plan", plan.key())
                .build();
        gateway.services()
                .subscriptionSchedules()
                .update(
                        schedule.getId(),
                        SubscriptionScheduleUpdateParams.builder()
                                .addPhase(present)
                                .addPhase(next)
                                .setEndBehavior(SubscriptionScheduleUpdateParams.EndBehavior.RELEASE)
                                .build());
    }

    private static SubscriptionScheduleUpdateParams.Phase.Item phaseItem(String price, int seats) {
        return SubscriptionScheduleUpdateParams.Phase.Item.builder()
                .setPrice(price)
                .setQuantity((long) seats)
                .build();
    }

    /** At the end of the paid period; {@code false} takes that back. */
    void cancelAtEnd(Subscription subscription, boolean cancel) throws StripeException {
        releaseSchedule(subscription);
        gateway.services()
                .subscriptions()
                .update(
                        subscription.id(),
                        SubscriptionUpdateParams.builder()
                                .setCancelAtPeriodEnd(cancel)
                                .build());
    }

    private void releaseSchedule(Subscription subscription) throws StripeException {
        if (subscription.scheduleId() != null) {
            gateway.services().subscriptionSchedules().release(subscription.scheduleId());
        }
    }
}
