package org.leadnest.followups;

import java.time.Instant;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.leadnest.cadence.Signal;
import org.leadnest.deals.DealEvent;
import org.leadnest.leads.LeadEvent;
import org.leadnest.leads.Leads;
import org.leadnest.messaging.Correspondence;
import org.leadnest.messaging.Correspondence.Standing;
import org.leadnest.messaging.MessageEvent;
import org.leadnest.messaging.Messages;
import org.leadnest.platform.tenancy.Tenancy;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.context.event.EventListener;
import org.springframework.scheduling.annotation.Async;
import org.springframework.stereotype.Component;
import org.springframework.transaction.event.TransactionalEventListener;

/**
 * What happens elsewhere and ends, pauses or counts here. Each may be told again, and late, without harm. Of many leads
 * that moved at once one thread tells their runs, set by set: a bulk change asks for one connection.
 */
@Component
class FollowupListeners {
    /** Leads whose runs are told in one transaction. */
    private static final int SET = 500;

    private final Enrollments enrollments;
    private final SequenceStore sequences;
    private final ApplicationEventPublisher events;
    private final Leads leads;
    private final WrittenContacts contacts;
    private final Messages messages;
    private final Correspondence correspondence;
    private final InstantSource clock;

    FollowupListeners(
            Enrollments enrollments,
            SequenceStore sequences,
            Leads leads,
            WrittenContacts contacts,
            Messages messages,
            Correspondence correspondence,
            ApplicationEventPublisher events,
            InstantSource clock) {
        this.messages = messages;
        this.sequences = sequences;
        this.events = events;
        this.enrollments = enrollments;
        this.leads = leads;
        this.contacts = contacts;
        this.correspondence = correspondence;
        this.clock = clock;
    }

    @Async
    @TransactionalEventListener
    void on(MessageEvent.MessageReceived received) {
        received(received);
    }

    void received(MessageEvent.MessageReceived received) {
        Signal signal = received.automatic() ? new Signal.AutoReplied(received.backOn()) : new Signal.Replied();
        Occurrence answer = Occurrence.of(signal, received.at(), "The person answered.");
        Tenancy.run(received.account(), () -> {
            enrollments.tell(List.of(received.person()), answer);
            if (!received.automatic()) {
                Occurrence shared = Occurrence.of(signal, received.at(), "Somebody answered from the same address.");
                enrollments.tell(sharing(received), shared);
            }
        });
    }

    /** Others who are written to at the address that the answer came from: a couple, an office. */
    private List<UUID> sharing(MessageEvent.MessageReceived received) {
        Set<UUID> others = new HashSet<>(messages.sharing(received.message()));
        others.remove(received.person());
        return List.copyOf(others);
    }

    @Async
    @TransactionalEventListener
    void on(MessageEvent.OptedOut optedOut) {
        optedOut(optedOut);
    }

    /** What counts is what is closed now: the person may have come back, or left another channel as well. */
    void optedOut(MessageEvent.OptedOut optedOut) {
        Tenancy.run(optedOut.account(), () -> {
            List<UUID> person = List.of(optedOut.person());
            Standing standing = correspondence.standing(person).getOrDefault(optedOut.person(), Standing.NOTHING);
            OptOuts.signal(standing.optedOut())
                    .map(signal -> Occurrence.of(signal, now(), "The person opted out."))
                    .ifPresent(left -> enrollments.tell(person, left));
        });
    }

    @Async
    @TransactionalEventListener
    void on(MessageEvent.MessageSent sent) {
        UUID enrollment = sent.enrollment();
        UUID person = sent.person();
        if (enrollment != null) {
            Tenancy.run(sent.account(), () -> enrollments.countSent(enrollment));
        } else if (person != null) {
            Tenancy.run(sent.account(), () -> contacts.written(person, sent.message()));
        }
    }

    @Async
    @TransactionalEventListener
    void on(LeadEvent.LeadsMoved moved) {
        leadsMoved(moved);
    }

    void leadsMoved(LeadEvent.LeadsMoved moved) {
        Tenancy.run(moved.account(), () -> {
            boolean closed = leads.stages().stream()
                    .filter(stage -> stage.name().equals(moved.to()))
                    .anyMatch(
                            stage -> stage.tone().equals("won") || stage.tone().equals("lost"));
            tell(
                    moved.leads(),
                    new Occurrence(
                            new Signal.StageChanged(),
                            moved.at(),
                            "The lead's stage changed.",
                            exits -> closed || exits.anyStage()));
        });
    }

    /** Asks first, so that a tag which is nobody's goal costs an import no more than that. */
    @EventListener
    void on(LeadEvent.LeadsTagged tagged) {
        if (sequences.anyGoal(tagged.tag())) {
            events.publishEvent(new TagGoalMet(tagged.account(), tagged.leads(), tagged.tag(), now()));
        }
    }

    @Async
    @TransactionalEventListener
    void on(TagGoalMet met) {
        goalMet(met);
    }

    void goalMet(TagGoalMet met) {
        Tenancy.run(
                met.account(),
                () -> tell(
                        met.leads(),
                        new Occurrence(
                                new Signal.GoalReached(),
                                met.at(),
                                "The lead reached the goal of the sequence.",
                                exits -> exits.reachedBy(met.tag()))));
    }

    @Async
    @TransactionalEventListener
    void on(DealEvent.DealOpened opened) {
        dealOpened(opened);
    }

    void dealOpened(DealEvent.DealOpened opened) {
        UUID lead = opened.lead();
        if (lead != null) {
            Occurrence deal = Occurrence.of(new Signal.DealOpened(), opened.at(), "A deal was opened.");
            Tenancy.run(opened.account(), () -> enrollments.tell(List.of(lead), deal));
        }
    }

    private void tell(List<UUID> many, Occurrence happened) {
        List<UUID> followed = new ArrayList<>(enrollments.followed(many));
        for (int from = 0; from < followed.size(); from += SET) {
            enrollments.tell(followed.subList(from, Math.min(from + SET, followed.size())), happened);
        }
    }

    private Instant now() {
        return clock.instant().truncatedTo(ChronoUnit.MICROS);
    }
}
