package org.leadnest.messaging.inbound;

import java.time.InstantSource;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.leadnest.kernel.AccountId;
import org.leadnest.messaging.Channel;
import org.leadnest.messaging.Correspondents;
import org.leadnest.messaging.Enclosure;
import org.leadnest.messaging.HouseMailbox;
import org.leadnest.messaging.Incoming;
import org.leadnest.messaging.Messages;
import org.leadnest.messaging.ScreenedFiles;
import org.leadnest.messaging.preferences.Keyword;
import org.leadnest.platform.tenancy.Tenancy;
import org.springframework.stereotype.Component;

/** Files what came in: with the person whom we last wrote to at that address, else with whoever has it, else as somebody new. */
@Component
class Arrivals {
    private final Messages messages;
    private final List<Correspondents> correspondents;
    private final List<HouseMailbox> house;
    private final ScreenedFiles screen;
    private final MediaFetches fetches;
    private final InstantSource clock;

    Arrivals(
            Messages messages,
            List<Correspondents> correspondents,
            List<HouseMailbox> house,
            ScreenedFiles screen,
            MediaFetches fetches,
            InstantSource clock) {
        this.fetches = fetches;
        this.screen = screen;
        this.house = house;
        this.clock = clock;
        this.messages = messages;
        this.correspondents = correspondents;
    }

    /**
     * @param from an e-mail address, or a number in E.164
     * @param name of the sender, or empty
     * @param handled the keyword that the carrier has answered itself
     */
    record Arrival(
            Channel channel,
            String from,
            String name,
            String to,
            String subject,
            String text,
            boolean automatic,
            @Nullable Keyword handled,
            String provider,
            @Nullable String providerId,
            List<Enclosure> files) {}

    /** The person to whom the first of these messages went that is the account's. */
    Optional<UUID> whoseAnswer(AccountId account, List<UUID> messagesOfOurs) {
        return messagesOfOurs.isEmpty()
                ? Optional.empty()
                : Tenancy.as(account, () -> messages.personOfFirst(messagesOfOurs));
    }

    /** False when it is to be delivered again later. */
    boolean toTheHouse(HouseMailbox.Letter letter) {
        return house.stream().allMatch(mailbox -> mailbox.take(letter));
    }

    /**
     * Whom a letter is of: whose message it answers, with whom its sender exchanged letters, else who has its sender's address.
     *
     * @param machine when a machine wrote it, which only answers make somebody's
     */
    Optional<UUID> whose(AccountId account, ReceivedMail letter, boolean machine) {
        return whoseAnswer(account, letter.answers())
                .or(() -> letter.from().isEmpty()
                        ? Optional.empty()
                        : Tenancy.as(
                                account,
                                () -> messages.lastWrittenTo(Channel.EMAIL, letter.from())
                                        .or(() -> messages.lastHeardFrom(Channel.EMAIL, letter.from()))
                                        .or(() -> machine ? Optional.empty() : holder(letter.from()))));
    }

    private Optional<UUID> holder(String address) {
        return correspondents.stream()
                .flatMap(one -> one.known(Channel.EMAIL, address).stream())
                .findFirst();
    }

    /**
     * With whoever has the address, or somebody new; false when it was filed before.
     *
     * @param media files of it that are still to be fetched from the carrier
     */
    boolean file(AccountId account, Arrival arrival, List<Medium> media) {
        UUID person = Tenancy.as(account, () -> person(arrival));
        return Tenancy.as(account, () -> fetches.receive(incoming(person, arrival), media));
    }

    /** With whoever has the address, or somebody new; answers who that is. */
    UUID fileAsNew(AccountId account, Arrival arrival) {
        UUID person = Tenancy.as(account, () -> person(arrival));
        file(account, person, arrival);
        return person;
    }

    /** With a person who is known, its files as they are; false when it was filed before. */
    boolean file(AccountId account, UUID person, Arrival arrival) {
        return Tenancy.as(account, () -> messages.receive(incoming(person, arrival)));
    }

    private Incoming incoming(UUID person, Arrival arrival) {
        return new Incoming(
                person,
                arrival.channel(),
                arrival.from(),
                arrival.to(),
                arrival.subject(),
                arrival.text(),
                arrival.automatic(),
                backOn(arrival),
                arrival.handled(),
                arrival.provider(),
                arrival.providerId(),
                arrival.files());
    }

    /**
     * As they may be kept.
     *
     * @param nowOrNever when the letter is not brought again
     */
    List<Enclosure> screened(List<Enclosure> files, boolean nowOrNever) {
        return nowOrNever ? screen.incomingNowOrNever(files) : screen.incoming(files);
    }

    /** Sent before the writer's today ends anywhere: a day of ours is as good as theirs. */
    private @Nullable LocalDate backOn(Arrival arrival) {
        return arrival.automatic()
                ? ReturnDate.in(
                                arrival.subject() + "\n" + arrival.text(),
                                LocalDate.ofInstant(clock.instant(), ZoneOffset.UTC))
                        .orElse(null)
                : null;
    }

    private UUID person(Arrival arrival) {
        return messages.lastWrittenTo(arrival.channel(), arrival.from())
                .orElseGet(() -> correspondents.getFirst().personOf(arrival.channel(), arrival.from(), arrival.name()));
    }
}
