package org.leadnest.followups;

import static org.assertj.core.api.Assertions.assertThat;
import static org.leadnest.followups.Office.email;
import static org.leadnest.followups.Office.input;

import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.leadnest.accounts.Actor;
import org.leadnest.cadence.ExitReason;
import org.leadnest.deals.DealEvent;
import org.leadnest.leads.Author;
import org.leadnest.leads.LeadEvent;
import org.leadnest.messaging.Message;
import org.leadnest.messaging.Status;
import org.leadnest.platform.time.ServiceClock;
import org.leadnest.testkit.Cast;
import org.leadnest.testkit.LeadNestTest;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.test.context.event.ApplicationEvents;
import org.springframework.test.context.event.RecordApplicationEvents;

@LeadNestTest
@RecordApplicationEvents
class SequencesTests {
    @Autowired
    private Office office;

    @Autowired
    private Sequences sequences;

    @Autowired
    private Enrollments enrollments;

    @Autowired
    private FollowupListeners listeners;

    @Autowired
    private org.leadnest.leads.ManyLeads many;

    @Autowired
    private ApplicationEvents events;

    @Autowired
    private Cast cast;

    @Autowired
    private ServiceClock clock;

    private Cast.Players players;
    private Actor maya;
    private UUID lead;

    @BeforeEach
    void enter() {
        players = cast.enter();
        maya = players.maya();
        office.moveTo("10:00");
        lead = office.lead(maya);
    }

    @Test
    void anEnrollmentKeepsItsVersion() {
        Sequence first = office.sequence(maya, input(email("PT1H", "Old")));
        office.enroll(maya, first, List.of(lead));
        Sequence second = changed(first, input(email("PT1H", "New")));
        assertThat(second.version()).isEqualTo(2);
        UUID other = office.lead(maya);
        office.enroll(maya, second, List.of(other));
        office.pass(Duration.ofHours(1));
        office.tick();
        assertThat(office.messages(maya, lead)).extracting(Message::body).containsExactly("Old");
        assertThat(office.messages(maya, other)).extracting(Message::body).containsExactly("New");
        assertThat(office.run(maya, lead).version()).isEqualTo(1);
    }

    @Test
    void aVersionThatNobodyIsInIsEditedInPlace() {
        Sequence first = office.sequence(maya, input(email("PT1H", "Old")));
        Sequence second = changed(first, input(email("PT2H", "New"), email("PT2H", "More")));
        assertThat(second.version()).isEqualTo(1);
        assertThat(second.steps()).extracting(SequenceStep::body).containsExactly("New", "More");
    }

    @Test
    void aNewNameAloneMakesNoVersion() {
        Sequence first = office.sequence(maya, input(email("PT1H", "Old")));
        office.enroll(maya, first, List.of(lead));
        Sequence renamed = changed(
                first, new SequenceInput("Other", input(email("PT1H", "Old")).steps(), Set.of(), true));
        assertThat(renamed.version()).isEqualTo(1);
        assertThat(renamed.name()).isEqualTo("Other");
    }

    @Test
    void saysWhatIsWrongWithEachStep() {
        var bad = new SequenceInput(
                " ",
                List.of(
                        StepLine.of("FAX", "soon", "25:00", null, null),
                        email("PT1H", "Hello {{ lead.firstName"),
                        email("-PT1H", "x")),
                Set.of("TIRED"),
                true);
        Sequences.Saving saving = office.as(maya, () -> sequences.create(bad, maya));
        assertThat(saving)
                .isInstanceOfSatisfying(
                        Sequences.Saving.Refused.class,
                        refused -> assertThat(refused.errors().all().keySet())
                                .contains(
                                        "name",
                                        "pausing",
                                        "steps[0].channel",
                                        "steps[0].delay",
                                        "steps[0].at",
                                        "steps[0].body",
                                        "steps[1].body",
                                        "steps[2].delay"));
    }

    @Test
    void refusesWhomItCannotReachAndWhomItHasAlready() {
        Sequence sequence = office.sequence(maya, input(email("PT1H", "Hi")));
        UUID texter = office.textOnly(maya, "+13055550199");
        UUID rivals = office.lead(players.pia());
        office.enroll(maya, sequence, List.of(lead));
        Enrolling.Done done = office.enroll(maya, sequence, List.of(lead, texter, rivals));
        assertThat(done.enrolled()).isEmpty();
        assertThat(done.refused()).extracting(Enrolling.Refusal::leadId).containsOnly(lead, texter, rivals);
    }

    @Test
    void aLeadCanBeEnrolledAgainAfterTheEnd() {
        Sequence sequence = office.sequence(maya, input(email("PT1H", "Hi")));
        UUID run = office.enroll(maya, sequence, List.of(lead))
                .enrolled()
                .getFirst()
                .id();
        assertThat(office.as(maya, () -> enrollments.stop(run))).isTrue();
        assertThat(office.as(maya, () -> enrollments.stop(run))).isFalse();
        assertThat(office.enroll(maya, sequence, List.of(lead)).enrolled()).hasSize(1);
    }

    @Test
    void aPausedRunSendsNothingUntilItIsResumed() {
        Sequence sequence = office.sequence(maya, input(email("PT1H", "Hi")));
        UUID run = office.enroll(maya, sequence, List.of(lead))
                .enrolled()
                .getFirst()
                .id();
        office.as(maya, () -> enrollments.pause(run));
        office.pass(Duration.ofHours(3));
        office.tick();
        assertThat(office.messages(maya, lead)).isEmpty();
        office.as(maya, () -> enrollments.resume(run));
        office.tick();
        assertThat(office.messages(maya, lead)).hasSize(1);
    }

