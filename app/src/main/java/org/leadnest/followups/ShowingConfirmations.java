package org.leadnest.followups;

import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.leadnest.cadence.Signal;
import org.leadnest.leads.Showing;
import org.leadnest.leads.ShowingAddresses;
import org.leadnest.leads.ShowingBooked;
import org.leadnest.leads.ShowingChanged;
import org.leadnest.leads.Showings;
import org.leadnest.messaging.Category;
import org.leadnest.messaging.Channel;
import org.leadnest.messaging.Messages;
import org.leadnest.messaging.Outgoing;
import org.leadnest.platform.tenancy.Tenancy;
import org.springframework.scheduling.annotation.Async;
import org.springframework.stereotype.Component;
import org.springframework.transaction.event.TransactionalEventListener;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * A showing that is booked ends what runs for the lead, and is confirmed to it by mail, or by text where there is none; that it was
 * moved or canceled is told the same way, once for each change.
 */
@Component
class ShowingConfirmations {
    private final Showings showings;
    private final ShowingAddresses addresses;
    private final Addressees addressees;
    private final Messages messages;
    private final Enrollments enrollments;
    private final TransactionTemplate transactions;

    ShowingConfirmations(
            Showings showings,
            ShowingAddresses addresses,
            Addressees addressees,
            Messages messages,
            Enrollments enrollments,
            TransactionTemplate transactions) {
        this.showings = showings;
        this.addresses = addresses;
        this.addressees = addressees;
        this.messages = messages;
        this.enrollments = enrollments;
        this.transactions = transactions;
    }

    @Async
    @TransactionalEventListener
    void on(ShowingBooked booked) {
        booked(booked);
    }

    void booked(ShowingBooked booked) {
        Tenancy.run(booked.account(), () -> {
            enrollments.tell(
                    List.of(booked.lead()),
                    Occurrence.of(new Signal.ShowingBooked(), booked.at(), "A showing was booked."));
            if (booked.confirm()) {
                transactions.executeWithoutResult(status -> confirm(booked.showing()));
            }
        });
    }

    /** Claimed and queued in one transaction: once, however often it is told. */
    private void confirm(UUID id) {
        Optional<Showing> showing = showings.find(id);
        if (showing.isEmpty() || !showings.claimConfirmation(id)) {
            return;
        }
        Map<UUID, Addressee> found = addressees.of(List.of(showing.get().lead().value()));
        Optional.ofNullable(found.get(showing.get().lead().value()))
                .ifPresent(lead -> messages.queue(List.of(letter(showing.get(), lead, What.BOOKED))));
    }

    @Async
    @TransactionalEventListener
    void on(ShowingChanged changed) {
        changed(changed);
    }

    void changed(ShowingChanged changed) {
        Tenancy.run(
                changed.account(), () -> transactions.executeWithoutResult(status -> tellChange(changed.showing())));
    }

    private void tellChange(UUID id) {
        Optional<Showing> showing = showings.find(id);
        if (showing.isEmpty() || !showings.claimChange(id)) {
            return;
        }
        What what = showing.get().status() == Showing.Status.CANCELED ? What.CANCELED : What.MOVED;
        Map<UUID, Addressee> found = addressees.of(List.of(showing.get().lead().value()));
        Optional.ofNullable(found.get(showing.get().lead().value()))
                .ifPresent(lead -> messages.queue(List.of(letter(showing.get(), lead, what))));
    }

    /** What the lead is told. */
    private enum What {
        BOOKED(
                "Your showing is booked: ",
                "Your showing of ",
                "If the time does not suit you, just answer this message."),
        MOVED(
                "Your showing has another time: ",
                "New time: your showing of ",
                "If it does not suit you, just answer this message."),
        CANCELED(
                "Your showing is canceled: ",
                "Canceled: your showing of ",
                "For another time, just answer this message.");

        private final String news;
        private final String subject;
        private final String last;

        What(String news, String subject, String last) {
            this.news = news;
            this.subject = subject;
            this.last = last;
        }
    }

    private Outgoing letter(Showing showing, Addressee lead, What what) {
        StepChannel channel = lead.reachedBy(StepChannel.EMAIL) ? StepChannel.EMAIL : StepChannel.SMS;
        ZoneId zone = Optional.ofNullable(lead.whereabouts().zone()).orElseGet(addressees::zone);
        String when = Showings.when(showing.startsAt(), zone);
        String greeting = lead.name().isEmpty() ? "Hello," : "Hello " + lead.name() + ",";
        String text = greeting + "\n\n" + what.news + showing.place() + ", " + when + " (" + zone.getId()
                + "), with " + showing.agentName() + " of " + lead.company() + ".\n\nFor your calendar: "
                + addresses.of(showing.id())
                + "\n\n" + what.last;
        return new Outgoing(
                showing.lead().value(),
                channel == StepChannel.EMAIL ? Channel.EMAIL : Channel.SMS,
                Category.TRANSACTIONAL,
                lead.address(channel),
                lead.name(),
                what.subject + cut(showing.place()) + " on " + when,
                text,
                lead.whereabouts(),
                new Outgoing.Origin.Manual(),
                showing.startsAt());
    }

    private static String cut(String place) {
        return place.length() <= 100 ? place : place.substring(0, place.offsetByCodePoints(0, 80)) + "…";
    }
}
