package org.leadnest.messaging;

import java.time.InstantSource;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Stream;
import org.leadnest.kernel.AccountId;
import org.leadnest.messaging.preferences.Ledger;
import org.leadnest.messaging.preferences.Seal;
import org.leadnest.messaging.preferences.Suppressions;
import org.leadnest.platform.tenancy.Tenancy;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** The verbs over what people agreed to, for the account of the running code. An opt-out holds from its commit on. */
@Service
public class Consents {
    private final Ledger ledger;
    private final Suppressions suppressions;
    private final Seal seal;
    private final ObjectProvider<AddressBook> book;
    private final ApplicationEventPublisher events;
    private final InstantSource clock;

    Consents(
            Ledger ledger,
            Suppressions suppressions,
            Seal seal,
            ObjectProvider<AddressBook> book,
            ApplicationEventPublisher events,
            InstantSource clock) {
        this.seal = seal;
        this.book = book;
        this.ledger = ledger;
        this.suppressions = suppressions;
        this.events = events;
        this.clock = clock;
    }

    /**
     * Records a consent of the person's own, which also lifts an earlier opt-out on that channel. Mail is tried again even
     * where a server refused it before; a number that opted out at the carrier takes texts again by START alone.
     */
    @Transactional
    public void give(UUID person, Channel channel, Evidence evidence) {
        var account = Tenancy.required();
        ledger.add(account, person, channel, Ledger.Act.GIVEN, evidence, clock.instant());
        suppressions.lift(account, channel, person, addressKeys(account, person, channel), channel == Channel.EMAIL);
    }

    /** The person asked for it in a message of their own, from {@code address}: START. A text proves that the number lives. */
    @Transactional
    public void comeBack(UUID person, Channel channel, String address, Evidence evidence) {
        var account = Tenancy.required();
        give(person, channel, evidence);
        suppressions.lift(account, channel, person, List.of(seal.addressKey(channel, address)), channel == Channel.SMS);
    }

    /** Ends commercial messages on these channels at once: what waits is refused, what comes is refused at the gate. */
    @Transactional
    public void optOut(UUID person, Set<Channel> channels, Evidence evidence) {
        optOut(person, channels, Optional.empty(), evidence);
    }

    /** @param address the channel and keyed hash of the address that the opt-out came by, should no message be left of it */
    @Transactional
    public void optOut(UUID person, Set<Channel> channels, Optional<Seal.Opened> address, Evidence evidence) {
        var account = Tenancy.required();
        for (var channel : channels) {
            ledger.add(account, person, channel, Ledger.Act.WITHDRAWN, evidence, clock.instant());
            suppressions.blockPerson(account, channel, person, evidence.source());
            addressKeys(account, person, channel)
                    .forEach(key -> suppressions.blockOwnAddress(account, channel, key, evidence.source()));
            address.filter(link -> link.channel() == channel)
                    .ifPresent(link ->
                            suppressions.blockOwnAddress(account, channel, link.addressKey(), evidence.source()));
            ledger.refuseWaiting(account, person, channel)
                    .forEach(waiting -> events.publishEvent(
                            new MessageEvent.MessageRefused(account, waiting.message(), person, waiting.enrollment())));
            events.publishEvent(new MessageEvent.OptedOut(account, person, channel));
        }
    }

    /** Of the addresses that the person was written to, and of all that stand in the book: they may be new. */
    private List<String> addressKeys(AccountId account, UUID person, Channel channel) {
        var known = ledger.addressKeys(account, person, channel).stream();
        var current = book.stream()
                .flatMap(one -> one.addresses(person, channel).stream())
                .map(address -> seal.addressKey(channel, address));
        return Stream.concat(known, current).distinct().toList();
    }

    /** The channels on which the person still gets commercial messages. */
    @Transactional(readOnly = true)
    public Set<Channel> open(UUID person) {
        return EnumSet.complementOf(closed(person));
    }

    /** As {@link #open(UUID)}, but for what the address that a link was sent to is blocked for. */
    @Transactional(readOnly = true)
    public Set<Channel> open(Seal.Opened link) {
        EnumSet<Channel> closed = closed(link.person());
        closed.addAll(suppressions.ofAddress(Tenancy.required(), link.addressKey()));
        return EnumSet.complementOf(closed);
    }

    private EnumSet<Channel> closed(UUID person) {
        var closed = EnumSet.noneOf(Channel.class);
        closed.addAll(suppressions.of(Tenancy.required(), person));
        return closed;
    }
}
