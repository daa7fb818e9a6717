package org.leadnest.messaging.delivery;

import java.time.Instant;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.UUID;
import org.leadnest.kernel.AccountId;
import org.leadnest.kernel.EmailAddress;
import org.leadnest.kernel.PhoneNumber;
import org.leadnest.messaging.Category;
import org.leadnest.messaging.Channel;
import org.leadnest.messaging.MessageEvent;
import org.leadnest.messaging.Status;
import org.leadnest.messaging.connections.Way;
import org.leadnest.messaging.gate.Candidate;
import org.leadnest.messaging.gate.RecipientPlaces;
import org.leadnest.messaging.gate.Rules;
import org.leadnest.messaging.gate.SendGate;
import org.leadnest.messaging.gate.Verdict;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Asks the send gate about a batch of due messages and writes down what it says. */
@Component
public class JudgeDueMessages {
    private final GateStore store;
    private final EndedMail ended;
    private final Rules rules;
    private final RecipientPlaces places;
    private final PaidSending paid;
    private final ChannelSetups channels;
    private final TryCarrierAgain tryAgain;
    private final ApplicationEventPublisher events;

    JudgeDueMessages(
            GateStore store,
            EndedMail ended,
            Rules rules,
            RecipientPlaces places,
            PaidSending paid,
            ChannelSetups channels,
            TryCarrierAgain tryAgain,
            ApplicationEventPublisher events) {
        this.store = store;
        this.ended = ended;
        this.rules = rules;
        this.places = places;
        this.paid = paid;
        this.channels = channels;
        this.tryAgain = tryAgain;
        this.events = events;
    }

    /** @param judged how many were looked at, so that the caller knows whether more may be due */
    record Batch(int judged, List<Allowed> allowed) {}

    record Allowed(UUID id, Way.Open way) {}

    @Transactional
    public Batch judge(AccountId account, Instant now, int limit) {
        ended.refuse(account);
        var due = store.due(account, now, now.minus(rules.longestCap(account)), limit);
        if (due.isEmpty()) {
            return new Batch(0, List.of());
        }
        var gate = rules.gate(account, now);
        var allowed = new ArrayList<Allowed>();
        var inThisBatch = new JustSent();
        var setups = channels.of(account, now);
        var shut = EnumSet.noneOf(Channel.class);
        for (var message : due) {
            var setup = setups.of(message);
            var candidate = candidate(message, setup, inThisBatch, setups.unseen(message));
            switch (gate.judge(candidate, now)) {
                case Verdict.Allow _ ->
                    paid.take(message.id(), message.category())
                            .ifPresentOrElse(hold -> hold(account, message, hold), () -> {
                                store.allow(account, message.id(), gate.allowedUntil(candidate, now));
                                if (setups.way(message.lane()) instanceof Way.Open way) {
                                    allowed.add(new Allowed(message.id(), way));
                                    count(message, now, inThisBatch);
                                }
                                setups.allowed(message.lane());
                                setups.tookTurn(message);
                                setups.used(message);
                            });
                case Verdict.Hold hold -> {
                    hold(account, message, hold);
                    switch (hold.rule()) {
                        case SendGate.RATE -> setups.tookTurn(message);
                        case SendGate.CHANNEL -> shut.add(message.channel());
                        default -> {}
                    }
                }
                case Verdict.Refuse refuse -> refuse(account, message, refuse);
            }
        }
        setups.keepTurns();
        shut.forEach(channel -> tryAgain.ask(account, channel, now));
        return new Batch(due.size(), allowed);
    }

    private Candidate candidate(Queued message, Candidate.Setup setup, JustSent inThisBatch, boolean unseen) {
        var recent = new ArrayList<>(message.recentCommercial());
        recent.addAll(inThisBatch.to(message.person(), message.recipientKey()));
        return new Candidate(
                message.channel(),
                message.category(),
                valid(message.channel(), message.recipient()),
                message.suppressed(),
                message.consent(),
                message.answered(),
                message.notAfter(),
                places.of(message.whereabouts()),
                recent,
                setup,
                new Candidate.Manner(
                        message.byHand(),
                        message.unsubscribable(),
                        inThisBatch.saidAt(
                                message.channel(), message.recipientKey(), message.words(), message.saidAt()),
                        message.awayUntil(),
                        unseen));
    }

    static boolean valid(Channel channel, String recipient) {
        return switch (channel) {
            case EMAIL -> EmailAddress.parse(recipient).isPresent();
            case SMS -> PhoneNumber.parse(recipient).isPresent();
        };
    }

    private static void count(Queued message, Instant now, JustSent inThisBatch) {
        if (message.category() == Category.COMMERCIAL) {
            inThisBatch.add(message.person(), message.channel(), message.recipientKey(), message.words(), now);
        }
    }

    private void hold(AccountId account, Queued message, Verdict.Hold hold) {
        store.decide(account, message.id(), Status.HELD, hold.rule(), hold.reason(), hold.until());
        if (message.status() != Status.HELD || !hold.rule().equals(message.rule())) {
            events.publishEvent(
                    new MessageEvent.MessageHeld(account, message.id(), message.person(), message.enrollment()));
        }
    }

    private void refuse(AccountId account, Queued message, Verdict.Refuse refuse) {
        store.decide(account, message.id(), Status.REFUSED, refuse.rule(), refuse.reason(), null);
        events.publishEvent(
                new MessageEvent.MessageRefused(account, message.id(), message.person(), message.enrollment()));
    }
}
