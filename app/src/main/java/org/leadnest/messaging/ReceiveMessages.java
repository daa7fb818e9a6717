package org.leadnest.messaging;

import java.time.Instant;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.leadnest.kernel.AccountId;
import org.leadnest.kernel.Ids;
import org.leadnest.messaging.preferences.Seal;
import org.leadnest.messaging.preferences.Suppressions;
import org.leadnest.platform.tenancy.Tenancy;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Component;

/** Takes in one message in the transaction of the caller: stores it, does what it asks for, and tells of it. */
@Component
class ReceiveMessages {
    private final MessageStore store;
    private final Seal seal;
    private final KeywordAnswers keywords;
    private final Suppressions suppressions;
    private final Absences absences;
    private final ApplicationEventPublisher events;
    private final InstantSource clock;

    ReceiveMessages(
            MessageStore store,
            Seal seal,
            KeywordAnswers keywords,
            Suppressions suppressions,
            Absences absences,
            ApplicationEventPublisher events,
            InstantSource clock) {
        this.store = store;
        this.seal = seal;
        this.keywords = keywords;
        this.suppressions = suppressions;
        this.absences = absences;
        this.events = events;
        this.clock = clock;
    }

    /** What there is to answer; empty when the message was stored before. */
    Optional<List<Outgoing>> take(Incoming incoming) {
        AccountId account = Tenancy.required();
        UUID id = Ids.next();
        Instant now = clock.instant().truncatedTo(ChronoUnit.MICROS);
        String key = seal.addressKey(incoming.channel(), incoming.from());
        if (!store.insertReceived(account, id, incoming, key, absences.until(incoming, now), now)) {
            return Optional.empty();
        }
        if (incoming.channel() == Channel.EMAIL && !incoming.automatic()) {
            // Whoever writes from there can be written to, whatever a server said once.
            suppressions.liftRefusal(account, Channel.EMAIL, key);
        }
        events.publishEvent(new MessageEvent.MessageReceived(
                account, id, incoming.person(), incoming.automatic(), incoming.backOn(), now));
        return Optional.of(keywords.to(incoming, key, now).stream().toList());
    }
}
