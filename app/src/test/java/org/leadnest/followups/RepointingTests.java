package org.leadnest.followups;

import static org.assertj.core.api.Assertions.assertThat;
import static org.leadnest.followups.Office.email;
import static org.leadnest.followups.Office.input;

import java.time.Duration;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.leadnest.accounts.Actor;
import org.leadnest.cadence.ExitReason;
import org.leadnest.leads.LeadId;
import org.leadnest.messaging.Message;
import org.leadnest.messaging.Status;
import org.leadnest.testkit.Cast;
import org.leadnest.testkit.LeadNestTest;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.transaction.support.TransactionTemplate;

/** Who is merged into somebody in the same sequence does not hear the same twice. */
@LeadNestTest
class RepointingTests {
    @Autowired
    private Office office;

    @Autowired
    private Enrollments enrollments;

    @Autowired
    private EnrollmentRepointing repointing;

    @Autowired
    private TransactionTemplate transactions;

    @Autowired
    private Cast cast;

    private Actor maya;
    private UUID kept;
    private UUID merged;

    @BeforeEach
    void enterAtNight() {
        maya = cast.enter().maya();
        office.moveTo("22:00");
        kept = office.lead(maya);
        merged = office.lead(maya);
    }

    @Test
    void whatTheDroppedRunHadQueuedIsTakenBackAndGivenBackByAnUndo() {
        Sequence same = office.sequence(maya, input(email("PT0S", "One"), email("P1D", "Two")));
        Sequence other = office.sequence(maya, input(email("PT0S", "Other")));
        office.enroll(maya, same, List.of(kept, merged));
        office.enroll(maya, other, List.of(merged));
        office.tick();
        List<UUID> moved = Objects.requireNonNull(office.as(
                maya, () -> transactions.execute(status -> repointing.repoint(new LeadId(merged), new LeadId(kept)))));
        Message dropped = one("One");
        assertThat(dropped.status()).isEqualTo(Status.REFUSED);
        assertThat(dropped.reason()).contains("merged");
        assertThat(one("Other").status())
                .as("of the run that goes on with the kept lead")
                .isNotEqualTo(Status.REFUSED);

        office.as(
                maya,
                () -> transactions.execute(status -> {
                    repointing.restore(moved, new LeadId(merged), new LeadId(kept));
                    return true;
                }));
        office.pass(Duration.ofHours(11));
        office.tick();
        assertThat(one("One").status()).isEqualTo(Status.SENT);
        assertThat(office.as(maya, () -> enrollments.list(merged, null, null, 9))
                        .data())
                .as("the run itself stays stopped")
                .anyMatch(run -> run.enrollment().exit() == ExitReason.STOPPED);
    }

    private Message one(String body) {
        return office.messages(maya, merged).stream()
                .filter(message -> message.body().equals(body))
                .findFirst()
                .orElseThrow();
    }
}
