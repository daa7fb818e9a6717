package org.leadnest.followups;

import java.util.HashSet;
import java.util.Set;
import java.util.UUID;
import org.leadnest.cadence.Signal;
import org.leadnest.deals.DealEvent;
import org.leadnest.leads.LeadEvent;
import org.leadnest.leads.Leads;
import org.leadnest.messaging.MessageEvent;
import org.leadnest.messaging.Messages;
import org.leadnest.platform.tenancy.Tenancy;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.context.event.EventListener;
import org.springframework.scheduling.annotation.Async;
import org.springframework.stereotype.Component;
import org.springframework.transaction.event.TransactionalEventListener;

/**
 * What happens elsewhere and ends, pauses or counts here. Each may be told again without harm. Of many leads that moved at
 * once one thread tells their runs, one after the other: a bulk change asks for one connection.
 */
@Component
class FollowupListeners {
    private final Enrollments enrollments;
    private final SequenceStore sequences;
    private final ApplicationEventPublisher events;
    private final Leads leads;
    private final WrittenContacts contacts;
    private final Messages messages;

    FollowupListeners(
            Enrollments enrollments,
            SequenceStore sequences,
            Leads leads,
            WrittenContacts contacts,
            Messages messages,
            ApplicationEventPublisher events) {
        this.messages = messages;
        this.sequences = sequences;
        this.events = events;
        this.enrollments = enrollments;
        this.leads = leads;
        this.contacts = contacts;
    }

    @Async
    @TransactionalEventListener
    void on(MessageEvent.MessageReceived received) {
        answered(received);
    }

    void answered(MessageEvent.MessageReceived received) {
        Signal signal = received.automatic() ? new Signal.AutoReplied(received.backOn()) : new Signal.Replied();
        Tenancy.run(received.account(), () -> {
            enrollments.tell(received.person(), signal, "The person answered.", exits -> true);
            if (!received.automatic()) {
                sharing(received)
                        .forEach(other -> enrollments.tell(
                                other,
                                new Signal.Replied(),
                                "Somebody answered from the same address.",
                                exits -> true));
            }
        });
    }

    /** Others who are written to at the address that the answer came from: a couple, an office. */
    private Set<UUID> sharing(MessageEvent.MessageReceived received) {
        Set<UUID> others = new HashSet<>(messages.sharing(received.message()));
        others.remove(received.person());
        return others;
    }

    @Async
    @TransactionalEventListener
    void on(MessageEvent.OptedOut optedOut) {
        Tenancy.run(
                optedOut.account(),
                () -> enrollments.tell(
                        optedOut.person(), new Signal.OptedOut(), "The person opted out.", exits -> true));
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
            enrollments
                    .followed(moved.leads())
                    .forEach(lead -> enrollments.tell(
                            lead,
                            new Signal.StageChanged(),
                            "The lead's stage changed.",
                            exits -> closed || exits.anyStage()));
        });
    }

    /** Asks first, so that a tag which is nobody's goal costs an import no more than that. */
    @EventListener
    void on(LeadEvent.LeadsTagged tagged) {
        if (sequences.anyGoal(tagged.tag())) {
            events.publishEvent(new TagGoalMet(tagged.account(), tagged.leads(), tagged.tag()));
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
                () -> enrollments
                        .followed(met.leads())
                        .forEach(lead -> enrollments.tell(
                                lead,
                                new Signal.GoalReached(),
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
            Tenancy.run(
                    opened.account(),
                    () -> enrollments.tell(lead, new Signal.DealOpened(), "A deal was opened.", exits -> true));
        }
    }
}
