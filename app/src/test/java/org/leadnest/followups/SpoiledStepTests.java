package org.leadnest.followups;

import static org.assertj.core.api.Assertions.assertThat;
import static org.leadnest.followups.Office.email;
import static org.leadnest.followups.Office.input;
import static org.leadnest.followups.Office.task;

import java.util.List;
import java.util.Objects;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.leadnest.accounts.Actor;
import org.leadnest.cadence.Status;
import org.leadnest.messaging.Message;
import org.leadnest.testkit.Cast;
import org.leadnest.testkit.LeadNestTest;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/** One run that cannot be carried out keeps no other waiting. */
@LeadNestTest
class SpoiledStepTests {
    @Autowired
    private Office office;

    @Autowired
    private WaitingReasons reasons;

    @Autowired
    private Enrollments enrollments;

    @Autowired
    private JdbcClient jdbc;

    @Autowired
    private PlatformTransactionManager transactions;

    @Autowired
    private Cast cast;

    private Actor maya;
    private UUID lead;
    private UUID other;

    @BeforeEach
    void enter() {
        maya = cast.enter().maya();
        office.moveTo("10:00");
        other = office.textOnly(maya, "+13055550123");
        lead = office.lead(maya);
    }

    @Test
    void aTextThatMakesACharacterThatNoMessageCarriesIsAProblemOfItsEnrollment() {
        String body = "Hello{% if lead.firstName == 'Tex' %}{{ \"a%00b\" | url_decode }}{% endif %}";
        office.enroll(
                maya, office.sequence(maya, input(email("PT0S", body), task("P1D", "Call"))), List.of(other, lead));
        office.tick();
        assertThat(office.messages(maya, lead)).extracting(Message::body).containsExactly("Hello");
        assertPaused("A text of step 1 cannot be filled in");
    }

    @Test
    void aSetThatFailsIsGoneThroughOneByOne() {
        Sequence sequence = office.sequence(maya, input(email("PT0S", "Hello"), task("PT0S", "Call")));
        office.enroll(maya, sequence, List.of(other, lead));
        UUID stage = stageOf(other);
        move(other, UUID.randomUUID());
        office.tick();
        move(other, stage);
        assertThat(office.messages(maya, lead)).extracting(Message::body).containsExactly("Hello");
        assertPaused("This step could not be carried out");

        assertThat(office.as(
                        maya, () -> enrollments.resume(office.run(maya, other).id())))
                .isTrue();
        office.tick();
        assertThat(office.messages(maya, other)).hasSize(1);
        assertThat(office.run(maya, other).problem()).isNull();
    }

    private void assertPaused(String problem) {
        Run paused = office.run(maya, other);
        assertThat(paused.enrollment().status()).isEqualTo(Status.HELD);
        Waiting waiting = office.as(maya, () -> reasons.of(List.of(paused))).get(paused.id());
        assertThat(Objects.requireNonNull(waiting).reason()).startsWith(problem);
        assertThat(office.messages(maya, other)).isEmpty();
    }

    private UUID stageOf(UUID of) {
        return office.as(
                maya,
                () -> new TransactionTemplate(transactions)
                        .execute(status -> jdbc.sql("select stage_id from leads.leads where id = ?")
                                .param(of)
                                .query(UUID.class)
                                .single()));
    }

    /** To a stage that there is not, such as no page can. */
    private void move(UUID of, UUID stage) {
        office.as(
                maya,
                () -> new TransactionTemplate(transactions)
                        .execute(status -> jdbc.sql("update leads.leads set stage_id = ? where id = ?")
                                .params(stage, of)
                                .update()));
    }
}
