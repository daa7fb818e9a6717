package org.leadnest.followups;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.leadnest.followups.Office.email;
import static org.leadnest.followups.Office.emailAt;
import static org.leadnest.followups.Office.input;
import static org.leadnest.followups.Office.task;

import java.sql.Timestamp;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.EnumSet;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.leadnest.accounts.Actor;
import org.leadnest.cadence.ExitReason;
import org.leadnest.cadence.Signal;
import org.leadnest.leads.LeadId;
import org.leadnest.leads.Task;
import org.leadnest.leads.Tasks;
import org.leadnest.messaging.Channel;
import org.leadnest.messaging.Consents;
import org.leadnest.messaging.Evidence;
import org.leadnest.messaging.Incoming;
import org.leadnest.messaging.Message;
import org.leadnest.messaging.Messages;
import org.leadnest.messaging.Status;
import org.leadnest.platform.time.ServiceClock;
import org.leadnest.testkit.Cast;
import org.leadnest.testkit.LeadNestTest;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/** From the enrolment to the messages, over the real database. */
@LeadNestTest
class RunnerTests {
    @Autowired
    private Office office;

    @Autowired
    private AdvanceSet set;

    @Autowired
    private Messages messages;

    @Autowired
    private Consents consents;

    @Autowired
    private Enrollments enrollments;

    @Autowired
    private WaitingReasons reasons;

    @Autowired
    private Tasks tasks;

    @Autowired
    private ServiceClock clock;

    @Autowired
    private JdbcClient jdbc;

    @Autowired
    private PlatformTransactionManager transactions;

    @Autowired
    private Cast cast;

    private Actor maya;
    private UUID lead;

    @BeforeEach
    void enter() {
        maya = cast.enter().maya();
        office.moveTo("10:00");
        lead = office.lead(maya);
    }

    @Test
    void sendsEachStepAtItsMoment() {
        office.enroll(maya, office.sequence(maya, input(email("PT0S", "One"), email("P3D", "Two"))), List.of(lead));
        office.tick();
        assertThat(office.messages(maya, lead)).extracting(Message::subject).containsExactly("Hello Ana");
        assertThat(office.messages(maya, lead).getFirst().status()).isEqualTo(Status.SENT);
        office.pass(Duration.ofHours(71));
        office.tick();
        assertThat(office.messages(maya, lead)).hasSize(1);
        office.pass(Duration.ofHours(1));
        office.tick();
        office.tick();
        assertThat(office.messages(maya, lead)).extracting(Message::body).containsExactly("One", "Two");
        assertThat(office.run(maya, lead).enrollment().status()).isEqualTo(org.leadnest.cadence.Status.COMPLETED);
    }

    @Test
    void filesTheTasksOfItsSteps() {
        office.enroll(maya, office.sequence(maya, input(task("PT1H", "Call {{ lead.firstName }}"))), List.of(lead));
        office.pass(Duration.ofHours(1));
        office.tick();
        assertThat(office.as(maya, () -> tasks.ofLead(new LeadId(lead))))
                .singleElement()
                .satisfies(task -> assertThat(task.title()).isEqualTo("Call Ana"));
    }

    @Test
    void aCrashBeforeTheCommitRepeatsNothingAndLosesNothing() {
        office.enroll(maya, office.sequence(maya, input(email("PT0S", "One"), task("PT0S", "Call"))), List.of(lead));
        office.as(
                maya,
                () -> new TransactionTemplate(transactions).execute(status -> {
                    assertThat(set.advance(clock, new Sweep(10))).isEqualTo(1);
                    status.setRollbackOnly();
                    return 1;
                }));
        assertThat(office.messages(maya, lead)).isEmpty();
        office.tick();
        office.tick();
        assertThat(office.messages(maya, lead)).hasSize(1);
        assertThat(office.as(maya, () -> tasks.ofLead(new LeadId(lead)))).hasSize(1);
    }

    @Test
    void aStepThatIsRunAgainMakesNoSecondMessage() {
        office.enroll(maya, office.sequence(maya, input(email("PT0S", "One"), email("P1D", "Two"))), List.of(lead));
        office.tick();
        office.as(
                maya,
                () -> new TransactionTemplate(transactions)
                        .execute(status -> jdbc.sql(
                                        "update followups.enrollments set step = 0, due_at = moment_at where lead_id = ?")
                                .param(lead)
                                .update()));
        office.as(maya, () -> set.advance(clock, new Sweep(10)));
        office.tick();
        assertThat(office.messages(maya, lead)).hasSize(1);
    }

    @Test
    void aReplyThatIsCommittedWinsOverTheStep() {
        office.enroll(maya, office.sequence(maya, input(email("PT1H", "One"))), List.of(lead));
        office.pass(Duration.ofHours(1));
        answer(false);
        office.tick();
        assertThat(office.messages(maya, lead)).extracting(Message::status).containsExactly(Status.RECEIVED);
        assertThat(office.run(maya, lead).enrollment().exit()).isEqualTo(ExitReason.REPLIED);
    }

