package org.leadnest.billing;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.ZoneId;
import java.util.List;
import java.util.UUID;
import java.util.stream.Stream;
import org.leadnest.kernel.AccountId;
import org.leadnest.kernel.EmailAddress;
import org.leadnest.kernel.Money;
import org.leadnest.platform.mail.LetterSamples;
import org.leadnest.platform.mail.ProductLetter;
import org.springframework.stereotype.Component;

/** Each letter of this module once. */
@Component
class BillingLetterSamples implements LetterSamples {
    private static final ZoneId ZONE = ZoneId.of("America/New_York");
    private static final Money PRICE = new Money(14_700);

    private final Plans plans;
    private final Notices notices;
    private final InstantSource clock;

    BillingLetterSamples(Plans plans, Notices notices, InstantSource clock) {
        this.plans = plans;
        this.notices = notices;
        this.clock = clock;
    }

    @Override
    public List<ProductLetter> samples() {
        Instant now = clock.instant();
        Instant soon = now.plus(Duration.ofDays(3));
        Plan plan = plans.sold().getFirst();
        Subscription subscription = new Subscription(
                "sub_sample",
                SubscriptionStatus.ACTIVE,
                plan.key(),
                Cycle.MONTH,
                3,
                PRICE,
                now,
                soon,
                null,
                null,
                null,
                null,
                null,
                null);
        Invoice invoice = new Invoice(
                "in_sample",
                subscription.id(),
                "LN-0001",
                "open",
                PRICE,
                PRICE,
                Money.ZERO,
                "usd",
                now,
                1,
                soon,
                null,
                null);
        return Stream.of(
                        Letters.trialEnding(soon, 3, ZONE, true),
                        Letters.trialEnding(soon, 1, ZONE, false),
                        Letters.trialEnded(true),
                        Letters.trialEnded(false),
                        Letters.begun(plan, subscription),
                        Letters.changed(plan, subscription),
                        Letters.cancelled(plan, soon, ZONE),
                        Letters.ended(plan),
                        Letters.failed(invoice, ZONE),
                        Letters.actionRequired(invoice),
                        Letters.receipt(invoice),
                        UsageNotices.most(Allowance.MESSAGES, 800, 1_000),
                        UsageNotices.all(Allowance.MESSAGES, 1_000),
                        UsageNotices.all(Allowance.PHOTOS, 100),
                        UsageNotices.all(Allowance.TEXTS, 50))
                .map(words -> notices.letter(
                        new AccountId(new UUID(0, 1)), new EmailAddress("maya@harbor.example"), "Maya", words))
                .toList();
    }
}
