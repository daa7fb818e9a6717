package org.leadnest.followups;

import static org.assertj.core.api.Assertions.assertThat;
import static org.leadnest.followups.Office.email;
import static org.leadnest.followups.Office.input;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.leadnest.accounts.Actor;
import org.leadnest.cadence.ExitReason;
import org.leadnest.cadence.Status;
import org.leadnest.deals.DealEvent;
import org.leadnest.leads.LeadEvent;
import org.leadnest.messaging.MessageEvent;
import org.leadnest.platform.time.ServiceClock;
import org.leadnest.testkit.Cast;
import org.leadnest.testkit.LeadNestTest;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionTemplate;

/** What happened before a run began, or before it was resumed, is another story, however late it is told. */
@LeadNestTest
class LateTellingTests {
    @Autowired
    private Office office;

    @Autowired
    private Enrollments enrollments;

    @Autowired
    private FollowupListeners listeners;

    @Autowired
    private org.leadnest.leads.Leads leads;

    @Autowired
    private ServiceClock clock;

    @Autowired
    private JdbcClient jdbc;

    @Autowired
    private TransactionTemplate transactions;

    @Autowired
    private Cast cast;

    private Actor maya;
    private UUID lead;
    private Instant before;

    @BeforeEach
    void enter() {
        maya = cast.enter().maya();
        office.moveTo("10:00");
        lead = office.lead(maya);
        before = clock.instant();
        office.pass(Duration.ofSeconds(5));
    }

    @Test
    void aMoveEndsTheRunsBeforeItAndNotTheOneThatItBegan() {
        Sequence old = office.sequence(maya, input(email("P1D", "Hi")));
        office.enroll(maya, old, List.of(lead));
        office.pass(Duration.ofSeconds(5));
        Instant moved = clock.instant();
        office.pass(Duration.ofSeconds(5));
        Sequence begun = office.sequence(maya, input(email("P1D", "Ho")));
        office.enroll(maya, begun, List.of(lead));
        listeners.leadsMoved(new LeadEvent.LeadsMoved(maya.account(), List.of(lead), stage(), moved));
        assertThat(exits(old)).containsExactly(ExitReason.STAGE_CHANGED);
        assertThat(statuses(begun)).containsExactly(Status.ACTIVE);
    }

    @Test
    void aMoveThatStartsASequenceByItsTriggerLetsItRun() {
        Sequence begun = office.sequence(maya, input(email("P1D", "Ho")));
        office.enroll(maya, begun, List.of(lead));
        Instant sameMoment = office.run(maya, lead).enrolledAt();
        listeners.leadsMoved(new LeadEvent.LeadsMoved(maya.account(), List.of(lead), stage(), sameMoment));
        assertThat(statuses(begun)).containsExactly(Status.ACTIVE);
    }

    @Test
    void aDealAndAnAnswerFromBeforeEndNothing() {
        Sequence begun = office.sequence(maya, input(email("P1D", "Ho")));
        office.enroll(maya, begun, List.of(lead));
        listeners.dealOpened(new DealEvent.DealOpened(maya.account(), UUID.randomUUID(), lead, before));
        listeners.received(
                new MessageEvent.MessageReceived(maya.account(), UUID.randomUUID(), lead, false, null, before));
        listeners.received(
                new MessageEvent.MessageReceived(maya.account(), UUID.randomUUID(), lead, true, null, before));
        listeners.goalMet(new TagGoalMet(maya.account(), List.of(lead), "Any", before));
        assertThat(statuses(begun)).containsExactly(Status.ACTIVE);
    }

    @Test
    void anAnswerFromBeforeTheResumptionPausesNothing() {
        Sequence begun = office.sequence(maya, input(email("P1D", "Ho")));
        UUID run =
                office.enroll(maya, begun, List.of(lead)).enrolled().getFirst().id();
        office.pass(Duration.ofSeconds(5));
        Instant answered = clock.instant();
        office.pass(Duration.ofSeconds(5));
        office.as(maya, () -> enrollments.pause(run));
        office.as(maya, () -> enrollments.resume(run));
        var answer = new MessageEvent.MessageReceived(maya.account(), UUID.randomUUID(), lead, false, null, answered);
        listeners.received(answer);
        assertThat(statuses(begun)).containsExactly(Status.ACTIVE);
        listeners.received(new MessageEvent.MessageReceived(
                maya.account(), UUID.randomUUID(), lead, false, null, clock.instant()));
        assertThat(exits(begun)).containsExactly(ExitReason.REPLIED);
    }

    @Test
    void manyLeadsThatMoveAreToldInSets() {
        List<UUID> crowd = Stream.generate(() -> office.lead(maya)).limit(40).toList();
        Sequence sequence = office.sequence(maya, input(email("P1D", "Hi")));
        office.enroll(maya, sequence, crowd);
        var moved = new LeadEvent.LeadsMoved(maya.account(), crowd, stage(), clock.instant());
        listeners.leadsMoved(moved);
        assertThat(exits(sequence)).hasSize(40).containsOnly(ExitReason.STAGE_CHANGED);
        Long statements = office.as(
                maya,
                () -> transactions.execute(status -> jdbc.sql(
                                "select count(distinct xmin::text || '/' || cmin::text) from followups.enrollments")
                        .query(Long.class)
                        .single()));
        assertThat(statements).isEqualTo(1);
    }

    private String stage() {
        return office.as(maya, leads::stages).get(1).name();
    }

    private List<ExitReason> exits(Sequence sequence) {
        return office.as(maya, () -> enrollments.list(null, sequence.id(), null, 100)).data().stream()
                .map(run -> run.enrollment().exit())
                .toList();
    }

    private List<Status> statuses(Sequence sequence) {
        return office.as(maya, () -> enrollments.list(null, sequence.id(), null, 100)).data().stream()
                .map(run -> run.enrollment().status())
                .toList();
    }
}
