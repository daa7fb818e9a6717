package org.leadnest.messaging.delivery;

import java.time.Instant;
import java.util.EnumSet;
import java.util.Optional;
import java.util.UUID;
import org.leadnest.kernel.AccountId;
import org.leadnest.kernel.Ids;
import org.leadnest.messaging.Channel;
import org.leadnest.messaging.Consents;
import org.leadnest.messaging.Evidence;
import org.leadnest.messaging.MessageEvent;
import org.leadnest.messaging.preferences.Suppressions;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/**
 * What carriers report about messages that they took, in any order and more than once: a message that was delivered or has
 * failed stays so, and an outcome that was not known is settled by a report.
 */
@Component
public class DeliveryReports {
    private final ReportStore store;
    private final Suppressions suppressions;
    private final Consents consents;
    private final ApplicationEventPublisher events;

    DeliveryReports(ReportStore store, Suppressions suppressions, Consents consents, ApplicationEventPublisher events) {
        this.store = store;
        this.suppressions = suppressions;
        this.consents = consents;
        this.events = events;
    }

    /** True when the report was not seen before. */
    @Transactional
    public boolean first(AccountId account, String provider, String report, Instant now) {
        return store.first(account, provider, report, now);
    }

    @Transactional
    public void delivered(AccountId account, String provider, String providerId, Instant now) {
        store.byProvider(account, provider, providerId).ifPresent(id -> store.delivered(account, id, now));
    }

    /** The same by our own id, which the carrier was given. */
    @Transactional
    public void deliveredOwn(AccountId account, String message, Instant now) {
        Ids.parse(message).ifPresent(id -> store.delivered(account, id, now));
    }

    /** @param addressDead whether nothing reaches that address any more */
    @Transactional
    public void failed(AccountId account, String provider, String providerId, String reason, boolean addressDead) {
        store.byProvider(account, provider, providerId).ifPresent(id -> fail(account, id, reason, addressDead));
    }

    @Transactional
    public void failedOwn(AccountId account, String message, String reason, boolean addressDead) {
        Ids.parse(message).ifPresent(id -> fail(account, id, reason, addressDead));
    }

    private void fail(AccountId account, UUID id, String reason, boolean addressDead) {
        Optional<ReportStore.Failed> failed = store.failed(account, id, reason);
        failed.ifPresent(one -> {
            if (addressDead) {
                suppressions.blockAddress(account, one.channel(), one.recipientKey(), reason);
            }
            events.publishEvent(new MessageEvent.MessageFailed(account, id, one.person(), one.enrollment()));
        });
    }

    /** The person complained, or opted out at the carrier: mail to them ends. */
    @Transactional
    public void optedOut(String message, String how) {
        Ids.parse(message)
                .flatMap(store::person)
                .ifPresent(person -> consents.optOut(
                        person, EnumSet.of(Channel.EMAIL), new Evidence("CARRIER", how, "sendgrid " + message)));
    }
}
