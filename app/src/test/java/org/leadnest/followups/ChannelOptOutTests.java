package org.leadnest.followups;

import static org.assertj.core.api.Assertions.assertThat;
import static org.leadnest.followups.Office.email;
import static org.leadnest.followups.Office.input;
import static org.leadnest.followups.Office.task;

import java.time.Duration;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.leadnest.accounts.Actor;
import org.leadnest.cadence.ExitReason;
import org.leadnest.kernel.EmailAddress;
import org.leadnest.kernel.Ids;
import org.leadnest.kernel.PhoneNumber;
import org.leadnest.leads.Leads;
import org.leadnest.leads.NewLead;
import org.leadnest.messaging.Channel;
import org.leadnest.messaging.Consents;
import org.leadnest.messaging.Evidence;
import org.leadnest.messaging.Forecast;
import org.leadnest.messaging.Message;
import org.leadnest.messaging.MessageEvent;
import org.leadnest.messaging.Status;
import org.leadnest.testkit.Cast;
import org.leadnest.testkit.LeadNestTest;
import org.springframework.beans.factory.annotation.Autowired;

/** Who leaves one channel is still written to on the other; who leaves all is left alone. */
@LeadNestTest
class ChannelOptOutTests {
    @Autowired
    private Office office;

    @Autowired
    private Leads leads;

    @Autowired
    private Consents consents;

    @Autowired
    private Simulations simulations;

    @Autowired
    private FollowupListeners listeners;

    @Autowired
    private Cast cast;

    private Actor maya;
    private UUID lead;

    @BeforeEach
    void enter() {
        maya = cast.enter().maya();
        office.moveTo("10:00");
        NewLead both = NewLead.named("Ana", "Lopez")
                .reachedBy(
                        List.of(new EmailAddress("ana." + Ids.next() + "@example.com")),
                        List.of(new PhoneNumber("+13055550123")))
                .living("NY", null, "America/New_York");
        lead = office.as(maya, () -> leads.capture(both, maya).lead().id().value());
    }

    @Test
    void whoStopsTextsGetsTheLettersAndTheTextsAreRefusedOneByOne() {
        Sequence sequence =
                office.sequence(maya, input(email("PT1H", "One"), sms("PT1H", "Two"), email("PT1H", "Three")));
        office.enroll(maya, sequence, List.of(lead));
        leave(EnumSet.of(Channel.SMS));
        for (int hour = 0; hour < 4; hour++) {
            office.pass(Duration.ofHours(1));
            office.tick();
        }
        List<Message> written = office.messages(maya, lead);
        assertThat(written).extracting(Message::body).containsExactly("One", "Two", "Three");
        assertThat(written).extracting(Message::status).containsExactly(Status.SENT, Status.REFUSED, Status.SENT);
        assertThat(office.run(maya, lead).enrollment().exit()).isNull();
    }

    @Test
    void theRunEndsWhereOnlyClosedChannelsAreLeft() {
        Sequence sequence =
                office.sequence(maya, input(email("PT1H", "One"), sms("PT1H", "Two"), task("PT1H", "Call")));
        office.enroll(maya, sequence, List.of(lead));
        office.pass(Duration.ofHours(1));
        office.tick();
        assertThat(office.run(maya, lead).enrollment().step()).isEqualTo(1);
        leave(EnumSet.of(Channel.SMS));
        assertThat(office.run(maya, lead).enrollment().exit()).isEqualTo(ExitReason.OPTED_OUT);
    }

    @Test
    void whoLeavesAllIsLeftAlone() {
        office.enroll(maya, office.sequence(maya, input(task("P1D", "Call"))), List.of(lead));
        leave(EnumSet.allOf(Channel.class));
        assertThat(office.run(maya, lead).enrollment().exit()).isEqualTo(ExitReason.OPTED_OUT);
    }

    @Test
    void anOptOutThatIsToldAfterTheReturnEndsNothing() {
        Sequence sequence = office.sequence(maya, input(email("P1D", "One")));
        leave(EnumSet.allOf(Channel.class));
        office.as(maya, () -> {
            consents.give(lead, Channel.EMAIL, new Evidence("FORM", "Yes", "form"));
            return true;
        });
        office.enroll(maya, sequence, List.of(lead));
        listeners.optedOut(new MessageEvent.OptedOut(maya.account(), lead, Channel.EMAIL));
        assertThat(office.run(maya, lead).enrollment().exit()).isNull();
    }

    @Test
    void enrollingAndTheForecastRefuseOnlyWhatCouldNotSpeak() {
        leave(Set.of(Channel.SMS));
        Sequence letters = office.sequence(
                maya, input(email("PT0S", "One"), sms("PT1H", "Two"), email("PT1H", "Three"), sms("PT1H", "Four")));
        Sequence texts = office.sequence(maya, input(sms("PT0S", "One"), task("PT1H", "Call")));
        Simulation.OfLead told = simulate(letters);
        assertThat(told.refusal()).isNull();
        assertThat(told.happenings())
                .extracting(happening -> happening.forecast() instanceof Forecast.Goes)
                .containsExactly(true, false, true);
        assertThat(told.problem()).contains("before step 4", "opted out of every channel");
        assertThat(simulate(texts).refusal()).contains("every channel");
        assertThat(office.enroll(maya, letters, List.of(lead)).refused()).isEmpty();
        assertThat(office.enroll(maya, texts, List.of(lead)).refused())
                .singleElement()
                .satisfies(refusal -> assertThat(refusal.reason()).contains("every channel"));
    }

    private void leave(Set<Channel> channels) {
        office.as(maya, () -> {
            consents.optOut(lead, channels, new Evidence("LINK", "no", "test"));
            return true;
        });
        channels.forEach(channel -> listeners.optedOut(new MessageEvent.OptedOut(maya.account(), lead, channel)));
    }

    private Simulation.OfLead simulate(Sequence sequence) {
        return office.as(maya, () -> simulations.of(sequence.id(), List.of(lead)))
                .orElseThrow()
                .leads()
                .getFirst();
    }

    private static StepLine sms(String delay, String body) {
        return StepLine.of("SMS", delay, null, null, body);
    }
}