    @Test
    void aDealEndsTheRunAndTakesBackWhatWaits() {
        office.moveTo("22:00");
        office.enroll(maya, office.sequence(maya, input(email("PT0S", "One"), email("P1D", "Two"))), List.of(lead));
        office.tick();
        listeners.dealOpened(new DealEvent.DealOpened(maya.account(), UUID.randomUUID(), lead, clock.instant()));
        office.pass(Duration.ofHours(11));
        office.tick();
        assertThat(office.run(maya, lead).enrollment().exit()).isEqualTo(ExitReason.DEAL_OPENED);
        assertThat(office.messages(maya, lead)).extracting(Message::status).containsOnly(Status.REFUSED);
    }

    @Test
    void theTagThatIsTheGoalEndsTheRunAndNoOtherDoes() {
        office.moveTo("22:00");
        var aimed = new SequenceInput(
                "Aimed", List.of(email("PT0S", "One"), email("P1D", "Two")), Set.of(), true, "Pre-approved");
        office.enroll(maya, office.sequence(maya, aimed), List.of(lead));
        office.enroll(maya, office.sequence(maya, input(email("PT0S", "Last"))), List.of(lead));
        office.tick();
        listeners.goalMet(new TagGoalMet(maya.account(), List.of(lead), "Zillow", clock.instant()));
        assertThat(office.messages(maya, lead)).extracting(Message::status).doesNotContain(Status.REFUSED);
        listeners.goalMet(new TagGoalMet(maya.account(), List.of(lead), "pre-approved", clock.instant()));
        assertThat(office.messages(maya, lead))
                .filteredOn(message -> message.status() == Status.REFUSED)
                .extracting(Message::body)
                .containsExactly("One");
        assertThat(office.as(maya, () -> enrollments.list(lead, null, null, 9)).data())
                .extracting(run -> run.enrollment().exit())
                .contains(ExitReason.GOAL_REACHED);
    }

    @Test
    void aBookedShowingMayPauseInsteadOfEnding() {
        var patient = new SequenceInput("Patient", List.of(email("P1D", "Hi")), Set.of("SHOWING_BOOKED"), true);
        office.enroll(maya, office.sequence(maya, patient), List.of(lead));
        office.as(maya, () -> {
            enrollments.tell(
                    List.of(lead),
                    Occurrence.of(new org.leadnest.cadence.Signal.ShowingBooked(), clock.instant(), "Booked."));
            return true;
        });
        assertThat(office.run(maya, lead).enrollment().status()).isEqualTo(org.leadnest.cadence.Status.HELD);
    }

    @Test
    void aSequenceMayKeepGoingUntilTheLeadIsWonOrLost() {
        var patient = new SequenceInput("Patient", List.of(email("P1D", "Hi")), Set.of(), false);
        office.enroll(maya, office.sequence(maya, patient), List.of(lead));
        Stages stages = stages();
        tell(new LeadEvent.LeadsMoved(maya.account(), List.of(lead), stages.working(), clock.instant()));
        assertThat(office.run(maya, lead).enrollment().exit()).isNull();
        tell(new LeadEvent.LeadsMoved(maya.account(), List.of(lead), stages.lost(), clock.instant()));
        assertThat(office.run(maya, lead).enrollment().exit()).isEqualTo(ExitReason.STAGE_CHANGED);
    }

    @Test
    void manyLeadsThatMoveAtOnceAreToldOfInOneEvent() {
        List<UUID> crowd = Stream.generate(() -> office.lead(maya)).limit(40).toList();
        office.enroll(maya, office.sequence(maya, input(email("P1D", "Hi"))), crowd.subList(0, 3));
        List<LeadEvent.LeadsMoved> before = moves();
        office.as(maya, () -> many.changeStage(crowd, stages().lost(), Author.system("Test")));
        assertThat(moves()).hasSize(before.size() + 1);
        LeadEvent.LeadsMoved moved = moves().getLast();
        assertThat(moved.leads()).containsExactlyInAnyOrderElementsOf(crowd);
        tell(moved);
        assertThat(crowd.subList(0, 3))
                .allMatch(one -> office.run(maya, one).enrollment().exit() == ExitReason.STAGE_CHANGED);
    }

    @Test
    void numbersCountWhatBecameOfThem() {
        Sequence sequence = office.sequence(maya, input(email("PT1H", "Hi")));
        office.enroll(maya, sequence, List.of(lead, office.lead(maya)));
        SequenceNumbers numbers =
                office.as(maya, () -> sequences.numbers(List.of(sequence.id()))).get(sequence.id());
        assertThat(numbers).isEqualTo(new SequenceNumbers(2, 2, 0, 0));
    }

    @Autowired
    private org.leadnest.leads.Leads leads;

    private record Stages(String first, String working, String lost) {}

    private Stages stages() {
        var all = office.as(maya, leads::stages);
        return new Stages(
                all.getFirst().name(),
                all.get(1).name(),
                all.stream()
                        .filter(stage -> stage.tone().equals("lost"))
                        .findFirst()
                        .orElseThrow()
                        .name());
    }

    private List<LeadEvent.LeadsMoved> moves() {
        return events.stream(LeadEvent.LeadsMoved.class)
                .filter(event -> event.account().equals(maya.account()))
                .toList();
    }

    /** As the listener does, but in this thread. */
    private void tell(LeadEvent.LeadsMoved event) {
        listeners.leadsMoved(event);
    }

    private Sequence changed(Sequence sequence, SequenceInput input) {
        Sequences.Saving saving = office.as(maya, () -> sequences.change(sequence.id(), input, maya));
        assertThat(saving).isInstanceOf(Sequences.Saving.Saved.class);
        return ((Sequences.Saving.Saved) saving).sequence();
    }
}