    @Test
    void anOptOutThatIsCommittedWinsOverAMessageThatIsQueued() {
        office.enroll(maya, office.sequence(maya, input(email("PT0S", "One"), email("P1D", "Two"))), List.of(lead));
        office.as(maya, () -> set.advance(clock, new Sweep(10)));
        optOut();
        office.tick();
        assertThat(office.messages(maya, lead)).extracting(Message::status).containsExactly(Status.REFUSED);
        office.pass(Duration.ofDays(1));
        office.tick();
        assertThat(office.messages(maya, lead)).hasSize(1);
        // The listener, on its own thread, or the runner: whichever holds the run passes the other by.
        await().untilAsserted(() ->
                assertThat(office.run(maya, lead).enrollment().exit()).isEqualTo(ExitReason.OPTED_OUT));
    }

    @Test
    void anOutOfOfficeAnswerHoldsAndEndsNothing() {
        office.enroll(maya, office.sequence(maya, input(email("PT1H", "One"))), List.of(lead));
        answer(true);
        office.as(maya, () -> {
            enrollments.tell(List.of(lead), Occurrence.of(new Signal.AutoReplied(null), clock.instant(), ""));
            return true;
        });
        office.pass(Duration.ofHours(2));
        office.tick();
        assertThat(office.messages(maya, lead)).hasSize(1);
        office.pass(Duration.ofDays(5));
        office.tick();
        assertThat(office.messages(maya, lead)).hasSize(2);
    }

    @Test
    void aReplyBeforeAResumptionDoesNotPauseAgain() {
        var pausing = new SequenceInput("Patient", List.of(email("PT1H", "One")), java.util.Set.of("REPLIED"), true);
        office.enroll(maya, office.sequence(maya, pausing), List.of(lead));
        answer(false);
        office.pass(Duration.ofHours(1));
        office.tick();
        Run held = office.run(maya, lead);
        assertThat(held.enrollment().status()).isEqualTo(org.leadnest.cadence.Status.HELD);
        office.pass(Duration.ofMinutes(5));
        assertThat(office.as(maya, () -> enrollments.resume(held.id()))).isTrue();
        office.tick();
        assertThat(office.messages(maya, lead)).hasSize(2);
        assertThat(office.run(maya, lead).enrollment().status()).isEqualTo(org.leadnest.cadence.Status.COMPLETED);
    }

    @Test
    void aMessageThatIsHeldSaysWhyAndUntilWhen() {
        office.moveTo("22:00");
        office.enroll(maya, office.sequence(maya, input(email("PT0S", "One"))), List.of(lead));
        office.tick();
        Waiting waiting = waiting();
        assertThat(waiting.rule()).isEqualTo("quiet-hours");
        assertThat(waiting.until())
                .isEqualTo(clock.instant()
                        .truncatedTo(java.time.temporal.ChronoUnit.HOURS)
                        .plus(Duration.ofHours(10)));
        office.pass(Duration.ofHours(10).plusMinutes(1));
        office.tick();
        assertThat(office.messages(maya, lead)).extracting(Message::status).containsExactly(Status.SENT);
        assertThat(office.as(maya, () -> reasons.of(List.of(office.run(maya, lead)))))
                .isEmpty();
    }

    @Test
    void anHourThatANightHasTwiceComesOnce() {
        LocalDate night = LocalDate.ofInstant(clock.instant(), Office.NEW_YORK)
                .plusYears(1)
                .withMonth(11)
                .withDayOfMonth(1);
        LocalDate sunday = night.plusDays((7 - night.getDayOfWeek().getValue()) % 7);
        office.moveTo(sunday.minusDays(1), "20:00");
        office.enroll(
                maya, office.sequence(maya, input(emailAt("PT0S", "01:30"), emailAt("PT1H", "01:30"))), List.of(lead));
        Instant first = office.run(maya, lead).enrollment().due();
        assertThat(first).isEqualTo(sunday.atTime(5, 30).toInstant(java.time.ZoneOffset.UTC));
        office.moveTo(sunday, "03:00");
        office.tick();
        assertThat(office.messages(maya, lead)).hasSize(1);
        assertThat(office.run(maya, lead).enrollment().due())
                .isEqualTo(sunday.plusDays(1).atTime(6, 30).toInstant(java.time.ZoneOffset.UTC));
    }

