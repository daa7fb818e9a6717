package org.leadnest.messaging.delivery;

import java.time.Instant;
import java.util.EnumSet;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.leadnest.kernel.AccountId;
import org.leadnest.kernel.EmailAddress;
import org.leadnest.kernel.Ids;
import org.leadnest.messaging.Channel;
import org.leadnest.messaging.Consents;
import org.leadnest.messaging.Evidence;
import org.leadnest.messaging.MessageEvent;
import org.leadnest.messaging.Status;
import org.leadnest.messaging.links.Opens;
import org.leadnest.messaging.preferences.Seal;
import org.leadnest.messaging.preferences.Suppressions;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/**
 * What carriers report about messages that they took, in any order, more than once, and even before we have written down
 * that they took it. Each verb is one transaction: a report that was acknowledged has had its effect.
 */
@Component
public class DeliveryReports {
    private final ReportStore store;
    private final Suppressions suppressions;
    private final Consents consents;
    private final Seal seal;
    private final Opens opens;
    private final ApplicationEventPublisher events;

    DeliveryReports(
            ReportStore store,
            Suppressions suppressions,
            Consents consents,
            Seal seal,
            Opens opens,
            ApplicationEventPublisher events) {
        this.seal = seal;
        this.opens = opens;
        this.store = store;
        this.suppressions = suppressions;
        this.consents = consents;
        this.events = events;
    }

    /**
     * Where a report belongs.
     *
     * @param own our id of the message, when the carrier gives it back
     * @param providerId the carrier's id, when it is known
     */
    public record About(
            AccountId account,
            String provider,
            @Nullable String own,
            @Nullable String providerId) {}

    /** A report that has an id of its own counts once. */
    @Transactional
    public void take(About about, String report, Report said, Instant now) {
        if (store.first(about.account(), about.provider(), report, now)) {
            take(about, said, now);
        }
    }

    @Transactional
    public void take(About about, Report said, Instant now) {
        var account = about.account();
        var message = own(about).or(() -> byProvider(about));
        message.ifPresent(id -> settle(account, id, said, now));
        var providerId = about.providerId();
        if (message.isEmpty() && providerId != null) {
            store.await(account, about.provider(), providerId, said, now);
        }
    }

    /**
     * A letter came back to the account's mailbox.
     *
     * @param about the letter; nothing happens when it did not go to the recipient
     * @param recipient to whom it could not be delivered
     */
    @Transactional
    public void bounced(About about, String recipient, Report said, Instant now) {
        String key = seal.addressKey(Channel.EMAIL, recipient);
        Optional<UUID> message = own(about).filter(id -> store.wentTo(about.account(), id, key));
        message.ifPresent(id -> {
            settle(about.account(), id, said, now);
            if (said.addressDead()) {
                suppressions.blockAddress(about.account(), Channel.EMAIL, key, said.reason());
            }
        });
    }

    /** Its reader, or a machine before its reader, fetched its pictures. */
    @Transactional
    public void opened(About about, String report, Opens.By by, Instant now) {
        if (store.first(about.account(), about.provider(), report, now)) {
            own(about).or(() -> byProvider(about)).ifPresent(id -> opens.opened(id, by));
        }
    }

    /** In the transaction that records the carrier's id: what it said of it before. */
    void arrived(AccountId account, String provider, String providerId, UUID message, Instant now) {
        store.waiting(account, provider, providerId).forEach(said -> settle(account, message, said, now));
    }

    private Optional<UUID> own(About about) {
        return Optional.ofNullable(about.own()).flatMap(Ids::parse);
    }

    private Optional<UUID> byProvider(About about) {
        return Optional.ofNullable(about.providerId())
                .flatMap(id -> store.byProvider(about.account(), about.provider(), id));
    }

    private void settle(AccountId account, UUID id, Report said, Instant now) {
        store.settle(account, id, said, now).ifPresent(settled -> {
            if (said.addressDead()) {
                suppressions.blockAddress(account, settled.channel(), settled.recipientKey(), said.reason());
            }
            publish(account, id, said, settled);
        });
    }

    /** Whoever moves a message out of what is not known says so; a later word on it is no second sending. */
    private void publish(AccountId account, UUID id, Report said, ReportStore.Settled settled) {
        switch (said.said()) {
            case FAILED ->
                events.publishEvent(
                        new MessageEvent.MessageFailed(account, id, settled.person(), settled.enrollment()));
            case SENT, DELIVERED -> {
                if (settled.was() != Status.SENT) {
                    events.publishEvent(
                            new MessageEvent.MessageSent(account, id, settled.person(), settled.enrollment()));
                }
            }
        }
    }

    /**
     * The person complained, or opted out at the carrier: mail to them ends, and mail to the address from which it came,
     * whether or not the message is still there.
     *
     * @param address as the carrier names it, or empty
     */
    @Transactional
    public void optedOut(About about, String report, String how, String address, Instant now) {
        if (store.first(about.account(), about.provider(), report, now)) {
            EmailAddress.parse(address)
                    .map(found -> seal.addressKey(Channel.EMAIL, found.value()))
                    .ifPresent(key -> suppressions.blockByRequest(about.account(), Channel.EMAIL, key, "CARRIER"));
            own(about)
                    .or(() -> byProvider(about))
                    .flatMap(store::person)
                    .ifPresent(person -> consents.optOut(
                            person,
                            EnumSet.of(Channel.EMAIL),
                            new Evidence("CARRIER", how, about.provider() + " " + about.own())));
        }
    }
}
