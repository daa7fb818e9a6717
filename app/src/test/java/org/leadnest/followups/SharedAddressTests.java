package org.leadnest.followups;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.ZoneId;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.leadnest.accounts.Actor;
import org.leadnest.cadence.ExitReason;
import org.leadnest.kernel.Ids;
import org.leadnest.leads.Leads;
import org.leadnest.messaging.Category;
import org.leadnest.messaging.Channel;
import org.leadnest.messaging.Incoming;
import org.leadnest.messaging.MessageEvent;
import org.leadnest.messaging.Messages;
import org.leadnest.messaging.Outgoing;
import org.leadnest.messaging.Whereabouts;
import org.leadnest.messaging.delivery.DeliverDueMessages;
import org.leadnest.platform.time.ServiceClock;
import org.leadnest.testkit.Cast;
import org.leadnest.testkit.LeadNestTest;
import org.springframework.beans.factory.annotation.Autowired;

/** A couple that shares a telephone: the answer of one is heard for both. */
@LeadNestTest
class SharedAddressTests {
    private static final String PHONE = "+12125550166";

    @Autowired
    private Leads leads;

    @Autowired
    private Sequences sequences;

    @Autowired
    private Enrollments enrollments;

    @Autowired
    private Messages messages;

    @Autowired
    private AdvanceDueEnrollments runner;

    @Autowired
    private DeliverDueMessages dispatcher;

    @Autowired
    private FollowupListeners listeners;

    @Autowired
    private ServiceClock clock;

    @Autowired
    private Cast cast;

    private Office office;
    private Actor maya;

    @BeforeEach
    void enter() {
        maya = cast.enter().maya();
        office = new Office(leads, sequences, enrollments, messages, runner, dispatcher, clock);
    }

    @Test
    void theAnswerOfOneEndsWhatRunsForTheOther() {
        office.moveTo("10:00");
        List<UUID> couple = office.leads(maya, 3);
        couple.subList(0, 2).forEach(this::text);
        dispatcher.run();
        office.enroll(
                maya,
                office.sequence(maya, Office.input(Office.email("P1D", "One"), Office.email("P2D", "Two"))),
                couple);
        office.pass(java.time.Duration.ofSeconds(5));
        listeners.received(answer(couple.getFirst()));
        assertThat(exit(couple.get(0))).isEqualTo(ExitReason.REPLIED);
        assertThat(exit(couple.get(1))).isEqualTo(ExitReason.REPLIED);
        assertThat(office.run(maya, couple.get(2)).enrollment().ended()).isFalse();
    }

    private ExitReason exit(UUID lead) {
        return java.util.Objects.requireNonNull(
                office.run(maya, lead).enrollment().exit());
    }

    private MessageEvent.MessageReceived answer(UUID lead) {
        office.as(
                maya,
                () -> messages.receive(new Incoming(
                        lead,
                        Channel.SMS,
                        PHONE,
                        "+12025550100",
                        "",
                        "Yes",
                        false,
                        "test",
                        Ids.next().toString())));
        UUID received = office.as(maya, () -> messages.list(lead, java.util.Optional.empty(), 1))
                .data()
                .getFirst()
                .id();
        return new MessageEvent.MessageReceived(maya.account(), received, lead, false, null, clock.instant());
    }

    private void text(UUID lead) {
        office.as(
                maya,
                () -> messages.queue(List.of(new Outgoing(
                        lead,
                        Channel.SMS,
                        Category.COMMERCIAL,
                        PHONE,
                        "Ana",
                        "",
                        "Hello " + Ids.next(),
                        new Whereabouts(ZoneId.of("America/New_York"), "NY", null, null),
                        new Outgoing.Origin.Manual(),
                        null))));
    }
}
