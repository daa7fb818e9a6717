package org.leadnest.messaging;

import java.time.InstantSource;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.leadnest.kernel.AccountId;
import org.leadnest.kernel.Ids;
import org.leadnest.messaging.MessageStore.Row;
import org.leadnest.messaging.connections.Lane;
import org.leadnest.messaging.connections.Way;
import org.leadnest.messaging.connections.Ways;
import org.leadnest.messaging.delivery.Wakeups;
import org.leadnest.messaging.preferences.Seal;
import org.leadnest.platform.mail.ProductText;
import org.leadnest.platform.mail.Texter;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/** Codes to users' phones, as transactional messages of the account: by its own carrier for texts when it has one. */
@Component
class ProductTexts implements Texter {
    private final MessageStore store;
    private final Wakeups wakeups;
    private final Seal seal;
    private final Ways ways;
    private final InstantSource clock;

    ProductTexts(MessageStore store, Wakeups wakeups, Seal seal, Ways ways, InstantSource clock) {
        this.store = store;
        this.wakeups = wakeups;
        this.seal = seal;
        this.ways = ways;
        this.clock = clock;
    }

    @Override
    @Transactional(readOnly = true)
    public Optional<String> objection(AccountId account) {
        return ways.of(new Lane(Channel.SMS, false)) instanceof Way.Shut
                ? Optional.of("Texts are not set up for this account yet (Settings, Sending).")
                : Optional.empty();
    }

    @Override
    @Transactional(propagation = Propagation.MANDATORY)
    public void text(ProductText text) {
        var now = clock.instant();
        wakeups.wake(text.account(), now);
        store.insert(text.account(), List.of(row(text)), now);
    }

    private Row row(ProductText text) {
        var number = text.to().value();
        return new Row(
                Ids.next(),
                null,
                Channel.SMS,
                Category.TRANSACTIONAL,
                "PRODUCT/" + text.kind().toUpperCase(Locale.ROOT),
                number,
                text.toName(),
                seal.addressKey(Channel.SMS, number),
                "",
                text.words(),
                null,
                text.notAfter().toString(),
                null,
                null,
                null,
                null,
                null,
                null,
                null,
                null,
                null,
                null,
                null,
                null,
                null);
    }
}
