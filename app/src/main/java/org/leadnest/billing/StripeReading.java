package org.leadnest.billing;

import com.stripe.model.Price;
import com.stripe.model.SubscriptionItem;
import com.stripe.model.SubscriptionSchedule;
import java.time.Instant;
import java.util.Comparator;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.leadnest.kernel.Money;
import org.springframework.stereotype.Component;

/** How Stripe's objects (API version 2026-07-29.dahlia) become ours. Times are seconds since 1970, amounts cents. */
@Component
class StripeReading {
    private final Plans plans;

    StripeReading(Plans plans) {
        this.plans = plans;
    }

    /** A subscription to something that is none of the plans cannot be read; the message says so to the operator. */
    static final class NotOurs extends RuntimeException {
        NotOurs(String message) {
            super(message);
        }
    }

    Subscription subscription(com.stripe.model.Subscription found) {
        SubscriptionItem item = found.getItems().getData().stream()
                .findFirst()
                .orElseThrow(() -> new NotOurs("expected an item in subscription " + found.getId()));
        Plans.Sold sold = sold(item.getPrice());
        Optional<Next> next = next(found.getScheduleObject());
        return new Subscription(
                found.getId(),
                SubscriptionStatus.of(found.getStatus()),
                sold.plan().key(),
                sold.cycle(),
                Math.toIntExact(item.getQuantity() == null ? 1 : item.getQuantity()),
                new Money(item.getPrice().getUnitAmount()),
                Instant.ofEpochSecond(found.getCreated()),
                instant(item.getCurrentPeriodEnd()),
                instant(found.getTrialEnd()),
                Boolean.TRUE.equals(found.getCancelAtPeriodEnd())
                        ? instant(item.getCurrentPeriodEnd())
                        : instant(found.getCancelAt()),
                instant(found.getEndedAt()),
                next.map(Next::plan)
                        .filter(plan -> !plan.equals(sold.plan().key()))
                        .orElse(null),
                next.filter(later -> !later.plan().equals(sold.plan().key()))
                        .map(Next::at)
                        .orElse(null),
                found.getSchedule());
    }

    private record Next(String plan, Instant at) {}

    /** What the schedule's last phase will make of it. */
    private Optional<Next> next(@Nullable SubscriptionSchedule schedule) {
        if (schedule == null || schedule.getPhases() == null || !"active".equals(schedule.getStatus())) {
            return Optional.empty();
        }
        return schedule.getPhases().stream()
                .max(Comparator.comparing(SubscriptionSchedule.Phase::getStartDate))
                .flatMap(phase -> phase.getMetadata() == null
                        ? Optional.empty()
                        : Optional.ofNullable(phase.getMetadata().get("plan"))
                                .filter(plan -> plans.find(plan).isPresent())
                                .map(plan -> new Next(plan, Instant.ofEpochSecond(phase.getStartDate()))));
    }

    private Plans.Sold sold(Price price) {
        return Optional.ofNullable(price.getLookupKey())
                .flatMap(plans::byLookupKey)
                .orElseThrow(() -> new NotOurs("the price " + price.getId() + " has the lookup key "
                        + price.getLookupKey() + ": expected one of billing.prices"));
    }

    Invoice invoice(com.stripe.model.Invoice found, Money refunded) {
        com.stripe.model.Invoice.Parent parent = found.getParent();
        String subscription = parent == null || parent.getSubscriptionDetails() == null
                ? null
                : parent.getSubscriptionDetails().getSubscription();
        return new Invoice(
                found.getId(),
                subscription,
                found.getNumber(),
                Optional.ofNullable(found.getStatus()).orElse("draft"),
                new Money(found.getTotal()),
                new Money(found.getAmountPaid()),
                refunded,
                found.getCurrency(),
                Instant.ofEpochSecond(found.getCreated()),
                Math.toIntExact(found.getAttemptCount()),
                instant(found.getNextPaymentAttempt()),
                found.getHostedInvoiceUrl(),
                found.getInvoicePdf());
    }

    private static @Nullable Instant instant(@Nullable Long seconds) {
        return seconds == null ? null : Instant.ofEpochSecond(seconds);
    }
}