    @Test
    void aThousandEnrollmentsAreAFewStatements() {
        List<UUID> many = office.leads(maya, 1_000);
        Sequence sequence = office.sequence(
                maya,
                input(
                        email("PT0S", "Hello {{ lead.name }}"),
                        task("PT0S", "Call {{ lead.name }}"),
                        email("P1D", "Two")));
        assertThat(office.enroll(maya, sequence, many).enrolled()).hasSize(1_000);
        assertThat(statements("followups.enrollments")).isEqualTo(1);
        office.as(maya, () -> {
            while (set.advance(clock, new Sweep(AdvanceDueEnrollments.SET)) == AdvanceDueEnrollments.SET) {}
            return true;
        });
        assertThat(statements("messaging.messages")).isEqualTo(1);
        assertThat(statements("followups.enrollments")).isEqualTo(1);
        assertThat(statements("leads.tasks")).isEqualTo(1);
        assertThat(statements("leads.timeline where kind = 'TASK'")).isEqualTo(1);
        assertThat(office.as(maya, () -> tasks.ofLead(new LeadId(many.getLast()))))
                .extracting(Task::title)
                .containsExactly("Call Ana Lopez");
    }

    @Test
    void whatIsDueIsFoundByItsIndex() {
        office.enroll(maya, office.sequence(maya, input(email("PT0S", "One"))), List.of(lead));
        List<String> plan = office.as(
                maya,
                () -> new TransactionTemplate(transactions).execute(status -> {
                    jdbc.sql("set local enable_seqscan = off").update();
                    jdbc.sql("set local enable_bitmapscan = off").update();
                    return jdbc.sql("explain " + DueEnrollments.CLAIM)
                            .param("account", maya.accountUuid())
                            .param("now", Timestamp.from(clock.instant()))
                            .param("from", Timestamp.from(Instant.EPOCH))
                            .param("behind", new UUID(0, 0))
                            .param("limit", 500)
                            .query(String.class)
                            .list();
                }));
        assertThat(plan).anyMatch(line -> line.contains("due_pkey")).noneMatch(line -> line.contains("Sort"));
    }

    /** How many statements wrote the rows that stand in a table: each has a transaction and a command of its own. */
    private long statements(String table) {
        return office.as(
                maya,
                () -> new TransactionTemplate(transactions)
                        .execute(status -> jdbc.sql(
                                        "select count(distinct xmin::text || '/' || cmin::text) from " + table)
                                .query(Long.class)
                                .single()));
    }

    @Test
    void aMachinesAnswerThatIsCommittedHoldsThoughItsEventHasNotArrived() {
        office.enroll(maya, office.sequence(maya, input(email("PT1H", "One"))), List.of(lead));
        office.as(
                maya,
                () -> new TransactionTemplate(transactions)
                        .execute(status -> jdbc.sql("""
                        insert into messaging.messages (account_id, id, person_id, channel, direction, category, kind,
                          recipient, recipient_key, body_text, status, send_at, automatic, away_until, created_at)
                        values (?, gen_random_uuid(), ?, 'EMAIL', 'IN', 'TRANSACTIONAL', 'REPLY', 'x', 'x', 'Away',
                          'RECEIVED', ?, true, ?, ?)
                        """)
                                .params(
                                        maya.account().value(),
                                        lead,
                                        Timestamp.from(clock.instant()),
                                        Timestamp.from(clock.instant().plus(Duration.ofDays(2))),
                                        Timestamp.from(clock.instant()))
                                .update()));
        office.pass(Duration.ofHours(1));
        office.tick();
        assertThat(office.messages(maya, lead))
                .allSatisfy(message -> assertThat(message.body()).isEqualTo("Away"));
        assertThat(office.run(maya, lead).enrollment().status()).isEqualTo(org.leadnest.cadence.Status.HELD);
        office.pass(Duration.ofDays(7));
        office.moveTo("10:00");
        office.tick();
        assertThat(office.messages(maya, lead)).extracting(Message::body).contains("One");
    }

    @Test
    void aStepsTimeOfDayIsThatOfTheLeadsStateWhenNoZoneIsStated() {
        UUID california = office.leadIn(maya, "CA");
        office.enroll(maya, office.sequence(maya, input(emailAt("P1D", "09:00"))), List.of(california));
        Instant due = java.util.Objects.requireNonNull(
                office.run(maya, california).enrollment().due());
        assertThat(due.atZone(java.time.ZoneId.of("America/Los_Angeles")).toLocalTime())
                .isEqualTo(java.time.LocalTime.of(9, 0));
    }

    private Waiting waiting() {
        return office.as(maya, () -> reasons.of(List.of(office.run(maya, lead))))
                .values()
                .iterator()
                .next();
    }

    private void answer(boolean automatic) {
        office.as(
                maya,
                () -> messages.receive(new Incoming(
                        lead,
                        Channel.EMAIL,
                        "ana@example.com",
                        "maya@example.com",
                        "Re:",
                        "Yes",
                        automatic,
                        "test",
                        null)));
    }

    private void optOut() {
        office.as(maya, () -> {
            consents.optOut(lead, EnumSet.of(Channel.EMAIL), new Evidence("TEXT", "stop", "test"));
            return true;
        });
    }
}
