package org.leadnest.followups;

import static org.assertj.core.api.Assertions.assertThat;
import static org.leadnest.followups.Office.email;
import static org.leadnest.followups.Office.input;

import java.time.Duration;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.leadnest.accounts.Actor;
import org.leadnest.cadence.ExitReason;
import org.leadnest.privacy.Restrictions;
import org.leadnest.testkit.Cast;
import org.leadnest.testkit.LeadNestTest;
import org.springframework.beans.factory.annotation.Autowired;

/** Restriction stops what is under way and every way into it (promise R2). */
@LeadNestTest
class RestrictedLeadTests {
    @Autowired
    private Office office;

    @Autowired
    private WebhookCalls calls;

    @Autowired
    private CallWebhooks caller;

    @Autowired
    private Restrictions restrictions;

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
    void whoseDataIsNotUsedRunsThroughNoSequenceAndStandsInNoCall() {
        try (WebhookPeer peer = new WebhookPeer()) {
            Sequence sequence = office.sequence(maya, input(webhook(peer.url()), email("P1D", "Hi")));
            office.enroll(maya, sequence, List.of(lead));
            office.tick();
            office.as(maya, () -> {
                restrictions.restrict(lead, "Objection");
                return true;
            });
            caller.run();
            assertThat(peer.told()).isEmpty();
            assertThat(office.as(maya, () -> calls.list(null, 10))
                            .data()
                            .getFirst()
                            .problem())
                    .isEqualTo("The lead's data is not used any more.");
            Run run = office.run(maya, lead);
            assertThat(run.enrollment().exit()).isEqualTo(ExitReason.RESTRICTED);
            assertThat(RunView.words(ExitReason.RESTRICTED)).startsWith("Restricted");
            office.pass(Duration.ofDays(2));
            office.tick();
            assertThat(office.messages(maya, lead)).isEmpty();

            UUID free = office.lead(maya);
            Enrolling.Done again = office.enroll(maya, sequence, List.of(lead, free));
            assertThat(again.refused()).singleElement().satisfies(refusal -> {
                assertThat(refusal.leadId()).isEqualTo(lead);
                assertThat(refusal.reason()).contains("kept and not used");
            });
            assertThat(again.enrolled()).extracting(Run::lead).containsExactly(free);
        }
    }

    private static StepLine webhook(String url) {
        return new StepLine("WEBHOOK", null, null, null, null, null, null, null, null, null, null, url);
    }
}
